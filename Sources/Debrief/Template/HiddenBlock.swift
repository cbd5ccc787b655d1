/// A whole review in a comment at the end of its document, where no reader sees it:
///
///     <!-- debrief:review 1 concise
///     {"id":"INC-2026-0007",
///     "title":"Checkout is slow"}
///     -->
///
/// 1 is the version, `concise` the template that the document was written in. The JSON is the review's own, a line for
/// each field and each element, so that two editions compare well. It is plain ASCII without `<`, `>` and `--`: it
/// cannot end the comment, and it outlives a wrong encoding.
enum HiddenBlock {
  /// A larger one is not read.
  static let limit = 8 << 20
  static let version = "1"
  static let opening = "<!-- debrief:review "
  static let closing = "-->"

  /// Its template is named in the first line; the others are this Debrief's own, and mean nothing elsewhere.
  static let ownFields: Set<String> = [
    "uid", "origin", "template", "conflicts", "createdBy", "createdAt", "updatedBy", "updatedAt",
  ]

  static func text(_ review: Review, in template: String) -> String {
    let members = (review.json?.members ?? []).filter { !ownFields.contains($0.name) }
    let json = members.map { "\(JSON.string($0.name).text()):\(lines(of: $0.value))" }.joined(separator: ",\n")
    return "\(opening)\(version) \(word(template))\n{\(escaped(json))}\n\(closing)\n"
  }

  /// A template's name as one word.
  static func word(_ name: String) -> String {
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" }
    let words = String(plain).split(separator: "-").joined(separator: "-")
    return words.isEmpty ? "template" : words
  }

  private static func lines(of value: JSON) -> String {
    guard let elements = value.elements else { return value.text() }
    return "[" + elements.map { $0.text() }.joined(separator: ",\n") + "]"
  }

  /// What must be escaped stands in texts alone: JSON's own signs are none of it.
  private static func escaped(_ json: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(json.utf8.count)
    for unit in json.utf16 {
      switch unit {
      case 0x2D where out.last == 0x2D, 0x3C, 0x3E, 0x7F...: out += escape(unit)
      default: out.append(UInt8(unit))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func escape(_ unit: UInt16) -> [UInt8] {
    let hex = String(unit, radix: 16)
    return Array("\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
  }
}
