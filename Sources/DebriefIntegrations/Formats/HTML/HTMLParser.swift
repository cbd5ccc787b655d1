import CLibxml2

/// Reads pages with libxml2: nothing is fetched, no entity but those of HTML means anything, and what is odd about a page
/// is read as browsers do.
///
/// Beyond `limits` a page is read no further, which `isCut` tells.
final class HTMLParser {
  /// What bounds the work.
  struct Limits {
    /// How deep elements may stand open in the source.
    var open = 1000
    /// How deep they nest in what is read; deeper ones stand side by side.
    var nesting = 150
    var elements = 1_000_000
  }

  private let limits: Limits
  private var context: htmlParserCtxtPtr?
  /// What is open, the innermost last.
  private var open: [HTMLElement] = [HTMLElement("")]
  private var words = ""
  private var count = 0
  private(set) var isCut = false

  private init(_ limits: Limits) { self.limits = limits }

  /// The page, in an element without a name.
  ///
  /// - Returns: and whether it goes beyond a limit.
  static func read(_ text: String, limits: Limits = Limits()) -> (page: HTMLElement, isCut: Bool) {
    let parser = HTMLParser(limits)
    parser.read(text)
    return (parser.open[0], parser.isCut)
  }

  private func read(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard !bytes.isEmpty, bytes.count < Int32.max else { return }
      bytes.withMemoryRebound(to: CChar.self) { chars in
        guard let context = htmlCreateMemoryParserCtxt(chars.baseAddress, Int32(chars.count)) else { return }
        defer { htmlFreeParserCtxt(context) }
        htmlCtxtUseOptions(context, Self.options)
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        context.pointee.sax.pointee = Self.calls
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        self.context = context
        htmlParseDocument(context)
        self.context = nil
      }
    }
    while open.count > 1 { close() }
    flush()
  }

  private static let options = Int32(
    HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_RECOVER.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)

  private static var calls: xmlSAXHandler {
    var calls = xmlSAXHandler()
    calls.startElement = { data, name, attributes in
      HTMLParser.of(data).start(HTMLParser.string(name), HTMLParser.pairs(attributes))
    }
    calls.endElement = { data, name in HTMLParser.of(data).end(HTMLParser.string(name)) }
    calls.characters = { data, bytes, count in HTMLParser.of(data).take(bytes, count) }
    calls.ignorableWhitespace = { data, bytes, count in HTMLParser.of(data).take(bytes, count) }
    calls.cdataBlock = { data, bytes, count in HTMLParser.of(data).take(bytes, count) }
    return calls
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> HTMLParser {
    guard let data else { preconditionFailure("libxml2 gives back what it was given") }
    return Unmanaged<HTMLParser>.fromOpaque(data).takeUnretainedValue()
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }

  /// Names and values by turns, up to a null.
  private static func pairs(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
    guard var at = list else { return [:] }
    var pairs: [String: String] = [:]
    while let name = at.pointee {
      pairs[string(name).lowercased()] = string((at + 1).pointee)
      at += 2
    }
    return pairs
  }

  private func start(_ name: String, _ attributes: [String: String]) {
    flush()
    count += 1
    guard open.count <= limits.open, count <= limits.elements else {
      isCut = true
      if let context { xmlStopParser(context) }
      return
    }
    let element = HTMLElement(name.lowercased(), attributes)
    holder.children.append(.element(element))
    open.append(element)
  }

  /// What the next part of the page stands in: not the innermost, where that is too deep.
  private var holder: HTMLElement { open[min(open.count - 1, limits.nesting)] }

  private func end(_ name: String) {
    guard open.count > 1, open.last?.name == name.lowercased() else { return }
    close()
  }

  private func close() {
    flush()
    let element = open.removeLast()
    let parent = open[open.count - 1]
    parent.holdsBlocks = parent.holdsBlocks || element.holdsBlocks
  }

  private func take(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let bytes, count > 0 else { return }
    words += String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
  }

  private func flush() {
    guard !words.isEmpty else { return }
    holder.children.append(.text(words))
    words = ""
  }
}
