/// The canonical writer: the same value gives the same bytes on every run, so they can be hashed and compared.
extension JSON {
  package enum Layout: Sendable {
    case compact
    /// Two spaces a level, for people.
    case pretty
  }

  package func text(_ layout: Layout = .compact) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  package func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(4096)
    write(to: &out, layout, depth: 0)
    if layout == .pretty { out.append(UInt8(ascii: "\n")) }
    return out
  }

  private func write(to out: inout [UInt8], _ layout: Layout, depth: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): out.append(contentsOf: text.utf8)
    case .string(let text): Self.write(text, to: &out)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &out, layout, depth) { $0.write(to: &$1, layout, depth: depth + 1) }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &out, layout, depth) {
        Self.write($0.name, to: &$1)
        $1.append(contentsOf: (layout == .pretty ? ": " : ":").utf8)
        $0.value.write(to: &$1, layout, depth: depth + 1)
      }
    }
  }

  private static func write<T>(
    _ items: [T],
    between ends: (Unicode.Scalar, Unicode.Scalar),
    to out: inout [UInt8],
    _ layout: Layout,
    _ depth: Int,
    _ one: (T, inout [UInt8]) -> Void
  ) {
    out.append(UInt8(ascii: ends.0))
    for (i, item) in items.enumerated() {
      if i > 0 { out.append(UInt8(ascii: ",")) }
      if layout == .pretty { indent(depth + 1, &out) }
      one(item, &out)
    }
    if layout == .pretty, !items.isEmpty { indent(depth, &out) }
    out.append(UInt8(ascii: ends.1))
  }

  private static func indent(_ depth: Int, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Copies runs of plain bytes.
  private static func write(_ text: String, to out: inout [UInt8]) {
    var text = text
    out.append(UInt8(ascii: "\""))
    text.withUTF8 { source in
      var start = 0
      for place in source.indices where needsEscape(source[place]) {
        out.append(contentsOf: source[start..<place])
        escape(source[place], to: &out)
        start = place + 1
      }
      out.append(contentsOf: source[start...])
    }
    out.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case 0x0A: out.append(contentsOf: "\\n".utf8)
    case 0x0D: out.append(contentsOf: "\\r".utf8)
    case 0x09: out.append(contentsOf: "\\t".utf8)
    case 0..<0x20:
      let hex = Array("0123456789abcdef".utf8)
      out.append(contentsOf: "\\u00".utf8)
      out.append(hex[Int(byte >> 4)])
      out.append(hex[Int(byte & 15)])
    default:
      out.append(UInt8(ascii: "\\"))
      out.append(byte)
    }
  }
}
