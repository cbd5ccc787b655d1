import Debrief
import Markdown
import Testing

@testable import DebriefIntegrations

@Suite("Words of a page")
struct HTMLWordsTests {
  private func text(_ html: String) -> String { HTMLMarkdown.read(html).text }

  @Test(
    "That look like marks of Markdown stay words",
    arguments: [
      "a * b", "*a*", "snake_case_name", "_a_", "`a`", "[a](b)", "[a]: b", "&lt;b&gt;", "&amp;lt;", "# a", "&gt; a",
      "1 | 2",
      "~~a~~", "---", "===", "+++", "C:\\dir\\*.txt", "a\\\\b", "!", "| - | - |", "[^1]: a", "~~~", "**",
    ])
  func escaped(html: String) {
    let made = text("<p>\(html)</p>")
    let words = HTML.render(made).replacing("\n", with: "")
    #expect(words == "<p>\(html)</p>", "\(made)")
  }

  @Test("Marks and the space around them")
  func marks() {
    #expect(text("<p>a<b> b </b>c<i>d</i></p>") == "a **b** c*d*\n")
    #expect(text("<p><b>a</b><b>b</b> <b>c</b></p>") == "**ab c**\n")
    #expect(text("<h2><b>a</b></h2>") == "## a\n")
    #expect(text("<p><code>a`b</code> <del>c</del> <a href=\"u v\">d</a></p>") == "`` a`b `` ~~c~~ [d](<u v>)\n")
    #expect(
      text("<p><a href=\"javascript:x\">a</a> <a href=\"#b\">b</a> <a href=\"https://c.d/e_f\">https://c.d/e_f</a></p>")
        == "a b https://c.d/e_f\n")
  }

  @Test("Tables: cells over several columns and rows, lists in cells, none without a header that has one")
  func tables() {
    let spans = """
      <table><tr><th>Day</th><th>Time</th><th>Event</th></tr>
      <tr><td rowspan="2">Mon</td><td>1</td><td>a<br>b</td></tr><tr><td>2</td><td><ul><li>c</li><li>d|e</li></ul></td></tr>
      <tr><td colspan="3">all</td></tr></table>
      """
    #expect(
      text(spans) == """
        | Day | Time | Event |
        | --- | --- | --- |
        | Mon | 1 | a<br>b |
        | Mon | 2 | c<br>d\\|e |
        | all | all | all |

        """)
    #expect(text("<table><tr><td>14:05</td><td>a</td></tr></table>") == "|  |  |\n| --- | --- |\n| 14:05 | a |\n")
    #expect(text("<table><tr><td><h2>A</h2></td><td><p>b</p></td></tr></table>") == "## A\n\nb\n")
  }

  @Test("A title as word processors mark it")
  func title() {
    #expect(text("<title>b</title><p class=MsoTitle>a</p><h1>c</h1>") == "# a\n\n# c\n")
  }

  @Test("Lists within lists, code and quotes in them, terms")
  func lists() {
    #expect(
      text("<ul><li>a<ol start=3><li>b<li>c</ol><li><p>d</p><pre>e\n f</pre></ul>") == """
        - a
          3. b
          4. c
        - d

          ```
          e
           f
          ```

        """)
    #expect(
      text("<dl><dt>Owner:</dt><dd>Ann</dd><dt>Team</dt><dd>A</dd><dd>B</dd></dl>") == """
        - **Owner**: Ann
        - **Team**: A
          B

        """)
    #expect(text("<blockquote><p>a</p><p>b</p></blockquote><hr>c") == "> a\n>\n> b\n\n---\n\nc\n")
  }

  @Test("What cannot be brought along is said")
  func left() {
    let (made, notes) = HTMLMarkdown.read(
      "<p>a<img src=\"data:image/png;base64,xx\" alt=\"graph\"></p><iframe src=\"https://x.example/v\"></iframe><video></video>"
    )
    #expect(made == "agraph\n")
    #expect(notes.count == 3)
    #expect(notes.allSatisfy { $0.kind == .omitted })
    #expect(notes[1].message.contains("https://x.example/v"))
  }
}
