import Debrief
import Testing

struct MergeTests {
  private func merge(_ base: String?, _ mine: String?, _ theirs: String?) -> (text: String?, conflicts: [Conflict]) {
    let merged = Review.merge(base: review(base), mine: review(mine), theirs: review(theirs))
    return (merged.review.summary?.markdown, merged.conflicts)
  }

  private func review(_ summary: String?) -> Review {
    var review = Review()
    review.summary = summary.map { Prose($0) }
    return review
  }

  @Test func wordsOfTwoPeopleMeetInOneText() {
    let merged = merge("The cache was full.", "The big cache was full.", "The cache was full again.")
    #expect(merged.text == "The big cache was full again.")
    #expect(merged.conflicts.isEmpty)
  }

  @Test func paragraphsAddedAtTheSamePlaceBothStay() {
    let merged = merge("One.", "One.\n\nMine.", "One.\n\nTheirs.")
    #expect(merged.text == "One.\n\nTheirs.\n\nMine.")
    let items = merge("- a\n- b", "- a\n- mine\n- b", "- a\n- theirs\n- b")
    #expect(items.text == "- a\n- theirs\n- mine\n- b")
    #expect(merged.conflicts.isEmpty && items.conflicts.isEmpty)
  }

  @Test func theSameWordChangedTwiceIsAConflictOfBothTexts() {
    let merged = merge("The cache was full.", "The disk was full.", "The queue was full.")
    #expect(merged.text == "The queue was full.")
    #expect(merged.conflicts.map(\.path) == ["summary"])
    #expect(merged.conflicts.map(\.mine) == ["\"The disk was full.\""])
    #expect(merged.conflicts.map(\.theirs) == ["\"The queue was full.\""])
  }

  @Test func aDeletedTextThatSomebodyImprovedIsAConflict() {
    let merged = merge("One two.", "One two three.", nil)
    #expect(merged.text == nil)
    #expect(merged.conflicts.map(\.mine) == ["\"One two three.\""])
  }

  /// Few different words, so that there are many ways to see a difference.
  @Test(arguments: 0..<300)
  func aChangeElsewhereLeavesMyTextAsIWroteIt(seed: Int) {
    var random = Seeded(seed)
    let words = ["a", "b", "c", "\n", "- a", "\n\n"]
    let base = (0..<seed % 60).map { _ in words.randomElement(using: &random) ?? "" }
    var mine = base
    for _ in 0..<seed % 13 {
      let place = Int.random(in: 0...mine.count, using: &random)
      if place < mine.count, Bool.random(using: &random) { mine.remove(at: place) } else { mine.insert("b", at: place) }
    }
    let (old, new) = (base.joined(separator: " "), mine.joined(separator: " "))
    let merged = merge(old + " | end", new + " | end", old + " | the end")
    #expect(merged.text == new + " | the end")
    #expect(merged.conflicts.isEmpty)
  }

  @Test func longTextsMerge() {
    let base = (0..<9000).map { "word\($0 % 700)" }
    var mine = base
    for place in stride(from: 0, to: 9000, by: 9) { mine[place] = "mine\(place)" }
    let theirs = base.map { "\($0)x" }
    #expect(merge(base.joined(separator: " "), mine.joined(separator: " "), theirs.joined(separator: " ")).text != nil)
  }

  @Test func longTextsMergeByLines() {
    let lines = (0..<2500).map { "line \($0) says that w\($0 * 7) and x\($0 * 13) were seen" }
    var mine = lines.map { $0.replacing("says", with: "tells") }
    var theirs = lines
    mine[0] = "mine at the top"
    theirs[2499] = "theirs at the end"
    let merged = merge(lines.joined(separator: "\n"), mine.joined(separator: "\n"), theirs.joined(separator: "\n"))
    #expect(merged.text?.contains("mine at the top") == true || !merged.conflicts.isEmpty)
    #expect(merged.text?.contains("theirs at the end") == true)
  }

  @Test func twoPeopleWhoAddTheSameIdBothKeepTheirElement() {
    let base = Review.sample(0)
    var mine = base
    mine.timeline.append(entry("mine"))
    var theirs = base
    theirs.timeline.append(entry("theirs"))
    let merged = Review.merge(base: base, mine: mine.identified(), theirs: theirs.identified())
    #expect(merged.review.timeline.suffix(2).map(\.event) == ["mine", "theirs"])
    #expect(Set(merged.review.timeline.map(\.id)).count == merged.review.timeline.count)
    #expect(merged.conflicts.isEmpty)
  }

  @Test func aWhyFollowsTheNewIdOfTheWhyItExplains() {
    let base = Review().identified()
    var mine = base
    mine.cause.whys = [why("first", id: "w1"), why("second", id: "w2", because: "w1")]
    var theirs = base
    theirs.cause.whys = [why("other", id: "w1")]
    let whys = Review.merge(base: base, mine: mine, theirs: theirs).review.cause.whys
    let first = whys.first { $0.question == "first" }
    #expect(whys.count == 3)
    #expect(whys.first { $0.question == "second" }?.because == first?.id)
    #expect(first?.id != "w1")
  }

  @Test func anElementThatSomebodyChangedIsNotRemoved() {
    let base = Review.sample(0)
    var mine = base
    mine.timeline.remove(at: 1)
    var theirs = base
    theirs.timeline[1].event = "changed"
    let merged = Review.merge(base: base, mine: mine, theirs: theirs)
    #expect(merged.review.timeline.count == 4)
    #expect(merged.conflicts.map(\.path) == ["timeline[t2]"])
  }

  @Test func whatWasWrittenIntoARemovedElementIsKept() {
    let base = Review.sample(0)
    var mine = base
    mine.timeline[1].event = "changed"
    var theirs = base
    theirs.timeline.remove(at: 1)
    let merged = Review.merge(base: base, mine: mine, theirs: theirs)
    #expect(merged.review.timeline.count == 3)
    #expect(merged.conflicts.map(\.mine) == ["\"changed\""])
  }

  @Test func conflictsThatWaitAreNotKeptTwice() {
    var review = Review()
    var conflict = Conflict()
    conflict.path = "title"
    conflict.mine = "\"a\""
    let at = Moment(Stamp(CivilDate(daysSinceEpoch: 0)))
    #expect(review.keep([conflict], by: Person("Ada"), at: at).map(\.id) == ["c1"])
    #expect(review.keep([conflict], by: Person("Ben"), at: at) == review.conflicts)
    #expect(review.conflicts.count == 1)
    #expect(review.conflicts.first?.by == Person("Ada"))
  }

  private func entry(_ event: Prose) -> Entry {
    var entry = Entry()
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
