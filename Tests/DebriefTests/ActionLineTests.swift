import Debrief
import Testing

@Suite("An action item as one says it")
struct ActionLineTests {
  private let line = ActionLine(
    today: CivilDate(2026, 11, 20)!,  // a Friday
    people: [
      Person("Marek Vlček"), Person("Ines Duarte", handle: "ines@example.org"), Person("Tom Okafor"),
      Person("Tom Reed"),
      Person("Marek Vlček", role: "lead"),
    ])

  @Test("Everything that is said at the end goes to its place")
  func all() {
    let item = line.read("Add cert expiry alert @marek p1 by 3 Dec #prevent")
    #expect(item.action == "Add cert expiry alert" && item.owner == Person("Marek Vlček"))
    #expect(item.priority?.id == "P1" && item.due == "2026-12-03" && item.category?.id == "prevention")
    #expect(item.status?.id == "open" && item.horizon == nil)
  }

  @Test(
    "Days are read as people say them",
    arguments: [
      ("by 3 Dec", "2026-12-03"), ("by December 3rd", "2026-12-03"), ("due 2027-01-05", "2027-01-05"),
      ("by 3 Feb", "2027-02-03"), ("by today", "2026-11-20"), ("until tomorrow.", "2026-11-21"),
      ("by Monday", "2026-11-23"), ("by Fri", "2026-11-27"), ("before Sunday", nil), ("in 2 weeks", "2026-12-04"),
      ("within a month", "2026-12-20"), ("by end of month", "2026-11-30"), ("by 14.03.2027", "2027-03-14"),
      ("by 29 Feb", nil), ("by hand", nil), ("in production", nil), ("in 0 days", nil), ("3 Dec", nil), ("by Mo", nil),
    ])
  func days(words: String, day: String?) {
    let item = line.read("Rotate the keys " + words)
    #expect(item.due?.text == day)
    #expect(item.action?.markdown == (day == nil ? "Rotate the keys " + words : "Rotate the keys"))
  }

  @Test(
    "A day that cannot be read is told from words that are none",
    arguments: [
      ("by 31 Feb", "by 31 Feb"), ("by 29 Feb.", "by 29 Feb"), ("until February 30th 2027", "until February 30th 2027"),
      ("due 2026-13-45", "due 2026-13-45"), ("by 32.12.2026", "by 32.12.2026"), ("by 31 Feb p1 @tom", "by 31 Feb"),
      ("by 3 Dec", nil),
      ("by hand", nil), ("by 200 ms", nil), ("by 50%", nil), ("31 Feb", nil),
    ])
  func missed(words: String, phrase: String?) {
    #expect(line.missedDay("Cut the delay " + words) == phrase)
  }

  @Test(
    "The owner is whoever alone can be meant, else the handle",
    arguments: [
      ("@marek", Person("Marek Vlček")), ("@MarekVlcek,", Person("Marek Vlček")), ("@ines", Person("Ines Duarte")),
      ("@okafor", Person("Tom Okafor")), ("@tom", Person(handle: "tom")),
      ("@sre-on-call", Person(handle: "sre-on-call")),
    ])
  func owner(mark: String, person: Person) {
    #expect(line.read("Page \(mark) the right team").owner == person)
    #expect(line.read("Page the right team \(mark)").owner == person)
  }

  @Test(
    "A tag is a category or a horizon by its beginning, and stays in the words otherwise",
    arguments: [
      ("#detect", "detection", nil), ("#respond", "response", nil), ("#comms", "communication", nil),
      ("#soon", nil, "short-term"), ("#now", nil, "immediate"), ("#4312", nil, nil), ("#pre", nil, nil),
      ("#processor", nil, nil), ("#", nil, nil),
    ])
  func tags(tag: String, category: String?, horizon: String?) {
    let item = line.read("Mend it \(tag)")
    #expect(item.category?.id == category && item.horizon?.id == horizon)
    #expect(item.action?.markdown == (category ?? horizon == nil ? "Mend it \(tag)" : "Mend it"))
  }

  @Test("What stands within the sentence is a part of it, and nothing is said twice")
  func within() {
    let item = line.read("Page on P1 incidents by 3 Dec too, mail a@b.org p2 @tom p3 @ines")
    #expect(item.action == "Page on P1 incidents by 3 Dec too, mail a@b.org p2 @tom")
    #expect(item.priority?.id == "P3" && item.due == nil && item.owner == Person("Ines Duarte"))
    #expect(line.read("@marek p1").action == "@marek p1")
    #expect(line.read("@marek p1").owner == nil)
    #expect(line.read("  ").action == "")
  }

  @Test(
    "A due date is guessed by horizon, else by priority, and only where none is set",
    arguments: [
      ("x #now", "2026-11-27"), ("x #later p1", "2027-02-18"), ("x p1", "2026-11-27"), ("x p2", "2026-12-04"),
      ("x p3", "2026-12-20"), ("x #soon", "2026-12-20"), ("x", nil), ("x p1 by 3 Dec", nil),
    ])
  func guess(words: String, day: String?) {
    #expect(line.read(words).likelyDue(from: CivilDate(2026, 11, 20)!)?.iso == day)
  }

  @Test("What is done knows since when, and what is taken up again does not")
  func moved() {
    let (day, later) = (CivilDate(2026, 11, 20)!, CivilDate(2026, 11, 25)!)
    var item = line.read("x p1")
    item.move(to: ActionStatus("done"), on: day)
    #expect(item.doneAt == "2026-11-20" && !item.isOpen && item.likelyDue(from: day) == nil)
    item.move(to: ActionStatus("done"), on: later)
    #expect(item.doneAt == "2026-11-20")
    item.move(to: ActionStatus("in-progress"), on: later)
    #expect(item.doneAt == nil && item.isOpen)
    item.move(to: nil, on: later)
    #expect(item.status == nil && item.isOpen)
  }
}
