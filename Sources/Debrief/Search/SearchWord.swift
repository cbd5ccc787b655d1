/// One word of a text as an index holds it, and where it stands.
package struct SearchWord: Sendable, Equatable {
  /// Folded letters and digits, never empty, at most 64 of them and 255 bytes of UTF-8.
  package let stem: String
  /// The place in the text that was cut. The windows of a Chinese text overlap.
  package let range: Range<String.Index>
  /// How many words stand before it.
  let place: Int

  /// The words of a text in their order; without those that begin otherwise, as far as that shows at once.
  package static func words(of text: String, beginning: FirstBytes = .all) -> [SearchWord] {
    var words: [SearchWord] = []
    let utf8 = text.utf8
    var (offset, index) = (0, text.startIndex)
    scan(text, beginning: beginning) { word, range, _, place in
      index = utf8.index(index, offsetBy: range.lowerBound - offset)
      offset = range.lowerBound
      let end = utf8.index(index, offsetBy: range.count)
      words.append(SearchWord(stem: String(decoding: word, as: UTF8.self), range: index..<end, place: place))
    }
    return words
  }

  /// The words of a text in their order.
  package static func stems(of text: String) -> [String] {
    var stems: [String] = []
    scan(text) { word, _, _, _ in stems.append(String(decoding: word, as: UTF8.self)) }
    return stems
  }

  /// The words of a text with a space between them: what an index stores, without a value for each word.
  package static func stream(of text: String) -> String {
    var stream: [UInt8] = []
    stream.reserveCapacity(text.utf8.count)
    scan(text) { word, _, _, _ in
      if !stream.isEmpty { stream.append(0x20) }
      stream.append(contentsOf: word)
    }
    return String(decoding: stream, as: UTF8.self)
  }

  static func scan(
    _ text: String, stemming: Bool = true, beginning: FirstBytes = .all, _ emit: WordScanner.Emit
  ) {
    var text = text
    text.withUTF8 { WordScanner.scan($0, stemming: stemming, beginning: beginning, emit) }
  }
}

/// How words begin that are looked for: most words of a text begin with no such two letters. A stem keeps them.
package struct FirstBytes: Sendable {
  private var first = Array(repeating: true, count: 256)
  private var second = Array(repeating: true, count: 256)

  package static let all = FirstBytes()

  private init() {}

  init(_ words: [String]) {
    first = Self.table(words.compactMap(\.utf8.first))
    guard words.allSatisfy({ $0.utf8.count > 1 }) else { return }
    second = Self.table(words.compactMap { $0.utf8.dropFirst().first })
  }

  private static func table(_ bytes: [UInt8]) -> [Bool] {
    var table = Array(repeating: false, count: 256)
    for byte in bytes { table[Int(byte)] = true }
    return table
  }

  /// - Parameters: of a word in ASCII and lower case; what follows may be the end of the word.
  @inline(__always)
  func excludes(_ byte: UInt8, _ next: UInt8) -> Bool { !first[Int(byte)] || !second[Int(next)] }
}
