import Debrief
import DebriefStore
import Testing

@testable import DebriefServer

@Suite("What comes in")
struct RequestTests {
  @Test("Forms are read as browsers write them")
  func encoded() {
    let form = Form(encoded: "q=two+words&empty=&p=100%25&bad=%zz&x=%C3%A9")
    #expect(form["q"] == "two words")
    #expect(form["empty"] == nil)
    #expect(form["p"] == "100%")
    #expect(form["bad"] == "%zz")
    #expect(form["x"] == "é")
    #expect(Form(encoded: "q=" + Form.encode("a&b=c d/é"))["q"] == "a&b=c d/é")
  }

  @Test("A file arrives byte for byte")
  func multipart() throws {
    let type = "multipart/form-data; boundary=\"----x\""
    let boundary = try #require(Multipart.boundary(of: type))
    var body = Array("------x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a %22b%22.md\"\r\n".utf8)
    body += Array("Content-Type: text/markdown\r\n\r\n".utf8)
    let content: [UInt8] = [0xFF, 0x0D, 0x0A, 0x2D, 0x2D, 0x00, 0x0D, 0x0A, 0x2D, 0x2D, 0x2D]
    body +=
      content + Array("\r\n------x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n------x--\r\n".utf8)
    let form = Form(values: Multipart.parts(body, boundary: boundary))
    #expect(form.value("document")?.bytes == content)
    #expect(form.value("document")?.file == "a \"b\".md")
    #expect(form.value("text")?.bytes == [])
  }

  @Test(
    "A damaged body gives no part, and no crash",
    arguments: ["", "--x", "--x\r\n", "--x\r\n\r\n", "--x\r\nA: b\r\n\r\nno end", "--x\r\n\r\n--x\r\n\r\n--x--"])
  func damaged(body: String) {
    #expect(Multipart.parts(Array(body.utf8), boundary: "x").isEmpty)
  }

  @Test("Bytes survive a field of a form")
  func base64() {
    for count in 0...66 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      let text = Base64.encode(bytes)
      #expect(text.utf8.count == (count + 2) / 3 * 4)
      #expect(Base64.decode(text.utf8) == bytes)
    }
    #expect(Base64.encode(Array("Man".utf8)) == "TWFu")
    #expect(Base64.encode(Array("Ma".utf8)) == "TWE=")
    #expect(Base64.decode("T".utf8) == nil)
    #expect(Base64.decode("T!==".utf8) == nil)
  }

  @Test(
    "Only this machine's names with its port are Debrief's",
    arguments: [
      ("localhost:8080", true), ("127.0.0.1:8080", true), ("[::1]:8080", true), ("LOCALHOST:8080", true),
      ("localhost", false), ("localhost:8081", false), ("example.com:8080", false),
      ("localhost.example.com:8080", false),
      ("127.0.0.1.nip.io:8080", false), ("", false), ("[::1]", false),
    ])
  func hosts(authority: String, isOurs: Bool) {
    #expect(HostCheck.isOfThisMachine(authority, port: 8080) == isOurs)
  }

  @Test("On the usual port no port is said")
  func usualPort() {
    #expect(HostCheck.isOfThisMachine("localhost", port: 80))
  }

  @Test(
    "One comes back to a path of ours only",
    arguments: [
      ("/reviews?q=a", "/reviews?q=a"), ("//evil.example", "/"), ("https://evil.example", "/"),
      ("/\\evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"),
    ])
  func comingBack(path: String, to: String) {
    #expect(Server.local(path) == to)
  }

  @Test(
    "How people reach it is an address without a path",
    arguments: ["debrief.example.org", "https://", "ftp://example.org", "https://example.org/debrief", ""])
  func address(url: String) {
    var configuration = Configuration()
    configuration.url = url
    #expect(throws: ConfigurationError.self) { try configuration.check() }
    configuration.url = "https://debrief.example.org"
    #expect(throws: Never.self) { try configuration.check() }
  }

  @Test("The address of a list says what it shows, and nothing else")
  func query() {
    let query = ReviewsQuery(Form(encoded: "q=a+b&severity=1&sort=severity-back&after=abc&month=2026-02"))
    #expect(query.path { _ in } == "/reviews?q=a%20b&severity=1&month=2026-02&sort=severity-back")
    #expect(query.filter(for: .holder).from?.iso == "2026-02-01")
    #expect(query.filter(for: .holder).to?.iso == "2026-02-28")
    #expect(query.filter(for: .holder).severityRanks == [1])
    #expect(query.count == 2)
    #expect(!ReviewsQuery(Form(encoded: "sort=title&month=nonsense")).isFiltered)
  }
}
