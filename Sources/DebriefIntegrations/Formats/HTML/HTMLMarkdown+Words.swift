import Debrief

// Words of a line, with their marks.

extension HTMLMarkdown {
  /// Lines of words: a line break of the page is one here, any other white space is a space.
  mutating func words(_ nodes: [HTMLNode], bold: Bool? = nil) -> String {
    let outer = isBold
    isBold = bold ?? isBold
    defer { isBold = outer }
    return Marks.resolved(inline(nodes)).split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private mutating func inline(_ nodes: [HTMLNode]) -> String {
    var out = ""
    for node in nodes {
      switch node {
      case .text(let text): out += MarkdownText.escaped(Self.collapsed(text))
      case .element(let element): if !isLeftOut(element) { out += inline(element) }
      }
    }
    return out
  }

  /// Signs of no width and those that mark emphasis here are nobody's words.
  private static func collapsed(_ text: String) -> String {
    var out = ""
    var isSpace = false
    for scalar in text.unicodeScalars {
      if scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace {
        if !isSpace { out.unicodeScalars.append(" ") }
        isSpace = true
      } else if !["\u{200B}", "\u{FEFF}", "\u{AD}"].contains(scalar), !(0xE000...0xE00F).contains(scalar.value) {
        out.unicodeScalars.append(scalar)
        isSpace = false
      }
    }
    return out
  }

  private mutating func inline(_ element: HTMLElement) -> String {
    switch element.name {
    case "br": return "\n"
    case "code", "kbd", "samp", "tt": return MarkdownText.code(element.text.oneLine)
    case "a": return link(element)
    case "img": return image(element)
    case "input": return element["type"]?.lowercased() == "checkbox" ? Self.box(element["checked"] != nil) : ""
    case "time": return time(element)
    case "q": return "“" + inline(element.children) + "”"
    case _ where element.name.hasPrefix("ac:") || element.name.hasPrefix("ri:"): return wiki(element)
    case _ where element.hasClass("checkbox") && (element.name == "div" || element.name == "span"):
      return Self.box(element.hasClass("checkbox-on"))
    default: return emphasis(element)
    }
  }

  static func box(_ isTicked: Bool) -> String { isTicked ? "[x] " : "[ ] " }

  private mutating func emphasis(_ element: HTMLElement) -> String {
    let letters = styles.letters(of: element)
    let isLoud = letters.bold ?? ["b", "strong"].contains(element.name)
    let outer = isBold
    if isLoud { isBold = true }
    defer { isBold = outer }
    var text = inline(element.children)
    if letters.italic ?? ["i", "em", "cite", "dfn", "var"].contains(element.name) { text = Marks.italic.around(text) }
    if letters.struck ?? ["s", "del", "strike"].contains(element.name) { text = Marks.struck.around(text) }
    return isLoud && !outer ? Marks.bold.around(text) : text
  }

  private mutating func link(_ element: HTMLElement) -> String {
    let words = inline(element.children)
    guard let address = element["href"].map(Self.target), !element.hasClass("confluence-userlink"),
      !element.hasClass("user-mention"), !words.contains("\n"), !words.contains("](")
    else { return words }
    let bare = address.lowercased()
    guard !bare.hasPrefix("#"), !bare.hasPrefix("javascript:"), !bare.hasPrefix("data:") else { return words }
    let said = element.text.oneLine
    if said.isEmpty { return "" }
    if said == address || "mailto:" + said == address { return said }
    return MarkdownText.link(Marks.trimmed(words), to: address) + (words.last == " " ? " " : "")
  }

  /// The address behind one that only counts who follows it.
  private static func target(_ href: String) -> String {
    let href = href.filter { !$0.isNewline }.oneLine
    guard href.hasPrefix("https://www.google.com/url?"), let start = href.range(of: "q=") else { return href }
    let encoded = href[start.upperBound...].prefix { $0 != "&" }
    return Self.decoded(encoded)
  }

  /// `%3A` is a colon.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func image(_ element: HTMLElement) -> String {
    let words = (element["alt"] ?? "").oneLine
    let source = element["src"] ?? ""
    if element.hasClass("icon") || element.hasClass("notion-static-icon") { return "" }
    let sign = element["data-emoji-fallback"] ?? element["data-emoji"]
    if element.hasClass("emoticon") || element.hasClass("emoji") || sign != nil {
      return MarkdownText.escaped(sign.flatMap { $0.hasPrefix(":") ? nil : $0 } ?? Self.emoticons[words] ?? words)
    }
    if ["0", "1"].contains(element["width"]) { return "" }
    // One that lies in the page or beside it is not there any more, unless it came along.
    guard source.contains("://") || source.hasPrefix("//") || source.hasPrefix("attachment:") else {
      let name = words.isEmpty ? source.hasPrefix("data:") ? "" : source : words
      note(
        .omitted,
        "a picture\(name.isEmpty ? "" : " (“\(name.prefix(80))”)") is left out; attach it to the review if it matters")
      return MarkdownText.escaped(words)
    }
    return MarkdownText.image(MarkdownText.escaped(words), at: source)
  }

  static let emoticons = [
    "(tick)": "✅", "(error)": "❌", "(cross)": "❌", "(warning)": "⚠️", "(info)": "ℹ️", "(plus)": "➕", "(minus)": "➖",
  ]

  /// The time that the page states for programs, unless its words say as much.
  private mutating func time(_ element: HTMLElement) -> String {
    var words = inline(element.children)
    if element.text.oneLine.hasPrefix("@") { words = String(words.drop { $0 == "@" || $0 == " " }) }
    guard let stated = element["datetime"]?.oneLine, stated.prefix(4).allSatisfy(\.isNumber), stated.utf8.count > 9,
      stated.dropFirst(4).first == "-"
    else { return words }
    let saysYear = words.contains(stated.prefix(4))
    let saysClock = words.contains(":") || !stated.contains(":")
    return saysYear && saysClock && !stated.contains("Z") ? words : stated
  }
}

/// Emphasis, while a line is put together: as signs that no text has, so that neighbours can be joined.
enum Marks: CaseIterable {
  case bold, italic, struck

  private var open: String {
    switch self {
    case .bold: "\u{E000}"
    case .italic: "\u{E002}"
    case .struck: "\u{E004}"
    }
  }

  private var close: String {
    switch self {
    case .bold: "\u{E001}"
    case .italic: "\u{E003}"
    case .struck: "\u{E005}"
    }
  }

  private var sign: String {
    switch self {
    case .bold: "**"
    case .italic: "*"
    case .struck: "~~"
    }
  }

  func around(_ text: String) -> String { MarkdownText.marked(text, open, close) }

  static func resolved(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0xE000...0xE00F).contains($0.value) }) else { return text }
    return allCases.reduce(text) { text, mark in
      text.replacing(mark.close + mark.open, with: "").replacing(mark.close + " " + mark.open, with: " ")
        .replacing(mark.open, with: mark.sign).replacing(mark.close, with: mark.sign)
    }
  }

  static func trimmed(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
}
