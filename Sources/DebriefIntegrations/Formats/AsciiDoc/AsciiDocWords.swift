import Debrief

/// Words of a line of AsciiDoc.
struct AsciiDocWords {
  /// What the attributes of a document may add to it, in bytes.
  final class Budget {
    var left = 8 << 20
  }

  let attributes: [String: String]
  private let budget: Budget
  /// Within how many marks.
  private var depth = 0
  /// Where the last sign of a kind stands that may close something; nil where none does. So nobody looks for it in vain
  /// from every place of a long line.
  private var closing: [String: String.Index?] = [:]

  init(_ attributes: [String: String], _ budget: Budget) { (self.attributes, self.budget) = (attributes, budget) }

  func markdown(_ text: String) -> String {
    guard text.utf8.contains(where: { Self.marks.contains($0) }) else { return text }
    guard depth < 6 else { return MarkdownText.escaped(text) }
    var line = self
    line.depth += 1
    line.closing = [:]
    return line.read(text)
  }

  private mutating func read(_ text: String) -> String {
    var out = ""
    var plain = ""
    // What stands within marks was put in before.
    var rest = (depth == 1 ? substituted(text) : text)[...]
    func flush() {
      out += MarkdownText.escaped(plain)
      plain = ""
    }
    while let first = rest.first {
      if let (made, length) = construct(first, rest, after: plain.last ?? out.last) {
        flush()
        out += made
        rest = rest.dropFirst(length)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    flush()
    return out
  }

  private static let marks = Set("*_`+#[<{\\&|]~:\"".utf8)

  /// `{name}`, where the document says what it is.
  private func substituted(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var out = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let name = rest[rest.index(after: open)...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      let after = rest[open...].dropFirst(name.count + 1)
      out += rest[..<open]
      if after.first == "}", let value = Self.signs[String(name)] ?? attributes[name.lowercased()],
        value.utf8.count <= budget.left
      {
        budget.left -= value.utf8.count
        out += value
        rest = after.dropFirst()
      } else {
        out += "{"
        rest = rest[open...].dropFirst()
      }
    }
    return out + rest
  }

  private static let signs = [
    "nbsp": " ", "empty": "", "sp": " ", "vbar": "|", "amp": "&", "lt": "<", "gt": ">", "plus": "+",
  ]

  /// What begins here, and how many characters of the source it is.
  private mutating func construct(_ first: Character, _ rest: Substring, after: Character?) -> (String, Int)? {
    switch first {
    case "*", "_", "`", "+", "#": quoted(first, rest, after)
    case "<" where rest.hasPrefix("<<"): reference(rest)
    case "\"" where rest.hasPrefix("\"`"): between(rest, "\"`", "`\"").map { ("“" + markdown($0.0) + "”", $0.1) }
    case "[" where rest.hasPrefix("[["): between(rest, "[[", "]]").map { ("", $0.1) }
    case "\\" where rest.dropFirst().first.map { "*_`+#{<\\".contains($0) } == true:
      (MarkdownText.escaped(String(rest.dropFirst().prefix(1))), 2)
    default: "lhxmifkbp".contains(first) && after?.isLetter != true ? macro(rest) : nil
    }
  }

  /// `*bold*` between words, `**bo**ld` within them.
  private mutating func quoted(_ mark: Character, _ rest: Substring, _ after: Character?) -> (String, Int)? {
    let double = "\(mark)\(mark)"
    if rest.hasPrefix(double), let (inside, length) = between(rest, double, double), !inside.isEmpty {
      return (marked(mark, inside), length)
    }
    guard hasClosing(String(mark), rest, Self.lastEnd(of: mark)),
      after.map({ !$0.isLetter && !$0.isNumber && $0 != mark }) ?? true,
      rest.dropFirst().first?.isWhitespace == false
    else { return nil }
    var at = rest.index(after: rest.startIndex)
    while let end = rest[at...].firstIndex(of: mark) {
      let next = rest.index(after: end)
      let isEnd = next == rest.endIndex || !(rest[next].isLetter || rest[next].isNumber || rest[next] == mark)
      if isEnd, end > rest.index(after: rest.startIndex), !rest[rest.index(before: end)].isWhitespace {
        let inside = String(rest[rest.index(after: rest.startIndex)..<end])
        return (marked(mark, inside), inside.count + 2)
      }
      at = next
    }
    return nil
  }

  private func marked(_ mark: Character, _ inside: String) -> String {
    switch mark {
    case "*": MarkdownText.marked(markdown(inside), "**", "**")
    case "_": MarkdownText.marked(markdown(inside), "*", "*")
    case "`":
      MarkdownText.code(inside.hasPrefix("+") && inside.hasSuffix("+") ? String(inside.dropFirst().dropLast()) : inside)
    case "+": MarkdownText.escaped(inside)
    default: markdown(inside)
    }
  }

  private mutating func between(_ rest: Substring, _ open: String, _ close: String) -> (String, Int)? {
    let inside = rest.dropFirst(open.count)
    guard hasClosing(close + open, rest, { Self.last(close, in: $0) }) else { return nil }
    guard let end = inside.range(of: close) else { return nil }
    let text = String(inside[..<end.lowerBound])
    return (text, open.count + text.count + close.count)
  }

  /// Whether what is meant stands somewhere behind the beginning of `rest`.
  private mutating func hasClosing(
    _ name: String, _ rest: Substring, _ find: (Substring) -> String.Index?
  ) -> Bool {
    if closing[name] == nil { closing[name] = .some(find(rest)) }
    guard let last = closing[name] ?? nil else { return false }
    return last > rest.startIndex
  }

  private static func last(_ sign: String, in text: Substring) -> String.Index? {
    var last: String.Index?
    var rest = text
    while let found = rest.range(of: sign) {
      last = found.lowerBound
      rest = rest[found.upperBound...]
    }
    return last
  }

  /// The last mark that words stand before and none behind.
  private static func lastEnd(of mark: Character) -> (Substring) -> String.Index? {
    { text in
      var last: String.Index?
      var before: Character = " "
      var candidate: String.Index?
      for (index, sign) in zip(text.indices, text) {
        if let end = candidate, !(sign.isLetter || sign.isNumber || sign == mark) { last = end }
        candidate = sign == mark && !before.isWhitespace ? index : nil
        before = sign
      }
      return candidate ?? last
    }
  }

  /// `<<timeline,the timeline>>`
  private mutating func reference(_ rest: Substring) -> (String, Int)? {
    between(rest, "<<", ">>").map { inside, length in
      let words = inside.split(separator: ",", maxSplits: 1).last.map(String.init) ?? inside
      return (markdown(words.trimmed), length)
    }
  }

  private static let macros = [
    "link:", "https://", "http://", "mailto:", "xref:", "image:", "footnote:", "kbd:", "btn:", "pass:", "menu:",
  ]

  private mutating func macro(_ rest: Substring) -> (String, Int)? {
    guard let name = Self.macros.first(where: rest.hasPrefix) else { return nil }
    let isAddress = name.hasPrefix("http")
    guard isAddress || hasClosing("[", rest, { Self.last("[", in: $0) }) else { return nil }
    let target = rest.dropFirst(isAddress ? 0 : name.count).prefix {
      !$0.isWhitespace && $0 != "[" && $0 != "<" && $0 != ">"
    }
    let behind = rest.dropFirst((isAddress ? 0 : name.count) + target.count)
    guard behind.first == "[", let end = behind.firstIndex(of: "]") else {
      guard isAddress else { return nil }
      // An address is nothing to escape; what ends the sentence is not part of it.
      var address = target
      while let last = address.last, ".,;:!?)'\"*".contains(last) { address.removeLast() }
      return (String(address), address.count)
    }
    let inside = String(behind[behind.index(after: behind.startIndex)..<end])
    let length = (isAddress ? 0 : name.count) + target.count + inside.count + 2
    let words = inside.split(separator: ",").first { !$0.contains("=") }.map { String($0.trimmed) } ?? ""
    let bare = words.hasSuffix("^") ? String(words.dropLast()) : words
    switch name {
    case "image:": return (MarkdownText.image(MarkdownText.escaped(bare), at: String(target)), length)
    case "footnote:": return (" (\(markdown(inside)))", length)
    case "kbd:", "btn:", "menu:": return (MarkdownText.escaped((target.isEmpty ? "" : target + " › ") + inside), length)
    case "pass:": return (MarkdownText.escaped(inside), length)
    case "xref:": return (bare.isEmpty ? MarkdownText.escaped(String(target)) : markdown(bare), length)
    default:
      let address = (name == "mailto:" ? "mailto:" : "") + target
      return (bare.isEmpty && isAddress ? String(target) : MarkdownText.link(markdown(bare), to: address), length)
    }
  }
}
