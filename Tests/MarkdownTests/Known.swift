import Markdown

/// Where we follow CommonMark and GitHub, and md4c 0.4.8 does not.
///
/// Not told apart here, since about one document in 30,000 shows them: in a quote md4c takes a line for part of an item
/// that is indented by two columns or more (`>   - a`, `>   - --`), and at times it ends an item at a blank line after
/// its heading or rule.
enum Known {
  static func differs(_ document: Document) -> Bool {
    document.blocks.indices.contains { index in
      switch document.blocks[index].kind {
      case .frontMatter:
        true
      case .paragraph:
        opensInside(document, index) || document.text(index).isEmpty
      case .heading:
        opensInside(document, index) || document.text(index).hasSuffix("]:")
      case .definition:
        opensInside(document, index)
      case .table:
        !isPlainTable(document, index)
      case .indentedCode, .fence:
        followsLooseEnd(document, index)
      case .item:
        isEmptyInEmpty(document, index) || isBoxAfterQuote(document, index)
      case .quote:
        // md4c miscounts the columns of a tab behind a quote's mark.
        document.string(document.blocks[index].range).contains(">\t")
      default:
        false
      }
    }
  }

  /// md4c opens fences, HTML and tables in a paragraph though their line is indented by four columns.
  private static func opensInside(_ document: Document, _ index: Int) -> Bool {
    let isFirst = document.blocks[index - 1].kind != .definition
    return document.lines(index).dropFirst(isFirst ? 1 : 0).contains { line in
      let text = document.string(line.bytes)
      return ["```", "~~~", "<", "|", ":"].contains { text.hasPrefix($0) }
    }
  }

  /// md4c wants three characters per column and the header alone, and lets a table swallow all but rules, lists and
  /// quotes.
  private static func isPlainTable(_ document: Document, _ index: Int) -> Bool {
    let block = document.blocks[index]
    let alignment = document.string(document.range(ofLine: block.firstLine + 1))
    let isWide = alignment.split(separator: "|").allSatisfy { cell in
      cell.count > 2 && cell.filter { ":-".contains($0) }.count != 1
    }
    guard isWide, block.firstLine == 1 || document.isBlank(line: block.firstLine - 1) else { return false }
    guard block.end < document.blocks.count else { return true }
    let next = document.blocks[block.end]
    guard next.firstLine == block.lastLine + 1 else { return true }
    switch next.kind {
    case .heading, .fence, .html, .indentedCode: return false
    default: return true
    }
  }

  /// md4c still thinks of the fence, HTML or empty item that ended with its container.
  private static func followsLooseEnd(_ document: Document, _ index: Int) -> Bool {
    switch document.blocks[index - 1].kind {
    case .fence, .html, .item: true
    default: false
    }
  }

  /// After `- -` and a blank line md4c closes both items, CommonMark the inner one.
  private static func isEmptyInEmpty(_ document: Document, _ index: Int) -> Bool {
    let item = document.blocks[index]
    let outer = document.blocks[document.blocks[item.parent].parent]
    return item.end == index + 1 && outer.firstLine == item.firstLine && outer.kind == .item(box: nil)
  }

  /// md4c leaves the box in the text if the item before ends with a quote.
  private static func isBoxAfterQuote(_ document: Document, _ index: Int) -> Bool {
    guard document.blocks[index].kind != .item(box: nil) else { return false }
    return document.blocks[..<index].contains { $0.kind == .quote && $0.end == index }
  }
}

extension Document {
  /// The bytes of a line without its end.
  func range(ofLine number: Int) -> Range<Int> {
    let start = source.indices.first { line(at: $0) == number } ?? source.count
    let end = source[start...].firstIndex { $0 == 10 || $0 == 13 } ?? source.count
    return start..<end
  }

  func isBlank(line number: Int) -> Bool {
    source[range(ofLine: number)].allSatisfy { $0 == 32 || $0 == 9 || $0 == 62 }
  }
}
