import Cluster
import Debrief
import Synchronization
import Testing

@testable import DebriefStore

extension FaultTests {
  private static func terminate(_ db: any Connection, at address: String) throws {
    let process = try db.row("SELECT pg_backend_pid() AS process")?.int("process") ?? 0
    _ = try DebriefStore.Link(Address(address)).simple("SELECT pg_terminate_backend(\(process))")
  }

  @Test func aChangeWhoseConnectionIsLostIsMadeOverAnotherOne() async throws {
    let address = try Cluster.shared.get().newDatabase()
    let store = try await Store.open(Place(address), now: .noon)
    let runs = Mutex(0)
    try await store.database.write { db in
      try db.run("INSERT INTO counter VALUES ('lost', 1)")
      let isFirst = runs.withLock { n in
        n += 1
        return n == 1
      }
      if isFirst { try Self.terminate(db, at: address) }
      try db.run("UPDATE counter SET last = last + 1 WHERE name = 'lost'")
    }
    let row = try await store.database.read { try $0.row("SELECT last FROM counter WHERE name = 'lost'") }
    #expect(row?.int("last") == 2 && runs.withLock { $0 } == 2)
  }

  @Test func aChangeWhoseConnectionIsLostAgainAndAgainIsNotMade() async throws {
    let address = try Cluster.shared.get().newDatabase()
    let store = try await Store.open(Place(address + "&password=\(Wire.secret)"), now: .noon)
    await Self.expect(.unreachable, saying: "cannot be reached", "PostgreSQL database “test", "Nothing was changed") {
      try await store.database.write { db in
        try db.run("INSERT INTO counter VALUES ('lost', 1)")
        try Self.terminate(db, at: address)
        try db.run("UPDATE counter SET last = 2")
      }
    }
    #expect(try await store.database.read { try $0.rows("SELECT last FROM counter WHERE name = 'lost'").isEmpty })
    _ = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
  }

  @Test func aCommitThatReachesTheServerIsKept() async throws {
    let wire = try Wire(to: Cluster.shared.get().folder)
    defer { wire.remove() }
    let store = try await Store.open(Place(wire.address(of: Cluster.shared.get().newDatabase())), now: .noon)
    wire.cutAtNextCommit(.after)
    let saved = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    #expect(try await store.find(saved.uid)?.review == saved.review)
    #expect(try await store.list().total == 1)
  }

  @Test func aCommitThatDoesNotReachTheServerIsNotKept() async throws {
    let wire = try Wire(to: Cluster.shared.get().folder)
    defer { wire.remove() }
    let store = try await Store.open(Place(wire.address(of: Cluster.shared.get().newDatabase())), now: .noon)
    wire.cutAtNextCommit(.before)
    await Self.expect(.unreachable, saying: "not saved", "PostgreSQL database “test") {
      try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    }
    #expect(try await store.list().total == 0)
    _ = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    #expect(try await store.list().total == 1)
  }

  @Test func aCommitOfWhichNobodyCanAskIsSaid() async throws {
    let wire = try Wire(to: Cluster.shared.get().folder)
    defer { wire.remove() }
    let store = try await Store.open(Place(wire.address(of: Cluster.shared.get().newDatabase())), now: .noon)
    wire.cutAtNextCommit(.afterForGood)
    await Self.expect(.unknownOutcome, saying: "while a change was being saved", "Load the review again") {
      try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    }
    await Self.expect(.unreachable) { try await store.list() }
    wire.mend()
    #expect(try await store.list().total == 1)
    _ = try await store.create(.titled("Up"), by: .ada, door: .page, at: .noon)
    #expect(try await store.verify().findings == [])
  }

  @Test func aServerThatIsAwayIsSaidUntilItIsBack() async throws {
    let cluster = try Cluster(durable: false)
    let address = try cluster.newDatabase()
    let store = try await Store.open(Place(address + "&password=\(Wire.secret)"), now: .noon)
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let edit: @Sendable () async throws -> Int = {
      try await store.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up" }.version
    }
    try cluster.stop()
    await Self.expect(.unreachable, saying: "cannot be reached", "Check that it runs") { try await edit() }
    await Self.expect(.unreachable) { try await store.find(uid) }
    await Self.expect(.unreachable) { try await Store.open(Place(address), now: .noon) }
    try cluster.start()
    #expect(try await store.find(uid)?.version == 1)
    #expect(try await edit() == 2)
  }

  @Test func aServerThatIsReadOnlyIsSaidUntilItIsNot() async throws {
    let address = try Cluster.shared.get().newDatabase()
    let store = try await Store.open(Place(address + "&password=\(Wire.secret)"), now: .noon)
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    try switchOver(address, readOnly: true)
    await Self.expect(.notWritable, saying: "cannot be written", "read-only", "Name a primary server") {
      try await store.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up" }
    }
    #expect(try await store.find(uid)?.review.title == "Down")
    try switchOver(address, readOnly: false)
    #expect(try await store.edit(uid, by: .ben, door: .page, at: .noon) { $0.title = "Up" }.version == 2)
  }

  /// As when another server takes over: every connection is lost, and new ones may write or not.
  private func switchOver(_ address: String, readOnly: Bool) throws {
    let link = try DebriefStore.Link(Address(address))
    try link.simple("SET default_transaction_read_only = off")
    let name = try link.simple("SELECT current_database() AS name").first?.text("name") ?? ""
    try link.simple("ALTER DATABASE \(name) SET default_transaction_read_only = \(readOnly ? "on" : "off")")
    try link.simple(
      """
      SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """)
  }
}
