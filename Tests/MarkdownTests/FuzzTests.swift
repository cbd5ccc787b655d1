import Chance
import Markdown
import Testing

@Suite struct `Made-up documents` {
  @Test func `have the blocks that md4c finds`() {
    var random = SplitMix(seed: 7)
    var compared = 0
    while compared < 20_000 {
      let text = Fragments.document(&random)
      let document = Document(text)
      if Known.differs(document) { continue }
      compared += 1
      let ours = Outline.ours(document)
      let theirs = Outline.md4c(Array(text.utf8))
      if ours != theirs { Issue.record("\(text.debugDescription)\nours \(ours)\nmd4c \(theirs)") }
    }
  }
}

enum Fragments {
  static let prefixes = [
    "", "", "", "", " ", "  ", "   ", "    ", "     ", "\t", " \t", "> ", ">", "> > ", "- ", "* ", "1. ", "2) ", "-\t",
    "10. ", ">\t", "- - ", "  - ", "   > ", "-", "1.",
  ]
  static let bodies = [
    "", "", "", "alpha", "beta gamma", "---", "===", "-", "--", "***", "* * *", "___", "# head", "## two ##", "#",
    "#nospace", "```", "````", "```sh", "~~~", "~~~ x", "a | b", "| a | b |", "|---|---|", "--|--", "|-|", ":-:", "-|-",
    "| 1 |", "|", "x | y | z", ":--- | ---:", "| --- | --- | --- |", "| `a\\|b` | c", "<div>", "</div>", "<!-- c",
    "-->", "<!-- c -->", "<b>", "<pre>", "</pre>", "<?x", "?>", "<!X", "<![CDATA[", "]]>", "<a href='x'>", "<a href=x",
    "[a]: /u", "[b]: <u v> \"t\"", "[c]:", "/u 'ti", "tle'", "\"t\"", "[ ] open", "[x] done", "[X]", "[ ]", "+ plus",
    "+", "3. three", "1) one", "a  ", "b\\", "`code", "    four", "\\# x", "&amp;", "é ü", "=", "1.", "-\tx",
  ]

  static func document(_ random: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      for _ in 0..<Int.random(in: 0...2, using: &random) { text += prefixes.randomElement(using: &random)! }
      text += bodies.randomElement(using: &random)!
      while text.last == " " || text.last == "\t" { text.removeLast() }
      text += "\n"
    }
    return text
  }
}
