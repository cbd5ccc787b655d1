import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct AttachmentTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private func attach(
    _ bytes: [UInt8], _ name: String, _ uid: String, _ store: Store
  ) async throws -> StoredFile {
    let spool = try store.spool()
    try spool.append(bytes)
    return try await store.attach(spool, name: name, to: uid, by: .ada, door: .page, at: .noon).file
  }

  private func bytes(_ file: StoredFile, _ store: Store) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    var number = 0
    while let piece = try await store.piece(number, of: file) {
      bytes += piece
      number += 1
    }
    return bytes
  }

  @Test(arguments: Engine.allCases) func theBytesComeBack(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let long = Self.png + (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let file = try await attach(long, "../graphs/cpu.png", uid, store)
    #expect(file.name == "cpu.png" && file.type == .png && file.size == long.count && file.indexed == 0)
    #expect(try await bytes(file, store) == long)
    #expect(try await store.find(uid)?.review.attachments.map(\.file) == ["cpu.png"])
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func equalBytesAreKeptOnceAndNamesStayApart(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let one = try await store.create(.titled("One"), by: .ada, door: .page, at: .noon).uid
    let two = try await store.create(.titled("Two"), by: .ada, door: .page, at: .noon).uid
    let first = try await attach(Array("a".utf8), "a.txt", one, store)
    #expect(try await attach(Array("a".utf8), "a.txt", one, store) == first)
    #expect(try await attach(Array("b".utf8), "a.txt", one, store).name == "a-2.txt")
    #expect(try await attach(Array("a".utf8), "other", two, store).sha256 == first.sha256)
    let blobs = try await store.database.read { try $0.row("SELECT COUNT(*) AS count FROM blob")?.int("count") }
    #expect(blobs == 2)
  }

  @Test(arguments: Engine.allCases) func textIsFoundAlsoWhenItIsLong(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let line = "GET /basket/1 refused by db-7.example.com\n"
    let text = Array((String(repeating: line, count: 60_000) + "needle").utf8)
    let file = try await attach(Array("needle here ".utf8) + text, "app.log", uid, store)
    #expect(file.indexed == 2 << 20 && file.size > file.indexed)
    let rows = try await store.list(.saying("db-7.example.com")).rows
    #expect(rows.map(\.uid) == [uid])
    #expect(rows.first?.found?.file == "app.log")
    #expect(rows.first?.found?.snippet.pieces.contains { $0.isHit } == true)
    #expect(try await store.list(.saying("needle")).total == 1)
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func aFileGoesAndComesBackWithItsReview(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let file = try await attach(Array("kept".utf8), "a.txt", uid, store)
    let saved = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.attachments = [] }
    #expect(try await store.files(uid) == [])
    _ = try await store.restore(uid, to: saved.version - 1, by: .ada, door: .page, at: .noon)
    #expect(try await store.files(uid) == [file])
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.attachments = [] }
    try await store.tend(Keeping(), at: Stamp(secondsSince1970: Stamp.noon.seconds + 40 * 86_400))
    await #expect(throws: StoreError.self) {
      _ = try await bytes(file, store).first ?? { throw StoreError.noReview("") }()
    }
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func lostAndAlteredBytesAreFound(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let file = try await attach(Array("kept".utf8), "a.txt", uid, store)
    if case .folder(let folder) = store.blobs {
      try Data("else".utf8).write(to: URL(fileURLWithPath: Blobs.path(file.sha256, in: folder)))
    } else {
      try await scratch.alter("UPDATE blob_piece SET bytes = 'else'")
    }
    #expect(try await store.doctor().map(\.what) == ["the bytes of an attachment were changed"])
  }

  @Test(arguments: Engine.allCases) func otherBytesUnderItsNameShow(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let named = Review.titled("Down") { review in
      review.attachments = [.init()]
      review.attachments[0].file = "a.txt"
    }
    let uid = try await store.create(named, by: .ada, door: .page, at: .noon).uid
    _ = try await attach(Array("kept".utf8), "a.txt", uid, store)
    _ = try await attach(Array("kept".utf8), "a.txt", uid, store)
    #expect(try await store.history(uid).count == 2, "the bytes are in the history once")
    #expect(try await store.verify().findings == [])
    try await scratch.alter("UPDATE attachment SET sha256 = '\(Store.sha256("else".utf8))'")
    #expect(try await store.verify().findings.map(\.what).contains { $0.contains("not those that were attached") })
  }

  @Test(arguments: Engine.allCases) func limitsAreSaid(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    var limits = Limits()
    limits.attachment = 1 << 20
    limits.quota = 1 << 20
    let store = try await Store.open(scratch.place, limits: limits, now: .noon)
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    let half = [UInt8](repeating: 1, count: 700_000)
    let large = #expect(throws: StoreError.self) { try store.spool().append(half + half) }
    #expect(large?.kind == .tooLarge && large?.what.contains("1 MB") == true)
    _ = try await attach(half, "a", uid, store)
    let quota = await #expect(throws: StoreError.self) { _ = try await attach(half + [2], "b", uid, store) }
    #expect(quota?.kind == .diskFull && quota?.advice.contains("attachment.quota") == true)
    #expect(try await store.files(uid).count == 1)
  }

  @Test(arguments: [
    ("%PDF-1.7", FileType.pdf), ("GIF89a", .gif), ("<svg onload='x'>", .text), ("a\u{0}b", .unknown),
    ("", .text), ("naïve – ok", .text),
  ])
  func theFirstBytesTellTheType(head: String, type: FileType) {
    #expect(FileType(head: Array(head.utf8)) == type)
  }
}
