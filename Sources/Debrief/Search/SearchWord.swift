/// One word of a text as an index holds it, and where it stands.
package struct SearchWord: Sendable, Equatable {
  /// Folded letters and digits, never empty, at most 64 of them and 255 bytes of UTF-8.
  package let stem: String
  /// The place in the text that was cut. The windows of a Chinese text overlap.
  package let range: Range<String.Index>

  /// The words of a text in their order, with their places.
  package static func words(of text: String) -> [SearchWord] {
    var words: [SearchWord] = []
    let utf8 = text.utf8
    var (offset, index) = (0, text.startIndex)
    scan(text) { word, range, _ in
      index = utf8.index(index, offsetBy: range.lowerBound - offset)
      offset = range.lowerBound
      let end = utf8.index(index, offsetBy: range.count)
      words.append(SearchWord(stem: String(decoding: word, as: UTF8.self), range: index..<end))
    }
    return words
  }

  /// The words of a text in their order.
  package static func stems(of text: String) -> [String] {
    var stems: [String] = []
    scan(text) { word, _, _ in stems.append(String(decoding: word, as: UTF8.self)) }
    return stems
  }

  /// The words of a text with a space between them: what an index stores, without a value for each word.
  package static func stream(of text: String) -> String {
    var stream: [UInt8] = []
    stream.reserveCapacity(text.utf8.count)
    scan(text) { word, _, _ in
      if !stream.isEmpty { stream.append(0x20) }
      stream.append(contentsOf: word)
    }
    return String(decoding: stream, as: UTF8.self)
  }

  static func scan(
    _ text: String, stemming: Bool = true, _ emit: ([UInt8], Range<Int>, WordScanner.Kind) -> Void
  ) {
    var text = text
    text.withUTF8 { WordScanner.scan($0, stemming: stemming, emit) }
  }
}
