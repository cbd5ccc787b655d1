/// What people write into reviews, from harmless to hurtful.
enum Phrases {
  /// Words that are no label, blank or choice of a template.
  static let words = """
    cache queue broker replica shard pool thread latency packet router gateway cluster kernel disk volume index cursor
    batch worker session cookie token header socket buffer backlog region canary rollout toggle quota budget spike
    drain flapped stalled leaked saturated restarted throttled evicted crashed recovered doubled vanished returned slow
    stale cold warm busy broken partial hidden noisy silent early late twice again nearly quietly before during
    checkout search basket invoice ledger profile gallery newsletter warehouse courier
    """.split { $0.isWhitespace }.map(String.init)

  static let names = [
    "Ada Quill", "Bo Chen", "Carmen Díaz", "Dmitri Volkov", "Eve Olsen", "Farid Nasser", "Grace Okafor", "Hiro Tanaka",
    "System", "Zoë",
  ]

  static let addresses = [
    "https://example.com/tickets/4711", "https://status.example.org/i/9?tab=all#top",
    "http://wiki.example.net/run_book",
    "https://github.com/example/shop/issues/12",
  ]

  /// Level 1: sentences with signs, digits and other scripts.
  static let sentences = [
    "The broker was full, and nobody was paged.", "p99 rose from 200 ms to 4.5 s (limit: 300 ms)",
    "it's \"fine\", they said; it was not", "数据库连接池已满", "пул соединений исчерпан", "caché naïve – déjà vu — façade",
    "🔥 rollback 🚀", "a & b < c > d", "50% of the pods; 3 regions, 2 clusters", "see https://example.com/a?b=c#d",
    "v1.2.3 → v1.2.4", "retry/backoff (again), then stop.", "Why so late? Because of DNS: always DNS.", "5 nodes",
    "14 of 20 pods", "First line. Second line! Third line?", "e.g. the ledger, i.e. money", "C++ and C# builds",
    "@oncall",
    "#incident-42", "$400", "~700", "+1", "user@example.com", "half-open sockets – all of them",
  ]

  /// Level 2, on one line: Markdown, and words that a form might mean as its own.
  static let awkward = [
    "a | b", "`code`", "``co`de``", "`a|b`", "1. first", "2) second", "3.", "[x] ticked", "[ ] open", "- [ ] a box",
    "- item", "* star", "+ plus", "# heading", "> quote", "**bold:** text", "**Owner**: Bea", "Owner: x",
    "Severity: high", "Due: tomorrow", "- Owner: A - Due: B", "Impact?", "Name", "N/A", "TBD", "-", "[Action]", "HH:MM",
    "____", "none", "None", "[Name]", "yes", "No", "(P2, in progress)", "done (P2)", "14:02 - x", "14:02", "2026-01-02",
    "→ next", "a → b → c", "a; b; c", "a, b, c", "ends with a colon:", "<br>", "a<br>b", "<b>bold</b>", "<!-- gone -->",
    "[link](https://example.com)", "![picture](x.png)", "\\|", "\\", "ends with \\", "~~~", "```", "---", "===",
    "| a | b |", "Time: 14:02 UTC", "10:00–11:00", "*emphasis* _under_", "☐ Yes ☑ No", "☑ done", "x", "?", "…",
    "Root cause", "Timeline", "What went well", "Description: slow - Impact: none", "P1", "SEV-2", "[X minutes]",
    "\\N/A", "\\\\-", "a - b", "Met", "Other: this", "**", "Why? → Because", "Root Cause: cold cache", "Date: today",
  ]

  /// Level 2, on several lines.
  static let blocks = [
    "One paragraph.\n\nAnother one.", "- first\n- second\n  - nested", "1. one\n2. two", "```\nlet x = 1\n```",
    "Before:\n\n```swift\nlet y = [\"a\": 1]\n```\n\nafter", "| a | b |\n|---|---|\n| 1 | 2 |", "> quoted\n> twice",
    "## A heading\n\nand text", "Setext\n======\n\ntext", "text\n---\nmore", "above\n\n---\n\nbelow",
    "- [ ] open\n- [x] done", "Owner: Ada\nDue: never", "**Impact:** none\n**Severity:** P1",
    "a line  \nwith a hard break",
    "<div>\nhtml\n</div>", "text\n\n<!-- a\ncomment -->\n\nmore", "first line\nsecond line", "one\n\n\n\ntwo",
    "Summary\n\n### Timeline\n\nnothing", "    indented code\n\ntext", "- a\n\n  b\n\n- c", "# Root Cause\n\nthe cache",
    "| Time | Event |\n|------|-------|\n| 14:02 | x |", "14:02 - first\n14:05 - second", "N/A\n\nN/A",
  ]

  /// Level 3, on one line: what breaks parsers.
  static let hurtful = [
    "שלום עולם", "مرحبا بالعالم: نعم", "\u{202E}reversed\u{202C}", "👩‍👩‍👧‍👦 family", "e\u{301}a\u{308} combined",
    "Z\u{0335}\u{0321}a\u{0337}l\u{0334}go", "\u{FEFF}marked", "zero\u{200B}width", "tab\tbed", "{{title}}", "{{/}}",
    "{{#timeline}}",
    "\u{E000}1\u{E001}", "</details>", "<script>alert(1)</script>", "&amp; &lt;b&gt;", "\\\\\\|", "****", "** **", "_",
    "__init__", "[a]: https://example.com", "[^1]", "%%%", "ends with spaces   ", "   begins with spaces",
    "wide\u{3000}space",
    "no\u{A0}break", "ends with <", "ends with `", "a``b`c", "|", "||", "\\<br>", "\\\\", "«quoted»", "-- ", "—", ":",
    "::",
    ": starts", "; starts", ", starts", ";", ",", "(open", "closed)", "[open", "](x)", "!", "...", "\\- a", "\\# a",
    "¿Qué?",
    "𝒜𝒷𝒸", "한국어 테스트", "ไทย", "½ of ²", "<!--", "-->", "<?php", "]]>",
  ]

  /// Level 3, on several lines.
  static let wounds = [
    "crlf\r\nlines\r\n\r\nhere", "```\nnever closed", "````md\n```\ninner\n```\n````", "~~~ info string\ntext\n~~~",
    "text\n===", "\nbegins with a break", "ends with a break\n", "- a\n      code?", "> - quoted list\n>\n> more",
    "\t- tab",
    "<!-- never closed\n\ntext", "<pre>\nraw\n\nraw\n</pre>", "[ref]: https://example.com\n\n[ref]",
    "---\ntitle: x\n---",
    "a\\\nb", "# one\n## two\n### three\n#### four\n##### five\n###### six", "- - - a",
    "1. a\n\n   ```\n   code\n   ```",
    "| ragged | table\n|---|\n| 1 | 2 | 3 |", "line\u{2028}separator", "cr\ronly", " \n \n", "```", "```\n```",
  ]
}
