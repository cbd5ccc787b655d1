import Debrief
import Testing

struct RedactionTests {
  private func review() -> Review {
    var review = Review()
    review.title = "Ada's cache"
    review.summary = "Ada, ADA and Adana."
    review.owner = Person("Ada")
    review.date = "2026-03-01"
    review.services = ["api", "shop"]
    var entry = Entry()
    entry.event = "Ada restarted it"
    review.timeline = [entry]
    var conflict = Conflict()
    conflict.path = "timeline[t1].event"
    conflict.mine = "\"secret\""
    review.conflicts = [conflict]
    return review.identified()
  }

  @Test func wordsGoWhereTheyStandByThemselves() {
    let redacted = Redaction.words("ada", instead: "X")(review())
    #expect(redacted.title == "X's cache" && redacted.summary == "X, X and Adana.")
    #expect(redacted.owner == Person("X") && redacted.timeline.first?.event == "X restarted it")
    #expect(Redaction.words("Ada", instead: "Ada")("Ada") == "Ada")
    #expect(Redaction.words("", instead: "X")("Ada") == "Ada")
    #expect(Redaction.words("a b", instead: "X")("a b, xa b, a \n b") == "X, xa b, X")
    #expect(Redaction.words("aa a", instead: "X")("aaa a aa a") == "aaa a X")
  }

  @Test func aPathGoes() {
    func redacted(_ path: FieldPath) -> Review { Redaction.path(path)(review()) }
    #expect(redacted("summary").summary == "[redacted]")
    #expect(redacted("date").date == nil)
    #expect(redacted("owner").owner == Person("[redacted]"))
    #expect(redacted("services").services == ["[redacted]", "[redacted]"])
    #expect(redacted("timeline[t1]").timeline.first?.event == "[redacted]")
    #expect(redacted("timeline[t1]").timeline.first?.id == "t1")
    #expect(redacted("timeline[t9].event") == review())
  }

  @Test func theConflictsOfAPathGoWithIt() {
    #expect(Redaction.path("timeline[t1]")(review()).conflicts.first?.mine == Redaction.mark)
    #expect(Redaction.path("summary")(review()).conflicts.first?.mine == "\"secret\"")
  }

  @Test func aFileGoesByItsName() {
    var review = review()
    review.attachments = [.init(), .init()]
    review.attachments[0].file = "a.log"
    review.attachments[0].note = "Ada's"
    review.attachments[1].file = "b.log"
    let redacted = Redaction.file("a.log")(review)
    #expect(redacted.attachments.map(\.file) == ["[redacted]", "b.log"])
    #expect(redacted.attachments[0].note == nil)
  }
}
