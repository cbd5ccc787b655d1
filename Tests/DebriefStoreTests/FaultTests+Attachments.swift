import Debrief
import Foundation
import Testing

@testable import DebriefStore

extension FaultTests {
  /// Changes that wait at the same moment are committed together: what ends the transaction of one harms no other.
  @Test func aTransactionThatIsTakenBackHarmsNoOther() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    try await withThrowingTaskGroup(of: Void.self) { group in
      for n in 0..<40 {
        group.addTask {
          await Self.expect(.failed) { try await store.database.write { try $0.run("ROLLBACK") } }
        }
        group.addTask {
          let spool = try store.spool()
          try spool.append("graph \(n)".utf8)
          _ = try await store.attach(spool, name: "\(n).txt", to: uid, by: .ada, door: .page, at: .noon)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await store.files(uid).count == 40)
    #expect(try await store.doctor().filter { $0.place != "disk" } == [])
  }

  @Test(arguments: Engine.allCases) func aFullQuotaIsSaid(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    var limits = Limits()
    limits.quota = 10
    let store = try await Store.open(scratch.place, limits: limits, now: .noon)
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    func attach(_ text: String, _ name: String) async throws {
      let spool = try store.spool()
      try spool.append(text.utf8)
      _ = try await store.attach(spool, name: name, to: uid, by: .ada, door: .page, at: .noon)
    }
    try await attach("sixsix", "a.txt")
    await Self.expect(.diskFull, saying: "attachments", "attachment.quota", store.place.description) {
      try await attach("fivef", "b.txt")
    }
    #expect(try await store.find(uid)?.version == 2)
    try await attach("sixsix", "again.txt")
    try await attach("four", "c.txt")
    #expect(try await store.files(uid).map(\.name) == ["a.txt", "again.txt", "c.txt"])
    #expect(try await store.doctor().filter { $0.place != "disk" } == [])
  }

  @Test(arguments: Engine.allCases) func aFileBeyondTheLimitIsSaid(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    var limits = Limits()
    limits.attachment = 1 << 20
    let store = try await Store.open(scratch.place, limits: limits, now: .noon)
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    await Self.expect(.tooLarge, saying: "larger than 1 MB", "attachment.limit") {
      let spool = try store.spool()
      try spool.append([UInt8](repeating: 0, count: 1 << 20))
      try spool.append([0])
    }
    let waiting = try? FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/attachments")
    #expect(waiting ?? [] == [])
    let spool = try store.spool()
    try spool.append([UInt8](repeating: 0, count: 1 << 20))
    let file = try await store.attach(spool, name: "core", to: uid, by: .ada, door: .page, at: .noon).file
    #expect(file.size == 1 << 20)
  }

  @Test func whatACrashLeavesAmongTheAttachmentsIsRemoved() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let spool = try store.spool()
    try spool.append("graph".utf8)
    let file = try await store.attach(spool, name: "a.txt", to: uid, by: .ada, door: .page, at: .noon).file
    let folder = scratch.folder + "/attachments/"
    let kept = "\(file.sha256.prefix(2))/\(file.sha256)"
    let strays = ["incoming-1", "\(file.sha256.prefix(2))/\(String(repeating: "0", count: 64))"]
    let others = ["notes", "incoming-2"]
    for name in strays + others { try Data("x".utf8).write(to: URL(filePath: folder + name)) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: folder + strays[0])
    try await store.tend(Keeping(), at: .noon)
    for name in strays { #expect(!FileManager.default.fileExists(atPath: folder + name)) }
    for name in others + [kept] { #expect(FileManager.default.fileExists(atPath: folder + name)) }
    #expect(try await store.doctor().filter { $0.place != "disk" } == [])
  }
}
