import Debrief
import Testing

@testable import DebriefStore

struct ChangesTests {
  @Test(.timeLimit(.minutes(10)), arguments: Engine.allCases)
  func whoWaitsHearsOfNewVersions(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    var versions = store.changes.of(uid).makeAsyncIterator()
    _ = try await store.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up" }
    var heard = await versions.next()
    if heard == 1 { heard = await versions.next() }
    #expect(heard == 2)
  }

  @Test(.timeLimit(.minutes(10))) func anotherProcessIsHeardAlsoAfterALostConnection() async throws {
    let scratch = try Scratch(.postgres)
    let (here, there) = (try await scratch.open(), try await scratch.open())
    let uid = try await here.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    var versions = here.changes.of(uid).makeAsyncIterator()
    // The first thing that a listener hears is what is there when it begins.
    #expect(await versions.next() == 1)
    _ = try await there.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up" }
    #expect(await versions.next() == 2)
    try await scratch.alter(
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query = 'LISTEN debrief'
      """)
    _ = try await there.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up again" }
    #expect(await versions.next() == 3)
  }
}
