/// Where a link or an image may point.
package enum Address {
  /// Links: the web, mail, an attachment of the review, or a relative address.
  package static func isAllowed(_ address: String) -> Bool {
    isAllowed(Array(address.utf8), schemes: linkSchemes)
  }

  static let linkSchemes: Set<String> = ["http", "https", "mailto", "attachment"]
  static let imageSchemes: Set<String> = ["http", "https", "attachment"]

  /// Browsers drop tabs, line ends and leading controls before they look for a scheme, so an address with any of them
  /// is refused; and whatever stands before a colon counts as a scheme, well-formed or not.
  static func isAllowed(_ address: [UInt8], schemes: Set<String>) -> Bool {
    if address.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return false }
    let end = address.firstIndex { "/?#:\\".utf8.contains($0) }
    guard let end, address[end] == UInt8(ascii: ":") else { return true }
    return schemes.contains(String(decoding: address[..<end].map(\.lowercased), as: UTF8.self))
  }
}
