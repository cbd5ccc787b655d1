import Foundation
import Testing

@testable import DebriefIntegrations

@Suite("ZIP archives")
struct ZipTests {
  private struct Content: Equatable {
    var names: [String] = []
    var leftOut: [String] = []
  }

  private func read(
    _ bytes: [UInt8], limits: Zip.Limits = Zip.Limits(entry: 1 << 20), isWanted: (String) -> Bool = { _ in true }
  ) throws -> Content {
    try ZipMaker.withFile(bytes) { path in
      let zip = try Zip(path: path, limits: limits)
      var content = Content()
      while let entry = try zip.next(isWanted) {
        content.names.append(entry.bytes == nil ? entry.name + "!" : entry.name)
      }
      content.leftOut = zip.leftOut.map(\.name)
      return content
    }
  }

  @Test("Give their documents, one after the other, with names of any script")
  func documents() throws {
    let bytes = ZipMaker.zip([
      ZipMaker.file("a.md", "# A"), ZipMaker.file("Rückblick/日本.md", "# B"), ZipMaker.file("c.png", "x"),
      ZipMaker.file("__MACOSX/a.md", "x"), ZipMaker.file(".hidden/b.md", "x"), ZipMaker.file("d/.e.md", "x"),
    ])
    #expect(try read(bytes) { $0.hasSuffix(".md") } == Content(names: ["a.md", "Rückblick/日本.md"]))
  }

  @Test("Lead nowhere: links, names with dots and whole paths, archives within")
  func unsafe() throws {
    let bytes = ZipMaker.zip([
      .link("passwd.md", to: "/etc/passwd"), ZipMaker.file("../up.md", "x"), ZipMaker.file("/root.md", "x"),
      ZipMaker.file("a/../../b.md", "x"), ZipMaker.file("inner.zip", "x"), ZipMaker.file("good.md", "x"),
    ])
    let content = try read(bytes)
    #expect(content.names == ["good.md"])
    #expect(Set(content.leftOut) == ["passwd.md", "../up.md", "/root.md", "a/../../b.md", "inner.zip"])
  }

  @Test("That grow beyond use are not unpacked")
  func bombs() throws {
    let zeros = ZipMaker.zip([.file("a.md", [UInt8](repeating: 0x61, count: 8 << 20))])
    #expect(zeros.count < 64 << 10)
    var limits = Zip.Limits(entry: 64 << 20)
    #expect(throws: DocumentTextError.archiveTooLarge("an entry unpacks to more than 200 times its size")) {
      try read(zeros, limits: limits)
    }
    let noise = ZipMaker.file("a.md", (0..<60_000).map { "\($0 &* 7919) line" }.joined(separator: "\n"))
    #expect(try read(ZipMaker.zip([noise]), limits: limits).names == ["a.md"])
    limits.all = 1000
    #expect(throws: DocumentTextError.archiveTooLarge("it unpacks to more than 0 MiB")) {
      try read(ZipMaker.zip([noise]), limits: limits)
    }
    #expect(try read(ZipMaker.zip([noise]), limits: Zip.Limits(entry: 1000)).names == ["a.md!"])
    limits = Zip.Limits(entry: 1000)
    limits.entries = 2
    #expect(throws: DocumentTextError.archiveTooLarge("it has more than 2 entries")) {
      try read(ZipMaker.zip(["a", "b", "c"].map { ZipMaker.file($0, "x") }), limits: limits)
    }
  }

  @Test("That are cut off, locked or none are refused")
  func damaged() throws {
    let text = (0..<5000).map { "\($0 &* 7919)" }.joined(separator: "\n")
    let whole = ZipMaker.zip([ZipMaker.file("a.md", text), ZipMaker.file("b.md", text)])
    for part in [whole.count / 2, whole.count / 4, 40] {
      #expect(throws: DocumentTextError.self) { try read(Array(whole.prefix(part))) }
    }
    #expect(throws: DocumentTextError.self) { try read(Array("PK\u{3}\u{4}nothing".utf8)) }
    let locked = ZipMaker.zip([ZipMaker.file("a.md", text)], password: "secret")
    #expect(throws: DocumentTextError.encrypted) { try read(locked) }
  }

  @Test("Are no document")
  func noDocument() async throws {
    let bytes = ZipMaker.zip([ZipMaker.file("a.md", "# A")])
    await #expect(throws: DocumentTextError.archive) { try await DocumentText.read(bytes, name: "a.zip") }
  }
}
