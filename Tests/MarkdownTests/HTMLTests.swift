import Chance
import Markdown
import Testing

@Suite struct `Prose as HTML` {
  @Test(arguments: [
    ("a *b* **c** `d` ~~e~~", "<p>a <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>\n"),
    ("# a\n\n##### b", "<h3>a</h3>\n<h6>b</h6>\n"),
    (
      "- [x] a\n- b",
      "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"done\" checked> a</li>\n<li>b</li>\n</ul>\n"
    ),
    ("- [ ] a", "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"not done\"> a</li>\n</ul>\n"),
    ("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
    ("```sh x\n<a>\n```", "<pre><code class=\"language-sh\">&lt;a&gt;\n</code></pre>\n"),
    ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"), ("&amp; &lt;b&gt; \"'", "<p>&amp; &lt;b&gt; &quot;&#39;</p>\n"),
    ("![a *b*](c.png \"t\")", "<p><img src=\"c.png\" alt=\"a b\" title=\"t\"></p>\n"), ("---", "<hr>\n"),
  ])
  func `is what the Markdown says`(markdown: String, html: String) {
    #expect(HTML.render(markdown) == html)
  }

  @Test(arguments: [
    "[a](https://x.org/?a=1&b=2)", "[a](http://x)", "[a](mailto:a@x)", "[a](attachment:3)", "[a](#b)", "[a](/b/c)",
    "[a](b:c/d)".replacing("b:c", with: "b/c"), "[a](?b=c:d)", "<https://x.org>", "https://x.org", "www.x.org",
    "a@x.org", "[a]\n\n[a]: //x.org",
  ])
  func `links where it is safe`(markdown: String) {
    let html = HTML.render(markdown)
    #expect(html.contains("<a href=\""))
    #expect(html.contains(" rel=\"nofollow noopener noreferrer\">"))
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](<java\tscript:alert(1)>)",
    "[a](<\u{1}javascript:alert(1)>)", "[a](&#106;avascript:alert(1))", "[a](&#x6A;avascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))", "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:alert(1))",
    "[a](&#32;javascript:alert(1))", "[a](&#1;javascript:alert(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:msgbox)", "[a](file:///etc/passwd)", "[a](blob:x)", "[a]\n\n[a]: javascript:alert(1)",
    "<javascript:alert(1)>", "![a](javascript:alert(1))", "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![a](mailto:x)", "[a](j%61vascript:alert(1))", "[a](javascript\u{A0}:alert(1))",
    "[a](\u{FEFF}javascript:alert(1))", "[a](feed:javascript:alert(1))", "[a](view-source:x)",
    "[a](<  javascript:alert(1)>)",
  ])
  func `points nowhere else`(markdown: String) {
    let html = HTML.render(markdown)
    #expect(!html.contains("href="))
    #expect(!html.contains("src="))
    #expect(html.contains("a"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>c</b>", "<!-- a -->",
    "<svg/onload=alert(1)>", "<style>*{}</style>", "</p><script>", "[a](\"><script>)", "[a](x \"\\\"><script>\")",
    "![\"><script>](x)", "![a](x '\"onerror=alert(1)')", "```\"><script>\nx", "`<script>`", "[<script>](x)",
    "<a href='javascript:alert(1)'>x</a>", "\\<script>", "&lt;script&gt;", "| <script> |\n|---|\n| <i onclick=x> |",
    "# <script>", "- <script>", "[a](x&quot;onclick=alert(1))", "~~~&quot;&gt;&lt;script&gt;\nx",
    "<http://x\"onclick=y>", "http://x/\"onclick=\"y", "![![<script>](a)](b)", "[![a](javascript:x)](javascript:y)",
    "<scr\0ipt>",
  ])
  func `has no tags or attributes but ours`(markdown: String) {
    let html = HTML.render(markdown)
    for tag in Self.tags(html) { #expect(Self.isOurs(tag), "\(tag)") }
  }

  @Test func `has no tags or attributes but ours for made-up documents`() {
    var random = SplitMix(seed: 3)
    let parts = [
      "[", "](", ")", "<", ">", "\"", "'", "javascript:", "&colon;", "&#58;", "!", "`", "*", "x", " ", "\n", "on=",
      "\\",
      "&quot;", "http://a", "www.b.c", "|---|", "|", "- [ ] ", "~~~",
    ]
    for _ in 0..<1_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random)! }.joined()
      for tag in Self.tags(HTML.render(text)) where !Self.isOurs(tag) {
        Issue.record("\(text.debugDescription): \(tag)")
      }
    }
  }

  @Test func `aligns cells by class, and never styles`() {
    let html = HTML.render("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    #expect(html.contains("<th class=\"left\">a</th>\n<th class=\"center\">b</th>\n<th class=\"right\">c</th>"))
    #expect(!html.contains("style"))
  }

  @Test func `has the tables that GitHub sees`() {
    let html = HTML.render("text\n|a|b|\n|-|-|\n|1|2|\n# c\n")
    #expect(html.contains("<p>text</p>\n<table>"))
    #expect(html.contains("</table>\n<h3>c</h3>"))
  }

  @Test func `is shown as it is when its HTML would outgrow it`() {
    let header = String(repeating: "|a", count: 128) + "\n" + String(repeating: "|---", count: 128) + "\n"
    let rows = header + String(repeating: "x\n", count: 9_000)
    #expect(HTML.render(rows).hasPrefix("<pre>|a|a"))
  }

  /// What stands between `<` and the next `>` that no quotes hold.
  private static func tags(_ html: String) -> [String] {
    html.matches(of: /<(?:[^>"]|"[^"]*")*>?/).map { String($0.output) }
  }

  private static func isOurs(_ tag: String) -> Bool {
    let plain = /<\/?(p|em|strong|code|del|h[3-6]|ul|ol|li|pre|blockquote|table|thead|tbody|tr|th|td|a)>|<(hr|br)>/
    let item =
      /<li class="task">|<input type="checkbox" disabled aria-label="(done" checked|not done")>|<ol start="\d+">/
    let styled = /<t[hd] class="(left|center|right)">|<code class="[^"<>]*">/
    let link = /<a href="([^"<>]*)"( title="[^"<>]*")? rel="nofollow noopener noreferrer">/
    let image = /<img src="([^"<>]*)" alt="[^"<>]*"( title="[^"<>]*")?>/
    if let address = tag.wholeMatch(of: link)?.1 ?? tag.wholeMatch(of: image)?.1 {
      let start = address.lowercased().drop { $0.isWhitespace }
      return !["javascript:", "data:", "vbscript:"].contains { start.hasPrefix($0) }
    }
    return tag.wholeMatch(of: plain) != nil || tag.wholeMatch(of: item) != nil || tag.wholeMatch(of: styled) != nil
  }

  private static let attached: HTML.Options = {
    var options = HTML.Options(headingOffset: 2, imagesAsLinks: true)
    let files = ["graph.png": true, "app.log": false]
    options.attachment = { address in
      let name = String(address.dropFirst(11))
      return files[name].map { HTML.Attachment(name: name, path: "/f/\(name)", isImage: $0) }
    }
    return options
  }()

  @Test(arguments: [
    (
      "![a *graph*](attachment:graph.png \"t\")",
      "<a href=\"/f/graph.png\"><img loading=\"lazy\" src=\"/f/graph.png\" alt=\"a graph\" title=\"t\"></a>"
    ),
    (
      "![](attachment:graph.png)",
      "<a href=\"/f/graph.png\"><img loading=\"lazy\" src=\"/f/graph.png\" alt=\"graph.png\"></a>"
    ),
    (
      "[see ![g](attachment:graph.png)](attachment:app.log)",
      "<a href=\"/f/app.log\" rel=\"nofollow noopener noreferrer\">"
        + "see <img loading=\"lazy\" src=\"/f/graph.png\" alt=\"g\"></a>"
    ),
    (
      "![one ![two](attachment:graph.png) ![three](https://x.org/a.png) [four](b)](attachment:graph.png)",
      "<a href=\"/f/graph.png\"><img loading=\"lazy\" src=\"/f/graph.png\" alt=\"one two three four\"></a>"
    ),
    ("[log](ATTACHMENT:app.log)", "<a href=\"/f/app.log\" rel=\"nofollow noopener noreferrer\">log</a>"),
    ("![log](attachment:app.log)", "<a href=\"/f/app.log\" rel=\"nofollow noopener noreferrer\">log</a>"),
    ("[log](attachment:gone.log)", "log"),
    ("![\"><b>](attachment:gone.png)", "Image: &quot;&gt;&lt;b&gt; (attachment:gone.png)"),
    ("[a](https://x.org)", "<a href=\"https://x.org\" rel=\"nofollow noopener noreferrer\">a</a>"),
  ])
  func `leads to attached files where a page has them`(markdown: String, html: String) {
    #expect(HTML.render(markdown, options: Self.attached) == "<p>\(html)</p>\n")
  }

  @Test func `leaves addresses of attached files alone where a page has none`() {
    let options = HTML.Options(headingOffset: 2, imagesAsLinks: true)
    #expect(HTML.render("[a](attachment:3)", options: options).contains("href=\"attachment:3\""))
    #expect(HTML.render("![a](attachment:3)", options: options) == "<p>Image: a (attachment:3)</p>\n")
  }
}
