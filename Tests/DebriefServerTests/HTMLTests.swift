import Debrief
import Testing

@testable import DebriefServer

@Suite("The writer of HTML")
struct HTMLTests {
  @Test("escapes text and attributes, in runs")
  func escapes() {
    var html = HTML()
    html(.p, .class("a\"b"), text: "<script>alert('x') && \"y\"</script>")
    #expect(
      html.text
        == "<p class=\"a&quot;b\">&lt;script&gt;alert(&#39;x&#39;) &amp;&amp; &quot;y&quot;&lt;/script&gt;</p>")
  }

  @Test("closes what it opens, and gives no end tag to void elements")
  func balance() {
    var html = HTML()
    html(.div) { html in
      html(.input, .name("q"))
      html(.span, .class("dot"))
    }
    #expect(html.text == "<div><input name=\"q\"><span class=\"dot\"></span></div>")
  }

  @Test("keeps the first line break of a text area")
  func firstLine() {
    var html = HTML()
    html(.textarea, text: "\nx")
    #expect(html.text == "<textarea>\n\nx</textarea>")
  }

  @Test(
    "follows only addresses that lead somewhere",
    arguments: [
      ("https://example.com", true), ("HTTP://example.com", true), ("mailto:a@example.com", true),
      ("javascript:alert(1)", false), (" javascript:alert(1)", false), ("data:text/html,x", false),
      ("java\nscript:alert(1)", false), ("//example.com", false), ("vbscript:x", false),
    ])
  func links(address: String, isLink: Bool) {
    var html = HTML()
    html.link(to: address, "words")
    #expect(html.text.contains("href") == isLink)
    #expect(html.text.contains("words"))
  }

  @Test(
    "loads no image from elsewhere: it is a link, or the name of a file",
    arguments: [
      ("![a *graph*](https://example.com/g.png)", ">Image: a graph</a>"),
      ("![a graph](graph.png)", "Image: a graph (graph.png)"),
      ("[![x](https://example.com/g.png)](https://example.com)", ">Image: x</a>"),
      ("![x](javascript:alert(1))", "Image: x (javascript:alert(1))"),
    ])
  func images(markdown: String, shown: String) {
    var html = HTML()
    html.inline(Debrief.Prose(markdown))
    #expect(!html.text.contains("<img"))
    #expect(html.text.replacing("<em>", with: "").replacing("</em>", with: "").contains(shown), "\(html.text)")
    #expect(html.text.components(separated: "<a ") <= 1)
    #expect(!html.text.contains("href=\"javascript"))
  }

  @Test("shows raw HTML in prose as text")
  func prose() {
    var html = HTML()
    html.prose("**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1))")
    #expect(html.text.contains("<strong>bold</strong>"))
    #expect(!html.text.contains("<img"))
    #expect(!html.text.contains("href"))
  }
}

extension HTML {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
