import Debrief
import Dispatch
import Foundation
import Testing

@testable import DebriefStore

extension FaultTests {
  @Test func onAFullDiskWhatWasKeptIsThereAndWritingGoesOnAfterwards() async throws {
    let scratch = try Scratch(.sqlite)
    let full = try await Program.run("full", "--place", scratch.folder)
    #expect(full.status == 0, "\(full.lines)")
    let errors = full.lines.filter { $0.hasPrefix("error ") }
    #expect(errors.count == 2, "\(full.lines)")
    for error in errors {
      #expect(error.hasPrefix("error diskFull: There is no room left on the disk (\(scratch.folder)/"), "\(error)")
      #expect(error.contains("Make room"))
    }
    let kept = try #require(full.said("kept")?.split(separator: " there ").compactMap { Int($0) })
    #expect(kept.count == 2 && kept[0] == kept[1] && kept[0] > 1, "\(full.lines)")
    #expect(full.said("afterwards") == "\(kept[0] + 1)")
    #expect(full.said("findings") == "[]")
  }

  @Test func aFullDiskOfTheServerIsSaid() async throws {
    let scratch = try Scratch(.postgres)
    let store = try await scratch.open()
    try await scratch.alter(
      """
      CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$
      """)
    try await scratch.alter("CREATE TRIGGER full_disk BEFORE INSERT ON history EXECUTE FUNCTION full_disk()")
    await Self.expect(.diskFull, saying: "no room", "database “test", "Make room") {
      try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    }
    #expect(try await store.list().total == 0)
    try await scratch.alter("DROP TRIGGER full_disk ON history")
    _ = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    #expect(try await store.list().total == 1)
  }

  @Test func aFolderOfAnotherUserIsSaid() async throws {
    let scratch = try Scratch(.sqlite)
    _ = try await scratch.open().create(.titled("Down"), by: .ada, door: .page, at: .noon)
    let file = scratch.folder + "/debrief.sqlite"
    func permit(_ folder: Int, _ file: Int) throws {
      try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: scratch.folder + "/debrief.sqlite")
      try FileManager.default.setAttributes([.posixPermissions: folder], ofItemAtPath: scratch.folder)
    }
    try permit(0o555, 0o444)
    let readOnly = try await Program.run("foreign", "--place", scratch.folder)
    let said = try #require(readOnly.said("error"))
    #expect(said.hasPrefix("notWritable: The database cannot be opened for writing"), "\(said)")
    #expect(said.contains(file) && said.contains("Let the user who runs Debrief write there"))
    try permit(0o555, 0o666)
    let noJournal = try await Program.run("foreign", "--place", scratch.folder)
    #expect(noJournal.said("error")?.hasPrefix("notWritable: The folder of data cannot be written") == true)
    try permit(0o700, 0o600)
    #expect(try await scratch.open().list().total == 1)
  }

  @Test func aDatabaseThatAnotherProgramHoldsIsSaid() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await scratch.open()
    let (holder, impatient) = try (
      SQLite(path: store.database.place), SQLite(path: store.database.place, patience: 0.02)
    )
    let end = DispatchSemaphore(value: 0)
    let (held, holds) = AsyncStream.makeStream(of: Void.self)
    async let holding: Void = holder.write { _ in
      holds.finish()
      end.wait()
    }
    for await _ in held {}
    await withTaskGroup(of: Void.self) { group in
      for n in 0..<20 {
        group.addTask {
          await Self.expect(.locked, saying: "Another process", scratch.folder, "Try again") {
            try await impatient.write { try $0.run("INSERT INTO counter VALUES (\("test \(n)"), 1)") }
          }
        }
      }
    }
    let kept: @Sendable (any Connection) throws -> Int = {
      try $0.rows("SELECT name FROM counter WHERE name LIKE 'test%'").count
    }
    #expect(try await impatient.read(kept) == 0)
    end.signal()
    try await holding
    try await impatient.write { try $0.run("INSERT INTO counter VALUES ('test', 1)") }
    #expect(try await store.database.read(kept) == 1)
  }
}
