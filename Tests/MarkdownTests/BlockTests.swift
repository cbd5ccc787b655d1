import Markdown
import Testing

@Suite struct `Blocks` {
  @Test(arguments: BlockCases.all)
  func `are those that md4c sees`(text: String) {
    #expect(Outline.ours(Document(text)) == Outline.md4c(Array(text.utf8)))
  }

  @Test func `come from more than two hundred cases`() {
    #expect(Set(BlockCases.all).count > 200)
  }

  /// Where md4c 0.4.8 departs from CommonMark or GitHub, or we go further than both.
  @Test(arguments: [
    ("---\ntitle: a\n---\n# B", "front h1"),
    ("+++\na = 1\n+++\ntext", "front p"),
    ("---\na: 1\n...\n", "front"),
    ("---\n\ntext\n\n---\n", "hr p hr"),
    ("---\nno end", "hr p"),
    ("|a|b|\n|-|-|\n|1|2|", "table2(row(cell cell) row(cell cell))"),
    ("text\n| a | b |\n|:-:|-:|\n| 1 | 2 |", "p table2(row(cell cell) row(cell cell))"),
    ("text\n| a | b |\n|---|", "p"),
    ("|a|b|\n|---|---|\n# c", "table2(row(cell cell)) h1"),
    ("|a|b|\n|---|---|\n```\nc\n```", "table2(row(cell cell)) fence\"c\""),
    ("text\n    ```\nmore", "p"),
    ("text\n    <div>", "p"),
    ("text\n-   ", "h2"),
    ("text\n*   ", "p"),
    ("> ```\n      code", "quote(fence\"\") code\"code\""),
    ("-\n  [ ] a", "ul(li(p))"),
    ("- -\n\n  a", "ul(li(ul(li) p))"),
    ("\u{FEFF}# a", "h1"),
    ("[a]: b\n===\nc", "p"),
    ("<textarea>\n\n</textarea>\nx", "html p"),
  ])
  func `follow the specifications where md4c doesn't`(text: String, outline: String) {
    #expect(Outline.ours(Document(text)) == outline)
  }

  @Test func `nest up to the limit, and deeper marks are text`() {
    let document = Document("> > > - a", limits: Limits(nesting: 2, columns: 128))
    #expect(Outline.ours(document) == "quote(quote(p))")
    #expect(document.text(document.blocks.count - 1) == "> - a")
  }

  @Test func `that are tables have no more columns than the limit`() {
    func table(_ columns: Int) -> String {
      String(repeating: "|a", count: columns) + "\n" + String(repeating: "|---", count: columns) + "\n"
    }
    #expect(Document(table(128)).blocks[1].kind == .table(columns: 128))
    #expect(Document(table(129)).blocks[1].kind == .paragraph)
  }
}
