import Markdown
import Testing

/// Inputs made to hang or overflow a parser. Each must come to an end with a sound result; none is timed.
@Suite struct `Hostile inputs` {
  static let inputs: [String: [UInt8]] = [
    "nested quotes": repeated("> ", 10_000),
    "nested lists": repeated("- ", 10_000),
    "nested quotes on many lines": repeated(String(repeating: ">", count: 200) + "a\n", 1_000),
    "an ever deeper list": (0..<600).flatMap { repeated(" ", $0 * 2) + Array("- a\n".utf8) },
    "a line of a megabyte": repeated("a", 1_000_000),
    "a table of 10,000 columns": repeated("|a", 10_000) + [10] + repeated("|---", 10_000) + [10],
    "rows that ask for many cells": repeated("|a", 128) + [10] + repeated("|---", 128) + [10] + repeated("|\n", 50_000),
    "alignment rows": repeated("|---|\n", 20_000),
    "backticks": repeated("`", 100_000),
    "runs of backticks": repeated("`a``b```c", 20_000),
    "opening brackets": repeated("[", 100_000),
    "opening links": repeated("[a](", 30_000),
    "opening titles": repeated("[a](b \"", 30_000),
    "nested images": repeated("![", 20_000) + repeated("](b)", 20_000),
    "images around links": repeated("![", 20_000) + repeated("[a](b)", 20_000),
    "brackets on many lines": repeated("x[a]\n", 60_000),
    "open definitions": repeated("[a]: b 'c\n", 30_000),
    "an open label": repeated("[a\n", 50_000),
    "open tags": repeated("<a b=\"", 30_000),
    "open comments": repeated("<!-- ", 50_000),
    "emphasis": repeated("*a **b _c ", 20_000),
    "addresses": repeated("http://a(", 30_000),
    "a long target used often": Array("[x]: ".utf8) + repeated("y", 20_000) + [10, 10] + repeated("[x]", 10_000),
    "open fences": repeated("```\n~~~\n", 30_000),
    "NUL": [UInt8](repeating: 0, count: 10_000),
    "bytes that are no text": (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256) },
    "line feeds": repeated("\n", 100_000),
    "carriage returns": repeated("\r", 100_000),
    "unclosed front matter": Array("---\na\n".utf8) + repeated("--\n", 50_000),
  ]

  @Test(arguments: inputs.keys.sorted())
  func `come to an end`(name: String) {
    let bytes = Self.inputs[name] ?? []
    let document = Document(bytes)
    #expect(document.blocks[0].range == 0..<bytes.count)
    #expect(document.blocks.allSatisfy { $0.range.upperBound <= bytes.count })
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(HTML.render(text).utf8.count <= 70_000 + 40 * text.utf8.count)
    #expect(Prose.plain(text).utf8.count <= 3 * text.utf8.count)
    #expect(Prose.links(text).allSatisfy { $0.range.upperBound <= text.utf8.count })
  }

  private static func repeated(_ text: String, _ count: Int) -> [UInt8] {
    Array(repeatElement(text.utf8, count: count).joined())
  }
}
