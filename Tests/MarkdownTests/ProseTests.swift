import Markdown
import Testing

@Suite struct `Inline text` {
  @Test(arguments: [
    ("plain", "plain"), ("a *b* **c** _d_ ***e***", "a b c d e"), ("snake_case_name 5 * 3", "snake_case_name 5 * 3"),
    ("`a_b` ``c`d``", "a_b c`d"), ("[a *b*](http://x \"t\") c", "a b c"), ("![alt](x.png)", "alt"),
    ("[[a](b)](c)", "[a](c)"), ("\\*a\\* \\_b", "*a* _b"), ("a <b>c</b> <!-- d --> e", "a c  e"),
    ("<https://x.org>", "https://x.org"), ("a &amp; b &#8212; c &bogus;", "a & b — c &bogus;"),
    ("# of *tickets*", "# of tickets"), ("- *a*", "- a"), ("1. `a`", "1. a"), ("C *x* #", "C x #"),
    ("> 30 *s*", "> 30 s"), ("*a*\n- *b*\n===\n    `c`", "a\n- b\n===\n    c"), (".*a*\n.b", ".a\n.b"),
    ("~~a~~ b", "a b"), ("a*", "a*"), ("[ ] *a*", "[ ] a"), ("_a_", "a"), ("", ""), ("`a\nb`", "a b"),
    ("**A**: | b |", "A: | b |"),
  ])
  func `is plain without its markup`(text: String, plain: String) {
    #expect(Prose.plain(text) == plain)
  }

  @Test(arguments: [
    ("[a](b)", ["a|b|0..<6"]), ("![a](b 'c')", ["!a|b|0..<11"]),
    ("x <https://y.z> w", ["https://y.z|https://y.z|2..<15"]),
    ("see https://a.b/c?d=e.", ["https://a.b/c?d=e|https://a.b/c?d=e|4..<21"]),
    ("(http://a.b/c(d))", ["http://a.b/c(d)|http://a.b/c(d)|1..<16"]),
    ("[http://a](http://b)", ["http://a|http://b|0..<20"]), ("[![a](b)](c)", ["a|c|0..<12", "!a|b|1..<8"]),
    ("`[a](b)` http://c", ["http://c|http://c|9..<17"]), ("\\[a](b)", []), ("[a](b c)", []),
    ("[a](<b c>)", ["a|b c|0..<10"]), ("[a](b(c)d)", ["a|b(c)d|0..<10"]), ("[*a*](b)", ["a|b|0..<8"]),
    ("ahttp://x", []), ("[a]()", ["a||0..<5"]), ("[a](b\\)c)", ["a|b)c|0..<9"]), ("[a [b](c) d](e)", ["b|c|3..<9"]),
    ("`` ` [a](b)", ["a|b|5..<11"]), ("HTTPS://X.Y", ["HTTPS://X.Y|HTTPS://X.Y|0..<11"]), ("http:// x", []),
  ])
  func `gives its links`(text: String, links: [String]) {
    let found = Prose.links(text).map { "\($0.isImage ? "!" : "")\($0.title)|\($0.url)|\($0.range)" }
    #expect(found == links)
  }
}
