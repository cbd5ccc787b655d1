/// Markup as bytes, written in order.
///
/// Names of tags and attributes are closed sets, everything else is escaped on its way in, and every element that is
/// opened is closed: a page cannot be broken by what people wrote.
struct HTML: Sendable {
  private(set) var bytes: [UInt8] = []
  /// What `attachment:` addresses in prose lead to; nil where there is no review whose they are.
  var files: AttachedFiles?
  /// What words in prose mean; nil where they are words alone.
  var references: References?

  init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// An element and what stands in it.
  mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute?..., content: (inout HTML) -> Void) {
    open(tag, attributes)
    content(&self)
    close(tag)
  }

  /// An element of text alone.
  mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute?..., text: String) {
    open(tag, attributes)
    self.text(text)
    close(tag)
  }

  /// An element without content.
  mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute?...) {
    open(tag, attributes)
    if !tag.isVoid { close(tag) }
  }

  mutating func text(_ text: String) { escape(text) }

  mutating func doctype() { bytes.append(contentsOf: "<!doctype html>\n".utf8) }

  /// A break between blocks, so that the source can be read.
  mutating func line() { bytes.append(UInt8(ascii: "\n")) }

  /// Markup that Markdown's renderer made: the one thing that is not escaped here, since it was there.
  mutating func append(_ rendered: RenderedProse) { bytes.append(contentsOf: rendered.bytes) }

  /// What this writer has written before.
  mutating func append(written: [UInt8]) { bytes.append(contentsOf: written) }

  /// Our own style sheet, for a document that has to stand alone.
  ///
  /// - Parameter theme: its colours; on paper they are light, also for a program that knows no pairs of colours.
  mutating func embed(_ assets: Assets, _ name: String, _ theme: Theme = .system) {
    let style = assets.text(name)
    let pair = /light-dark\(([^,()]+), [^()]+\)/
    bytes.append(contentsOf: "<style>\n".utf8)
    bytes.append(contentsOf: (theme == .light ? style.replacing(pair) { $0.output.1 } : style).utf8)
    bytes.append(contentsOf: "</style>".utf8)
  }

  private mutating func open(_ tag: Tag, _ attributes: [Attribute?]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: tag.rawValue.utf8)
    for case let attribute? in attributes { write(attribute) }
    bytes.append(UInt8(ascii: ">"))
    // A parser drops the first line break of these two.
    if tag == .pre || tag == .textarea { line() }
  }

  private mutating func close(_ tag: Tag) {
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: tag.rawValue.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ attribute: Attribute) {
    bytes.append(UInt8(ascii: " "))
    attribute.name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    guard let value = attribute.value else { return }
    bytes.append(contentsOf: "=\"".utf8)
    escape(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies runs of plain bytes; the five characters that mean something become entities.
  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      for i in source.indices {
        guard let entity = Self.entity(source[i]) else { continue }
        bytes.append(contentsOf: source[start..<i])
        bytes.append(contentsOf: entity.utf8)
        start = i + 1
      }
      bytes.append(contentsOf: source[start...])
    }
  }

  @inline(__always)
  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
