import CMd4c

/// Writes HTML from what md4c tells.
final class HTMLWriter: Md4cListener {
  private(set) var bytes: [UInt8] = []
  let options: HTML.Options
  private let limit: Int
  /// How many images are open: what stands in them becomes an attribute, so tags are left out.
  var images = 0
  /// For each open link or image, whether it was written; one that points elsewhere leaves only its text.
  var written: [Bool] = []
  /// Where the words of the open picture begin.
  var wordsStart = 0

  init(options: HTML.Options, limit: Int) {
    self.options = options
    self.limit = limit
    bytes.reserveCapacity(limit / 16)
  }

  /// Whether there is more HTML than is allowed. md4c goes on after a row that was stopped, so ask here.
  var isFull: Bool { bytes.count > limit }

  func enter(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    guard !isFull else { return false }
    switch block {
    case MD_BLOCK_OL: orderedList(detail!.load(as: MD_BLOCK_OL_DETAIL.self))
    case MD_BLOCK_LI: item(detail!.load(as: MD_BLOCK_LI_DETAIL.self))
    case MD_BLOCK_H: write("<h\(level(detail))>")
    case MD_BLOCK_CODE: code(detail!.load(as: MD_BLOCK_CODE_DETAIL.self))
    case MD_BLOCK_TH: cell("th", detail!.load(as: MD_BLOCK_TD_DETAIL.self))
    case MD_BLOCK_TD: cell("td", detail!.load(as: MD_BLOCK_TD_DETAIL.self))
    case MD_BLOCK_HR: write("<hr>\n")
    default: if let tag = Self.tag(block) { write("<\(tag.name)>\(tag.isOuter ? "\n" : "")") }
    }
    return true
  }

  func leave(_ block: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    switch block {
    case MD_BLOCK_OL: write("</ol>\n")
    case MD_BLOCK_LI: write("</li>\n")
    case MD_BLOCK_H: write("</h\(level(detail))>\n")
    case MD_BLOCK_CODE: write("</code></pre>\n")
    case MD_BLOCK_TH: write("</th>\n")
    case MD_BLOCK_TD: write("</td>\n")
    default: if let tag = Self.tag(block) { write("</\(tag.name)>\n") }
    }
    return true
  }

  func enter(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    guard !isFull else { return false }
    switch span {
    case MD_SPAN_A: link(detail!.load(as: MD_SPAN_A_DETAIL.self))
    case MD_SPAN_IMG: enter(detail!.load(as: MD_SPAN_IMG_DETAIL.self))
    default: if images == 0, let tag = Self.tag(span) { write("<\(tag)>") }
    }
    return true
  }

  func leave(_ span: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) -> Bool {
    switch span {
    case MD_SPAN_A:
      if written.removeLast() { write("</a>") }
    case MD_SPAN_IMG: leave(detail!.load(as: MD_SPAN_IMG_DETAIL.self))
    default:
      if images == 0, let tag = Self.tag(span) { write("</\(tag)>") }
    }
    return true
  }

  func text(_ kind: MD_TEXTTYPE, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !isFull else { return false }
    switch kind {
    case MD_TEXT_NULLCHAR: write("\u{FFFD}")
    case MD_TEXT_BR: write(images == 0 ? "<br>\n" : " ")
    case MD_TEXT_SOFTBR: write(images == 0 ? "\n" : " ")
    // A reference names one character and is no markup in itself.
    case MD_TEXT_ENTITY: bytes.append(contentsOf: text)
    case MD_TEXT_NORMAL where options.references != nil && written.isEmpty: refer(text)
    default: bytes.appendEscaped(text)
    }
    return true
  }

  private func refer(_ text: UnsafeBufferPointer<UInt8>) {
    let words = String(decoding: text, as: UTF8.self)
    var place = words.startIndex
    for reference in options.references?(words) ?? [] where reference.range.lowerBound >= place {
      escaped(Array(words[place..<reference.range.lowerBound].utf8))
      let name = Array(words[reference.range].utf8)
      if let path = reference.path {
        write("<a")
        attribute("href", Array(path.utf8))
        write(">")
        escaped(name)
        write("</a>")
      } else {
        write("<b class=\"spoken\">")
        escaped(name)
        write("</b>")
      }
      place = reference.range.upperBound
    }
    escaped(Array(words[place...].utf8))
  }

  func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  func attribute(_ name: String, _ value: [UInt8]) {
    write(" \(name)=\"")
    escaped(value)
    write("\"")
  }

  func escaped(_ text: [UInt8]) {
    text.withUnsafeBufferPointer { bytes.appendEscaped($0) }
  }

  private func level(_ detail: UnsafeMutableRawPointer?) -> Int {
    min(6, Int(detail!.load(as: MD_BLOCK_H_DETAIL.self).level) + options.headingOffset)
  }

  private func orderedList(_ detail: MD_BLOCK_OL_DETAIL) {
    write(detail.start == 1 ? "<ol>\n" : "<ol start=\"\(detail.start)\">\n")
  }

  private func item(_ detail: MD_BLOCK_LI_DETAIL) {
    guard detail.is_task != 0 else { return write("<li>") }
    let isOpen = detail.task_mark == CChar(UInt8.space)
    let state = isOpen ? "aria-label=\"not done\"" : "aria-label=\"done\" checked"
    write("<li class=\"task\"><input type=\"checkbox\" disabled \(state)> ")
  }

  private func code(_ detail: MD_BLOCK_CODE_DETAIL) {
    write("<pre><code")
    let language = detail.lang.decoded
    if !language.isEmpty { attribute("class", Array("language-".utf8) + language) }
    write(">")
  }

  private func cell(_ tag: String, _ detail: MD_BLOCK_TD_DETAIL) {
    switch detail.align {
    case MD_ALIGN_LEFT: write("<\(tag) class=\"left\">")
    case MD_ALIGN_CENTER: write("<\(tag) class=\"center\">")
    case MD_ALIGN_RIGHT: write("<\(tag) class=\"right\">")
    default: write("<\(tag)>")
    }
  }

  private func link(_ detail: MD_SPAN_A_DETAIL) {
    let address = place(of: detail.href.decoded)
    written.append(images == 0 && address.map { Address.isAllowed($0, schemes: Address.linkSchemes) } == true)
    guard let address, written.last == true else { return }
    write("<a")
    attribute("href", address)
    let title = detail.title.decoded
    if !title.isEmpty { attribute("title", title) }
    write(" rel=\"nofollow noopener noreferrer\">")
  }

  /// The tags without attributes, and whether their content starts on a new line.
  private static func tag(_ block: MD_BLOCKTYPE) -> (name: String, isOuter: Bool)? {
    switch block {
    case MD_BLOCK_QUOTE: ("blockquote", true)
    case MD_BLOCK_UL: ("ul", true)
    case MD_BLOCK_P: ("p", false)
    case MD_BLOCK_TABLE: ("table", true)
    case MD_BLOCK_THEAD: ("thead", true)
    case MD_BLOCK_TBODY: ("tbody", true)
    case MD_BLOCK_TR: ("tr", true)
    default: nil
    }
  }

  private static func tag(_ span: MD_SPANTYPE) -> String? {
    switch span {
    case MD_SPAN_EM: "em"
    case MD_SPAN_STRONG: "strong"
    case MD_SPAN_CODE: "code"
    case MD_SPAN_DEL: "del"
    default: nil
    }
  }
}
