import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct BackupTests {
  private func filled(_ store: Store) async throws -> String {
    let uid = try await store.create(.titled("Down", id: "INC-1"), by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ben, door: .page, at: .noon(plus: 1)) { $0.summary = "Disk “full” \u{1F4A5}" }
    let spool = try store.spool()
    try spool.append((0..<1_500_000).map { UInt8(truncatingIfNeeded: $0) })
    _ = try await store.attach(spool, name: "dump", to: uid, by: .ada, door: .page, at: .noon(plus: 2))
    let edition = Review.titled("Imported", id: "INC-2")
    _ = try await store.importDocument(edition, name: "a.md", sha256: "x", by: .ada, at: .noon)
    let removed = try await store.create(.titled("Gone", id: "INC-3"), by: .ada, door: .page, at: .noon).uid
    try await store.remove(removed, by: .ada, at: .noon(plus: 3))
    try await store.seal(at: .noon(plus: 4))
    return uid
  }

  @Test(arguments: Engine.allCases, Engine.allCases)
  func aBackupComesBackOnEitherEngine(from engine: Engine, to other: Engine) async throws {
    let (scratch, empty) = (try Scratch(engine), try Scratch(other))
    let store = try await scratch.open()
    let uid = try await filled(store)
    let folder = try Scratch(.sqlite)
    try FileManager.default.createDirectory(atPath: folder.folder, withIntermediateDirectories: true)
    let file = folder.folder + "/backup.debrief"
    #expect(try await store.backUp(to: file, at: .noon) == [])
    #expect(try await Store.open(.file(file), now: .noon).verify() == store.verify())
    let (restored, findings) = try await Store.move(from: .file(file), to: empty.place, now: .noon)
    #expect(findings == [])
    #expect(try await restored.list() == store.list())
    #expect(try await restored.find(uid)?.review == store.find(uid)?.review)
    #expect(try await restored.history(uid) == store.history(uid))
    #expect(try await restored.removed().map(\.stored.review.id) == ["INC-3"])
    let dump = try #require(try await restored.files(uid).first)
    #expect(try await restored.piece(1, of: dump)?.count == 1_500_000 - Blobs.piece)
    #expect(try await restored.doctor() == [])
    let again = try await restored.importDocument(
      .titled("Imported", id: "INC-2"), name: "a.md", sha256: "x", by: .ada, at: .noon)
    guard case .unchanged = again else { return #expect(Bool(false), "\(again)") }
    #expect(try await restored.create(.titled("New"), by: .ada, door: .page, at: .noon).version == 1)
  }

  @Test(arguments: Engine.allCases) func nothingIsWrittenOver(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    _ = try await filled(store)
    let folder = try Scratch(.sqlite)
    try FileManager.default.createDirectory(atPath: folder.folder, withIntermediateDirectories: true)
    let file = folder.folder + "/backup.debrief"
    _ = try await store.backUp(to: file, at: .noon)
    let twice = await #expect(throws: StoreError.self) { _ = try await store.backUp(to: file, at: .noon) }
    #expect(twice?.kind == .refused)
    let over = await #expect(throws: StoreError.self) {
      _ = try await Store.move(from: .file(file), to: scratch.place, now: .noon)
    }
    #expect(over?.kind == .refused && over?.what == "There are reviews or accounts already")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.folder) == ["backup.debrief"])
  }

  @Test(arguments: Engine.allCases) func aPlaceThatWasServedTakesABackup(engine: Engine) async throws {
    let (scratch, served) = (try Scratch(.sqlite), try Scratch(engine))
    _ = try await filled(try await scratch.open())
    try await served.open().tend(Keeping(), at: .noon)
    let (_, findings) = try await Store.move(from: scratch.place, to: served.place, now: .noon)
    #expect(findings == [])
  }

  @Test func lostBytesAreSaidAndTheRestIsCarriedOver() async throws {
    let (scratch, empty) = (try Scratch(.sqlite), try Scratch(.sqlite))
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let spool = try store.spool()
    try spool.append("words of a file".utf8)
    let file = try await store.attach(spool, name: "a.txt", to: uid, by: .ada, door: .page, at: .noon).file
    try FileManager.default.removeItem(atPath: Blobs.path(file.sha256, in: scratch.folder + "/attachments"))
    #expect(try await store.list(.saying("words")).total == 1, "a search goes on without them")
    let (restored, findings) = try await Store.move(from: scratch.place, to: empty.place, now: .noon)
    #expect(findings.map(\.what).allSatisfy { $0.contains("missing") } && !findings.isEmpty)
    #expect(try await restored.list().total == 1)
    #expect(try await restored.rebuild() == 1)
  }
}
