import Debrief
import Testing

@Suite("A field as a text")
struct FieldTextTests {
  private var text: FieldText {
    var review = Review()
    review.startedAt = Moment(Stamp(iso: "2026-02-14T18:02Z")!)
    return FieldText(of: review, zones: .utc)
  }

  @Test(
    "Is read and written again",
    arguments: [
      ("timeline[t1].at", "2026-02-14 14:05 UTC"), ("summary", "Two lines\n\nwith *marks*, and `code`"),
      ("authors", "Ada King\nBen (on call)"), ("services", "checkout, EU\npayments"), ("impact.users.count", "~18,000"),
      ("detection.early", "Yes"), ("status", "In Review"), ("durationStated", "2 hours 5 minutes"),
    ])
  func there(path: String, written: String) throws {
    var review = Review()
    review.timeline = [Entry()]
    review.timeline[0].id = "t1"
    review.timeline[0].event = "x"
    var values = FieldValues(of: review)
    let path = try #require(FieldPath(parsing: path))
    guard let (_, lens) = values.value(at: path) else { return }
    let json = try text.read(written, lens)
    #expect(json != nil)
    #expect(text.write(json, lens) == written)
    values.set(json, at: path)
    #expect(values.value(at: path)?.json == json)
    #expect(values.review.json != review.json)
  }

  @Test("A line of a list that is as it was keeps what it does not show")
  func lines() throws {
    let old: JSON = [["name": "Ada", "handle": "ada@example.org"], ["name": "Ben"]]
    let written = text.write(old, .list(.person))
    let read = try text.read(written + "\nCleo", .list(.person), instead: old)
    #expect(read?.elements?.prefix(2).elementsEqual(old.elements ?? []) == true)
    #expect(read?.elements?.last?["name"] == "Cleo")
  }

  @Test("A sentence that begins with no is no answer")
  func answer() throws {
    #expect(try text.read("No customer data was lost", .answer) == ["text": "No customer data was lost"])
    #expect(try text.read("No, it came later", .answer) == ["answer": false, "text": "it came later"])
    #expect(try text.read("yes", .answer) == ["answer": true])
  }

  @Test("A severity stays in its scheme")
  func severity() throws {
    let old: JSON = ["written": "P2", "scheme": "P1…P4", "rank": 2]
    #expect(try text.read("P1", .severity, instead: old) == ["written": "P1", "scheme": "P1…P4", "rank": 1])
    #expect(try text.read("P2", .severity, instead: old) == old)
  }

  @Test("Says nothing where nothing is written")
  func empty() throws {
    for lens in [Lens.prose, .text, .moment, .list(.person), .yesno] { #expect(try text.read(" \n", lens) == nil) }
  }

  @Test("Stays with its author where it cannot be read")
  func unreadable() {
    #expect(throws: FieldText.Unreadable.self) { try text.read("after lunch", .moment) }
    #expect(throws: FieldText.Unreadable.self) { try text.read("perhaps", .yesno) }
  }

  @Test(
    "An entry is read as one says it",
    arguments: [
      ("14:05 deploy rolled back", "2026-02-14T14:05", "deploy rolled back"),
      ("18:30 UTC – errors end", "2026-02-14T18:30Z", "errors end"), ("errors go on", nil, "errors go on"),
      ("14:05", nil, "14:05"),
    ])
  func entry(words: String, at: String?, event: String) {
    let entry = text.entry(words)
    #expect(entry["event"]?.string == event)
    #expect(entry["at"].map { ($0["at"]?.string ?? $0.string ?? "").hasPrefix(at ?? "-") } ?? (at == nil))
  }

  @Test("Every template asks for fields in its order, and for no record", arguments: Template.builtInNames)
  func outline(name: String) throws {
    let outline = try #require(Template.named(name)).outline
    #expect(outline.sections.count > 4)
    let fields = outline.sections.flatMap(\.fields)
    #expect(Set(fields).count == fields.count && fields.contains("title") && fields.contains("timeline"))
    #expect(Set(fields).isSubset(of: Catalogue.leaves))
  }

  @Test("A day may be said as today or yesterday, where somebody knows which day that is")
  func days() throws {
    let today = FieldText(of: Review(), zones: .utc, today: CivilDate(iso: "2026-03-01"))
    #expect(today.entry("yesterday 23:50 UTC first alert")["at"]?["at"] == "2026-02-28T23:50Z")
    #expect(today.entry("Today, 00:10 UTC rolled back")["event"] == "rolled back")
    #expect(try today.read("~yesterday 23:50 UTC", .moment)?["at"] == "2026-02-28T23:50Z")
    #expect(try today.read("yesterday", .date) == "2026-02-28")
    #expect(today.entry("yesterday nobody knew")["at"]?["at"]?.string.map { $0.hasPrefix("2026-02-28") } != false)
    #expect(throws: FieldText.Unreadable.self) { try text.read("yesterday", .moment) }
  }
}
