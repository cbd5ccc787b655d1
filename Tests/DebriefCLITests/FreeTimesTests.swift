import Debrief
import DebriefIntegrations
import Testing

/// Times of documents that follow no template, in the zones of this machine.
@Suite("Times as people write them")
struct FreeTimesTests {
  private static let zones = SystemZones.zones()

  private func read(_ document: String) -> (times: [String], doubts: [String], notes: [Note]) {
    let parsed = FreeDocument.read(document, zones: Self.zones)
    return (
      parsed.review.timeline.map { $0.at?.at.iso ?? "none" },
      parsed.notes.filter(\.kind.isDoubt).map { "\($0.line ?? 0): \($0.message)" }, parsed.notes
    )
  }

  @Test(arguments: [
    ("- 09:30 Zurich time: fixed", "2026-07-01T09:30+02:00"),
    ("- 7:30 pm New York time - fixed", "2026-07-01T19:30-04:00"),
    ("- 09:30 Bangalore time fixed", "2026-07-01T09:30+05:30"), ("- 09:30 lunch time", "2026-07-01T09:30"),
  ])
  func `are in the zone of the city that they name`(line: String, time: String) {
    #expect(read("# Lift\n\nDate: 2026-07-01\n\n## Timeline\n\n\(line)\n").times == [time])
  }

  @Test func `take the zone of a heading that names a city`() {
    let read = read("# Lift\n\nDate: 2026-07-01\n\n## Timeline (all times in Denver time)\n\n- 10:05 first call\n")
    #expect(read.times == ["2026-07-01T10:05-06:00"])
  }

  @Test func `have the day where the document's other days have it`() {
    let first = read("# Lift\n\nDate: 03/04/2026\n\n## Timeline\n\n- 13/04/2026 10:00 UTC call\n")
    #expect(first.doubts.isEmpty)
    #expect(first.notes.contains { $0.kind == .inferred && $0.path == "date" && $0.message.contains("day first") })
    let either = FreeDocument.read("# Lift\n\nDate: 03/04/2026\n")
    #expect(either.review.date == "03/04/2026")
    #expect(
      either.notes.map(\.message) == ["“03/04/2026” may be 2026-04-03 or 2026-03-04; it is kept as written"])
    #expect(either.notes.map(\.kind) == [.ambiguous])
  }

  @Test func `may begin with their year`() {
    let read = FreeDocument.read("# Lift\n\nDate: 26-03-14\n").review
    #expect(read.date?.date == nil)
    #expect(FreeDocument.read("# Lift\n\nDate: 5-26-21\n").review.date == "2021-05-26")
  }

  @Test func `say when the clocks show them twice, or never`() {
    let twice = read("# Lift\n\nDate: 2026-11-01\n\n## Timeline\n\n- 01:30 ET first call\n")
    #expect(twice.times == ["2026-11-01T01:30-04:00"])
    #expect(
      twice.doubts == ["7: the clocks of America/New_York show this time twice that night; the one at -04:00 is taken"])
    let never = read("# Lift\n\nDate: 2026-03-08\n\n## Timeline\n\n- 02:30 ET first call\n")
    #expect(never.times == ["2026-03-08T02:30"])
    #expect(
      never.doubts == ["7: the clocks of America/New_York jump over this time that night; it is kept without a zone"])
  }

  @Test func `say which zone was taken where others name several`() {
    let read = read(
      "# Lift\n\nDate: 2026-07-01\n\n## Timeline\n\n- 09:30 UTC a\n- 05:40 ET b\n- 10:00 c\n- 10:10 UTC d\n")
    #expect(
      read.doubts == ["9: names no zone, and others here name UTC, America/New_York; UTC is taken for all such times"])
  }
}
