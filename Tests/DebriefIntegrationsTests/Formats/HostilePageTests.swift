import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("Pages that mean no good")
struct HostilePageTests {
  @Test("A megabyte of elements within elements", arguments: ["div", "b", "ul", "blockquote", "table", "span", "font"])
  func nested(name: String) async throws {
    let tag = "<\(name)>"
    let page = "<html><p>before</p>" + String(repeating: tag, count: (1 << 20) / tag.utf8.count) + "end"
    let read = try await DocumentText.read(Array(page.utf8), name: "a.html")
    #expect(read.text.contains("before"))
    #expect(read.notes.map(\.kind) == [.limit])
  }

  @Test("Some hundred open elements lose no word")
  func deep() async throws {
    let page = (0..<700).reduce("<html>") { $0 + "<div><b>w\($1) " }
    let read = try await DocumentText.read(Array(page.utf8), name: "a.html")
    #expect(read.notes.map(\.kind) == [.limit])
    let shallow = (0..<400).reduce("<html>") { $0 + "<div>w\($1) " }
    let text = try await DocumentText.read(Array(shallow.utf8), name: "a.html").text
    #expect(text.split(whereSeparator: \.isWhitespace).count { $0.hasPrefix("w") } == 400)
  }

  @Test("Entities of its own and from files mean nothing")
  func entities() async throws {
    let page = """
      <?xml version="1.0"?>
      <!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <html><body><p>x &b; &f; &eacute;</p></body></html>
      """
    let text = try await DocumentText.read(Array(page.utf8), name: "a.xhtml").text
    #expect(!text.contains("root:") && !text.contains("lol"))
    #expect(text.contains("é"))
  }

  @Test("Cells that reach over everything stay within bounds")
  func spans() async throws {
    let row = "<tr><td rowspan=9999 colspan=9999>\(String(repeating: "x", count: 150))</td></tr>"
    let page = "<html><table>" + String(repeating: row, count: 200) + "</table></html>"
    let text = try await DocumentText.read(Array(page.utf8), name: "a.html").text
    #expect(text.utf8.count < 8 << 20)
  }

  @Test("Cells that reach down over many rows stay within bounds")
  func reachingDown() async throws {
    let wide = "<tr><td rowspan=1000 colspan=128>\(String(repeating: "x", count: 190))</td></tr>"
    let block = wide + String(repeating: "<tr><td>", count: 999)
    let page = "<html><table><tr><td>a<td>b</tr>" + String(repeating: block, count: 10) + "</table></html>"
    let text = try await DocumentText.read(Array(page.utf8), name: "a.html").text
    #expect(text.contains("xxx") && text.utf8.count < 24 << 20)
  }

  @Test("Columns and attributes of AsciiDoc stay within bounds")
  func asciiDoc() async throws {
    let table = "= T\n\n[cols=\"9223372036854775807*,1\"]\n|===\n|one |two\n|===\n"
    #expect(try await DocumentText.read(Array(table.utf8), name: "a.adoc").text.contains("one"))
    let value = String(repeating: "x", count: 1000)
    let many = "= T\n:a: \(value)\n\n" + String(repeating: String(repeating: "{a}", count: 100) + "\n\n", count: 300)
    let text = try await DocumentText.read(Array(many.utf8), name: "a.adoc").text
    #expect(text.contains(value) && text.utf8.count < 12 << 20)
  }

  @Test("Sentences of MDX that begin like its program stay")
  func sentences() async throws {
    let text = "# T\n\nimport of orders stopped\n\nexport failed :( again\n\nexport const a = {\n  b: 1,\n}\n\nend\n"
    let read = try await DocumentText.read(Array(text.utf8), name: "a.mdx").text
    #expect(read.contains("import of orders stopped") && read.contains("export failed"))
    #expect(!read.contains("const") && read.contains("end"))
  }

  @Test(
    "Anything is read",
    arguments: ["", "<", "<html", "<html><!--", "<html><![CDATA[", "</html></p></b>", "<html>\u{E000}\u{E001}a"])
  func odd(page: String) async throws {
    _ = try await DocumentText.read(Array(page.utf8), name: "a.html")
    _ = try await DocumentText.read(Array("<html>".utf8) + [0xFF, 0xFE, 0x80] + Array(page.utf8), name: "a.html")
  }
}
