import Debrief
import DebriefIntegrations
import Testing

@Suite struct `The system's zones` {
  static let zones = SystemZones.zones()

  @Test(arguments: [
    ("Europe/Lisbon", "2026-01-15T12:00", [0]), ("Europe/Lisbon", "2026-07-15T12:00", [60]),
    ("America/New_York", "2026-03-08T02:30", []), ("America/New_York", "2026-11-01T01:30", [-240, -300]),
    ("America/New_York", "2026-11-01T02:00", [-300]), ("Europe/Berlin", "2026-10-25T02:15", [120, 60]),
    ("Europe/Berlin", "2026-03-29T02:59", []), ("Europe/Berlin", "2026-03-29T03:00", [120]),
    ("Australia/Sydney", "2026-01-01T00:00", [660]), ("Australia/Sydney", "2026-07-01T00:00", [600]),
    ("Asia/Kolkata", "2026-07-01T00:00", [330]), ("America/New_York", "1999-07-04T09:00", [-240]),
    ("Europe/Dublin", "2026-07-01T00:00", [60]), ("UTC", "2026-07-01T00:00", [0]),
    ("Etc/GMT+5", "2026-07-01T00:00", [-300]),
  ])
  func `say what a local clock may mean`(_ name: String, _ local: String, _ offsets: [Int]) throws {
    #expect(Self.zones.offsets(name, try #require(Stamp(iso: local))) == offsets)
  }

  @Test(arguments: ["Mars/Olympus", "", "../../../etc/passwd", "/etc/localtime", "zone.tab", "Europe"])
  func `are none for other names`(_ name: String) throws {
    #expect(Self.zones.offsets(name, try #require(Stamp(iso: "2026-07-01T00:00"))) == nil)
  }
}
