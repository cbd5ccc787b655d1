// Links within a text.

extension LinkText {
  /// A text with the words of its links in their place.
  static func plain(_ text: String) -> String { without(text) { $0 } }

  /// A text without its links, of which nothing stays but words that stand for themselves.
  static func unlinked(_ text: String) -> String {
    var out = without(text) { $0.hasPrefix("@") || $0.contains("@") ? "" : $0 }
    while let open = out.firstIndex(of: "<"), let close = out[open...].firstIndex(of: ">") {
      out.removeSubrange(open...close)
    }
    return out.replacing("()", with: "").replacing(" ,", with: ",")
  }

  private static func without(_ text: String, _ words: (Substring) -> Substring) -> String {
    guard text.contains("](") else { return text }
    var out = ""
    var rest = text.contains("![") ? pictureless(text)[...] : text[...]
    while let middle = rest.range(of: "]("), let open = rest[..<middle.lowerBound].lastIndex(of: "["),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      out += rest[..<open]
      if out.last == "!" { out.removeLast() }
      out += words(rest[rest.index(after: open)..<middle.lowerBound])
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  private static func pictureless(_ text: String) -> String {
    var out = ""
    var rest = text[...]
    while let open = rest.range(of: "!["), let middle = rest[open.upperBound...].range(of: "]("),
      let close = rest[middle.upperBound...].firstIndex(of: ")")
    {
      out += rest[..<open.lowerBound]
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  /// The first address in a text.
  static func first(in text: String) -> String? {
    if let middle = text.range(of: "]("), let close = text[middle.upperBound...].firstIndex(of: ")") {
      let url = text[middle.upperBound..<close].prefix { $0 != " " }
      if !url.isEmpty, !url.hasPrefix("#") { return String(url) }
    }
    guard let at = text.range(of: "https://") ?? text.range(of: "http://") else { return nil }
    var url = text[at.lowerBound...].prefix { !$0.isWhitespace && !">)]|\"'`<".contains($0) }
    while let last = url.last, ".,;:".contains(last) { url = url.dropLast() }
    return String(url)
  }
}

extension StringProtocol where SubSequence == Substring {
  /// Where a text last stands in this one.
  func lastRange(of needle: String) -> Range<Index>? {
    var found: Range<Index>?
    var rest = self[...]
    while let at = rest.range(of: needle) {
      found = at
      rest = rest[at.upperBound...]
    }
    return found
  }
}
