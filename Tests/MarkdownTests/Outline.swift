import CMd4c
import Markdown

/// The nesting of a document's blocks as one line of text: `quote(p list-(item(p)))`.
///
/// Both parsers write the same form, so what differs by design is levelled here: md4c drops definitions, pads or cuts
/// rows to the table's columns, and says nothing of the paragraph that a bare task box leaves empty.
enum Outline {
  static func ours(_ document: Document) -> String {
    var outline = ""
    write(document, 0, columns: 0, into: &outline)
    return outline
  }

  private static func write(_ document: Document, _ index: Int, columns: Int, into outline: inout String) {
    var columns = columns
    if case .table(let count) = document.blocks[index].kind { columns = count }
    var names: [String] = []
    var htmlEnd = -1
    for child in document.children(index) {
      // md4c takes HTML blocks without a blank line between them for one.
      let block = document.blocks[child]
      let isMoreHTML = block.kind == .html && htmlEnd + 1 == block.firstLine
      htmlEnd = block.kind == .html ? block.lastLine : -1
      if isMoreHTML { continue }
      guard let name = name(document, child) else { continue }
      var inner = ""
      write(document, child, columns: columns, into: &inner)
      names.append(inner.isEmpty ? name : "\(name)(\(inner))")
    }
    if case .row = document.blocks[index].kind {
      names = Array(repeating: "cell", count: columns)
    }
    outline += names.joined(separator: " ")
  }

  private static func name(_ document: Document, _ index: Int) -> String? {
    let text = document.text(index)
    return switch document.blocks[index].kind {
    case .document: "document"
    case .frontMatter: "front"
    case .heading(let level): "h\(level)"
    case .paragraph: text.isEmpty ? nil : "p"
    case .quote: "quote"
    case .list(false, _): "ul"
    case .list(true, let start): "ol\(start)"
    case .item(.none): "li"
    case .item(.open): "li[ ]"
    case .item(.ticked): "li[x]"
    case .fence: "fence\(text.quoted)"
    case .indentedCode: "code\(text.quoted)"
    case .html: "html"
    case .rule: "hr"
    case .table(let columns): "table\(columns)"
    case .row: "row"
    case .cell: "cell"
    case .definition: nil
    }
  }
}

extension String {
  /// The lines of a verbatim block without blanks around them, of which md4c drops some and turns tabs into spaces,
  /// and without line ends at its end, since md4c sends one after each line.
  fileprivate var quoted: String {
    let lines = replacing("\0", with: "\u{FFFD}").split(separator: "\n", omittingEmptySubsequences: false)
    var text = lines.map { $0.trimmingBlanks }.joined(separator: "\n")
    while text.hasSuffix("\n") { text.removeLast() }
    return text.debugDescription
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}

/// Collects the outline from md4c's callbacks.
private final class Md4cOutline {
  var names: [[String]] = [[]]
  var openNames: [String] = []
  var verbatim: String?
  /// In a tight list md4c sends a paragraph's text without the paragraph.
  var inLeaf = 0
  var tightParagraph = false

  func enter(_ name: String, isLeaf: Bool) {
    tightParagraph = false
    openNames.append(name)
    names.append([])
    if isLeaf { inLeaf += 1 }
  }

  func leave(isLeaf: Bool) {
    tightParagraph = false
    let inner = names.removeLast().joined(separator: " ")
    var name = openNames.removeLast()
    if let text = verbatim, isLeaf {
      name += text.quoted
      verbatim = nil
    }
    if isLeaf { inLeaf -= 1 }
    names[names.count - 1].append(inner.isEmpty ? name : "\(name)(\(inner))")
  }

  func text() {
    guard inLeaf == 0, !tightParagraph else { return }
    tightParagraph = true
    names[names.count - 1].append("p")
  }
}

extension Outline {
  static func md4c(_ source: [UInt8]) -> String {
    let outline = Md4cOutline()
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | 0x040C)
    parser.enter_block = { type, detail, user in
      let outline = Outline.collector(user)
      guard let name = Outline.name(type, detail) else { return 0 }
      if type == MD_BLOCK_CODE { outline.verbatim = "" }
      outline.enter(name, isLeaf: Outline.isLeaf(type))
      return 0
    }
    parser.leave_block = { type, detail, user in
      guard Outline.name(type, detail) != nil else { return 0 }
      Outline.collector(user).leave(isLeaf: Outline.isLeaf(type))
      return 0
    }
    parser.enter_span = { _, _, user in
      Outline.collector(user).text()
      return 0
    }
    parser.leave_span = { _, _, _ in 0 }
    parser.text = { _, text, size, user in
      let outline = Outline.collector(user)
      outline.text()
      guard outline.verbatim != nil, let text else { return 0 }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(size))
      outline.verbatim? += size == 0 ? "\u{FFFD}" : String(decoding: bytes, as: UTF8.self)
      return 0
    }
    source.withUnsafeBytes { bytes in
      _ = md_parse(
        bytes.bindMemory(to: CChar.self).baseAddress, MD_SIZE(bytes.count), &parser,
        Unmanaged.passUnretained(outline).toOpaque())
    }
    return outline.names[0].joined(separator: " ")
  }

  private static func collector(_ user: UnsafeMutableRawPointer?) -> Md4cOutline {
    Unmanaged<Md4cOutline>.fromOpaque(user!).takeUnretainedValue()
  }

  private static func isLeaf(_ type: MD_BLOCKTYPE) -> Bool {
    [MD_BLOCK_P, MD_BLOCK_H, MD_BLOCK_CODE, MD_BLOCK_HTML, MD_BLOCK_TH, MD_BLOCK_TD, MD_BLOCK_HR].contains(type)
  }

  private static func name(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> String? {
    switch type {
    case MD_BLOCK_QUOTE: "quote"
    case MD_BLOCK_UL: "ul"
    case MD_BLOCK_OL: "ol\(detail!.load(as: MD_BLOCK_OL_DETAIL.self).start)"
    case MD_BLOCK_LI: item(detail!.load(as: MD_BLOCK_LI_DETAIL.self))
    case MD_BLOCK_HR: "hr"
    case MD_BLOCK_H: "h\(detail!.load(as: MD_BLOCK_H_DETAIL.self).level)"
    case MD_BLOCK_CODE: detail!.load(as: MD_BLOCK_CODE_DETAIL.self).fence_char == 0 ? "code" : "fence"
    case MD_BLOCK_HTML: "html"
    case MD_BLOCK_P: "p"
    case MD_BLOCK_TABLE: "table\(detail!.load(as: MD_BLOCK_TABLE_DETAIL.self).col_count)"
    case MD_BLOCK_TR: "row"
    case MD_BLOCK_TH: "cell"
    case MD_BLOCK_TD: "cell"
    default: nil
    }
  }

  private static func item(_ detail: MD_BLOCK_LI_DETAIL) -> String {
    guard detail.is_task != 0 else { return "li" }
    return detail.task_mark == CChar(UInt8(ascii: " ")) ? "li[ ]" : "li[x]"
  }
}
