import Testing

@testable import Debrief

@Suite("What no field holds goes back to where it stood")
struct ExtrasTests {
  private func passage(_ heading: String, _ body: String) -> JSON {
    ["heading": .string(heading), "under": ["T"], "level": .number("2"), "body": .string(body)]
  }

  @Test("also several long passages of one section, in their order")
  func several() {
    let long = Array(repeating: "words", count: 30).joined(separator: "\n\n")
    let written = Extras.write(
      [passage("First", long), passage("Second", long)], .whereItStood, into: "# T\n\nx\n\n# U\n\ny\n")
    let headings = written.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(headings == ["# T", "## First", "## Second", "# U"])
  }

  @Test("also where a line holds signs that end one in Markdown")
  func returns() {
    let text = "# T\r\rx\r\ry\r\rz\r\r# U\r\rw"
    #expect(Extras.write([passage("First", "one")], .whereItStood, into: text).contains("## First"))
  }
}
