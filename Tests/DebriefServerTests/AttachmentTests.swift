import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Attached files over HTTP")
struct AttachmentTests {
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

  @Test("A picture is attached, shown small, and given byte for byte")
  func picture() async throws {
    let site = try await Site()
    let uid = try await site.create("Card payments failed")
    let answer = try await site.attach("graph.png", Self.png, to: uid)
    #expect(answer.status == .seeOther)
    #expect(answer.headers[.location] == "/reviews/\(uid)?done=attached#evidence")
    let path = "/reviews/\(uid)/attachments/graph.png"
    let page = try await site.ask("/reviews/\(uid)?done=attached").text
    #expect(page.contains("<img src=\"\(path)\" alt=\"Picture: graph.png\" loading=\"lazy\">"))
    #expect(page.contains("PNG picture, 11 bytes · Ada, 16 Feb 2026, 12:00 UTC"))
    #expect(page.contains("The file is attached."))
    let file = try await site.ask(path)
    #expect(file.bytes == Self.png)
    #expect(file.headers[.contentType] == "image/png")
    #expect(file.headers[.contentLength] == "11")
    #expect(file.headers[.contentDisposition] == "inline; filename*=UTF-8''graph.png")
    #expect(file.headers[.cacheControl]?.hasPrefix("private") == true)
    let tag = try #require(file.headers[.eTag])
    #expect(tag == "\"\(Store.sha256(Self.png))\"")
    let again = try await site.ask(path, headers: [.ifNoneMatch: tag])
    #expect(again.status == .notModified)
    #expect(again.bytes.isEmpty)
  }

  @Test(
    "What a browser could run is taken along as plain text, whatever it is called",
    arguments: ["a.html", "a.svg", "a.png", "a.js"])
  func active(name: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    _ = try await site.attach(name, Array("<svg onload=alert(1)><script>alert(1)</script>".utf8), to: uid)
    let file = try await site.ask("/reviews/\(uid)/attachments/\(name)")
    #expect(file.headers[.contentType] == "text/plain; charset=utf-8")
    #expect(file.headers[.contentDisposition] == "attachment; filename*=UTF-8''\(name)")
    #expect(file.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'")
    #expect(file.headers[.xContentTypeOptions] == "nosniff")
    #expect(try await !site.ask("/reviews/\(uid)").text.contains("<img"))
  }

  @Test("A file of many pieces comes back as it was sent")
  func large() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 11) }
    _ = try await site.attach("core.bin", bytes, to: uid)
    #expect(try await site.ask("/reviews/\(uid)/attachments/core.bin").bytes == bytes)
  }

  @Test(
    "Names of any kind have an address, and break nothing",
    arguments: [
      ("\"><script>alert(1)</script>.txt", "script>.txt", "script%3E.txt"),
      ("../../etc/passwd", "passwd", "passwd"), ("a+b c&d=e?.txt", "a+b c&d=e?.txt", "a%2Bb%20c%26d%3De%3F.txt"),
      ("Störung ’26.txt", "Störung ’26.txt", "St%C3%B6rung%20%E2%80%9926.txt"), ("..", "file", "file"),
      ("x' onerror='alert(1).txt", "x' onerror='alert(1).txt", "x%27%20onerror%3D%27alert%281%29.txt"),
    ])
  func names(sent: String, name: String, address: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    _ = try await site.attach(sent.replacing("\"", with: "%22"), Array("words".utf8), to: uid)
    #expect(try await site.store.files(uid).map(\.name) == [name])
    let page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("href=\"/reviews/\(uid)/attachments/\(address)\""))
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("' onerror"))
    let file = try await site.ask("/reviews/\(uid)/attachments/\(address)")
    #expect(file.text == "words")
    #expect(file.headers[.contentDisposition] == "attachment; filename*=UTF-8''\(address)")
  }

  @Test(
    "What is not attached has no address", arguments: ["b.txt", "..%2Fa.txt", "..%2F..%2Fdebrief.sqlite", "%00", "%"])
  func missing(name: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    _ = try await site.attach("a.txt", Array("a".utf8), to: uid)
    #expect(try await site.ask("/reviews/\(uid)/attachments/\(name)").status == .notFound)
  }

  @Test("A file that is too large is refused with the limit, by its stated length and while it is counted")
  func tooLarge() async throws {
    var limits = Limits()
    limits.attachment = 1 << 20
    let site = try await Site(limits: limits)
    let uid = try await site.create("x")
    for size in [1 << 20 + 1, 1 << 21] {
      for answer in [
        try await site.attach("a.bin", [UInt8](repeating: 0, count: size), to: uid),
        try await site.ask("/reviews/\(uid)/attachments/a.bin", .put, bytes: [UInt8](repeating: 0, count: size)),
      ] {
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("1 MB"))
        #expect(answer.text.contains("Nothing was attached"))
        #expect(answer.text.contains("href=\"/reviews/\(uid)\""))
      }
    }
    #expect(try await site.store.files(uid).isEmpty)
    #expect(try await site.attach("a.bin", [UInt8](repeating: 0, count: 1 << 20), to: uid).status == .seeOther)
  }

  @Test("A full quota is told as what it is")
  func quota() async throws {
    var limits = Limits()
    limits.quota = 1 << 20
    let site = try await Site(limits: limits)
    let uid = try await site.create("x")
    let answer = try await site.attach("a.bin", [UInt8](repeating: 1, count: 1 << 20 + 1), to: uid)
    #expect(answer.status.code == 507)
    #expect(answer.text.contains("more than the 1 MB"))
    #expect(answer.text.contains("attachment.quota"))
  }

  @Test("A form without a file, a damaged one, and one of a review that is not there attach nothing")
  func nothing() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let (headers, none) = Site.upload([("file", "", ""), ("more", nil, "words")])
    #expect(
      try await site.ask("/reviews/\(uid)/attachments", .post, headers: headers, body: none).text.contains(
        "No file arrived"))
    let cut = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nwor"
    #expect(try await site.ask("/reviews/\(uid)/attachments", .post, headers: headers, body: cut).status == .badRequest)
    #expect(try await site.send("/reviews/\(uid)/attachments", "file=a").status == .unsupportedMediaType)
    #expect(try await site.attach("a.txt", [0x61], to: "nobody").status == .notFound)
    #expect(try await site.store.files(uid).isEmpty)
  }

  @Test("A file is put by its bytes alone; the answer says where it is, also when its name was taken")
  func put() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let path = "/reviews/\(uid)/attachments/app%20log.txt"
    let first = try await site.ask(path, .put, body: "one")
    #expect(first.status == .created)
    #expect(first.headers[.location] == path)
    #expect(first.text == "http://localhost\(path)\n")
    #expect(try await site.ask(path, .put, body: "one").status == .ok)
    let other = try await site.ask(path, .put, body: "two")
    #expect(other.status == .created)
    #expect(other.headers[.location] == "/reviews/\(uid)/attachments/app%20log-2.txt")
    #expect(try await site.ask(path).text == "one")
    #expect(try await site.store.history(uid).map(\.door) == [.api, .api, .page])
    let foreign = try await site.ask(path, .put, headers: [.origin: "http://evil.example"], body: "three")
    #expect(foreign.status == .forbidden)
  }

  @Test("A file is taken out as a change that can be taken back")
  func remove() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    _ = try await site.attach("a b.txt", Array("a".utf8), to: uid)
    let answer = try await site.send("/reviews/\(uid)/attachments/a%20b.txt/remove")
    #expect(answer.headers[.location] == "/reviews/\(uid)?done=detached#evidence")
    #expect(try await site.ask("/reviews/\(uid)/attachments/a%20b.txt").status == .notFound)
    #expect(try await site.send("/reviews/\(uid)/attachments/a%20b.txt/remove").status == .notFound)
    _ = try await site.send("/reviews/\(uid)/revert", "version=2")
    #expect(try await site.ask("/reviews/\(uid)/attachments/a%20b.txt").text == "a")
  }

  @Test("Search finds the words of files that are attached, not of those that were taken out")
  func searched() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    _ = try await site.attach("a.log", Array("quokka".utf8), to: uid)
    #expect(try await site.ask("/reviews?q=quokka").text.contains("In the file a.log"))
    _ = try await site.send("/reviews/\(uid)/attachments/a.log/remove")
    #expect(try await site.ask("/reviews?q=quokka").text.contains("No review matches"))
    _ = try await site.send("/reviews/\(uid)/revert", "version=2")
    #expect(try await site.ask("/reviews?q=quokka").text.contains("In the file a.log"))
  }

  @Test("Prose shows attached pictures and links to attached files; what is not there stays text")
  func prose() async throws {
    let site = try await Site()
    let uid = try await site.create("x") { review in
      review.summary =
        "See ![the graph](attachment:my%20graph.png) and [the log](attachment:app.log), not [it](attachment:no)."
    }
    let before = try await site.ask("/reviews/\(uid)").text
    #expect(before.contains("Image: the graph (attachment:my%20graph.png) and the log, not it."))
    _ = try await site.attach("my graph.png", Self.png, to: uid)
    _ = try await site.attach("app.log", Array("a".utf8), to: uid)
    let page = try await site.ask("/reviews/\(uid)").text
    let picture = "/reviews/\(uid)/attachments/my%20graph.png"
    #expect(page.contains("<a href=\"\(picture)\"><img loading=\"lazy\" src=\"\(picture)\" alt=\"the graph\"></a>"))
    #expect(page.contains("<a href=\"/reviews/\(uid)/attachments/app.log\" rel="))
    #expect(page.contains(", not it.</p>"))
  }

  @Test(
    "Sizes are said in words",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (1536, "2 kB"), (1 << 20, "1 MB"), (1_500_000, "1.4 MB"), (64 << 20, "64 MB"),
    ])
  func sizes(bytes: Int, words: String) {
    #expect(Figure.size(bytes) == words)
  }
}
