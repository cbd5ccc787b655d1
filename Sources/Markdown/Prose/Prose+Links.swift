extension Prose {
  /// A link or an image in a text. `title` is its plain text, for a bare address the address; `range` counts in the
  /// text's UTF-8 and spans the whole construct.
  package typealias Link = (title: String, url: String, isImage: Bool, range: Range<Int>)

  /// Inline links and images, `<http://…>` and bare http(s) addresses, in order. A link's text holds images but no
  /// other links, an image's neither. Code spans hold none. Linear in the text's length.
  package static func links(_ text: String) -> [Link] {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "]") }) else { return [] }
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      var finder = LinkFinder(bytes)
      finder.find()
      return finder.links.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { found in
        let text = String(decoding: bytes[found.text], as: UTF8.self)
        return (found.isBare ? text : plain(text), found.url, found.isImage, found.range)
      }
    }
  }
}
