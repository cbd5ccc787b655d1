import Debrief
import Testing

struct IdentityTests {
  @Test func missingIdsAreGivenAndNoneIsGivenTwice() {
    var review = Review()
    review.timeline = [entry("a", id: "t9"), entry("b"), entry("c", id: "t9"), entry("d")]
    let numbered = review.identified()
    #expect(numbered.timeline.map(\.id) == ["t9", "t10", "t11", "t12"])
    #expect(numbered.identified() == numbered)
  }

  @Test func idsOfRemovedElementsAreNotGivenAgain() {
    var before = Review()
    before.timeline = [entry("a", id: "t3")]
    var after = Review()
    after.timeline = [entry("b")]
    #expect(after.identified(avoiding: before).timeline.map(\.id) == ["t4"])
    #expect(after.identified(spent: ["timeline[t5]", "actions[a9]"]).timeline.map(\.id) == ["t6"])
  }

  @Test func nobodyInventsTheNumberOfAnotherIncident() {
    var review = Review()
    var related = RelatedIncident()
    related.relationship = "the same cause"
    review.related = [related]
    #expect(review.identified().related[0].id == nil)
  }

  @Test func aNewEditionTakesOverTheIdsOfWhatIsAlike() {
    var base = Review()
    base.timeline = [
      entry("alert fired", id: "t5"), entry("the database was restarted by hand", id: "t8"), entry("over", id: "t9"),
    ]
    var fresh = Review()
    fresh.timeline = [
      entry("new at the top", id: "t1"), entry("alert fired", id: "t2"),
      entry("the database was restarted by two hands", id: "t3"), entry("over", id: "t4"),
    ]
    let aligned = fresh.aligned(to: base)
    #expect(aligned.timeline.map(\.id) == ["t10", "t5", "t8", "t9"])
    #expect(Review.diff(base, aligned).count == 2)
  }

  @Test func aWhyKeepsWhatItExplains() {
    var base = Review()
    base.cause.whys = [why("one", id: "w7"), why("two", id: "w8", because: "w7")]
    var fresh = Review()
    fresh.cause.whys = [why("one", id: "w1"), why("two", id: "w2", because: "w1")]
    #expect(fresh.aligned(to: base) == base)
  }

  @Test func longListsAlignInReasonableTime() {
    var base = Review()
    base.timeline = (0..<3000).map { n in
      entry(Prose("the service answered request \(n) after \(n * 3) ms"), id: "t\(n + 1)")
    }
    var fresh = base
    for place in fresh.timeline.indices {
      fresh.timeline[place].id = "t\(9000 - place)"
      guard place.isMultiple(of: 2) else { continue }
      fresh.timeline[place].event = Prose("the service answered call \(place) after \(place * 3) ms")
    }
    let same = fresh.aligned(to: base).timeline.map(\.id) == base.timeline.map(\.id)
    #expect(same)
  }

  private func entry(_ event: Prose, id: String? = nil) -> Entry {
    var entry = Entry()
    entry.id = id
    entry.event = event
    return entry
  }

  private func why(_ question: String, id: String, because: String? = nil) -> Why {
    var why = Why()
    why.id = id
    why.question = question
    why.because = because
    return why
  }
}
