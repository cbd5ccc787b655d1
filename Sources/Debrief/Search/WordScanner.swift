/// Cuts UTF-8 into words in one pass, with a memory of one word.
///
/// A run of n wide letters gives n words: each letter with its next one, and the last alone. So every letter begins
/// a word, and a lone letter finds all its places as a prefix.
struct WordScanner {
  /// What a word is made of.
  enum Kind { case plain, window, last }

  /// Takes a word's folded UTF-8, where it stands in the bytes that are scanned, its kind, and how many words stand
  /// before it.
  typealias Emit = ([UInt8], Range<Int>, Kind, Int) -> Void

  /// A word is cut at this many scalars, and at this many bytes; only shorter ones have a stem.
  static let longest = (scalars: 64, bytes: 255)

  private let folding = Folding.standard
  private let stemming: Bool
  private let beginning: FirstBytes
  private var place = 0
  private var word: [UInt8] = []
  private var range = 0..<0
  private var scalars = 0
  private var isEnglish = true
  private var before: Wide?
  private var wide: Wide?

  private struct Wide {
    var letter: Unicode.Scalar
    var range: Range<Int>
  }

  private init(stemming: Bool, beginning: FirstBytes) {
    self.stemming = stemming
    self.beginning = beginning
  }

  /// Gives each word that begins so in order, English ones stemmed when asked.
  static func scan(_ bytes: UnsafeBufferPointer<UInt8>, stemming: Bool, beginning: FirstBytes, _ emit: Emit) {
    var scanner = WordScanner(stemming: stemming, beginning: beginning)
    var at = 0
    while at < bytes.count {
      if let end = scanner.skip(bytes, at) {
        at = end
        continue
      }
      let byte = bytes[at]
      let lower = byte | 0x20
      if lower &- 0x61 < 26 {
        scanner.takeASCII(lower, at, isLetter: true, emit)
      } else if byte &- 0x30 < 10 {
        scanner.takeASCII(byte, at, isLetter: false, emit)
      } else if byte < 0x80 {
        scanner.end(emit)
      } else {
        at = scanner.takeScalar(bytes, at, emit)
        continue
      }
      at += 1
    }
    scanner.end(emit)
  }

  /// The end of a word that nobody looks for: it is not read letter by letter.
  @inline(__always)
  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard word.isEmpty, wide == nil, Self.isASCIIWord(bytes[at]) else { return nil }
    let next = at + 1 < bytes.count ? bytes[at + 1] : 0
    guard next < 0x80, beginning.excludes(bytes[at] | 0x20, next | 0x20) else { return nil }
    var end = at + 1
    while end < bytes.count, Self.isASCIIWord(bytes[end]) { end += 1 }
    // Letters beyond ASCII, and marks, may go on with it.
    guard end == bytes.count || bytes[end] < 0x80 else { return nil }
    place += 1
    return end
  }

  @inline(__always)
  private static func isASCIIWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  @inline(__always)
  private mutating func takeASCII(_ byte: UInt8, _ at: Int, isLetter: Bool, _ emit: Emit) {
    if wide != nil { endRun(emit) }
    range = (word.isEmpty ? at : range.lowerBound)..<at + 1
    scalars += 1
    if !isLetter { isEnglish = false }
    if scalars <= Self.longest.scalars { word.append(byte) }
  }

  /// Takes one scalar beyond ASCII and gives the place behind it.
  private mutating func takeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ emit: Emit) -> Int {
    var next = at + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    guard let scalar = String(decoding: bytes[at..<next], as: UTF8.self).unicodeScalars.first else { return next }
    folding.fold(scalar) { folded in
      switch Folding.kind(folded) {
      case .letter: takeLetter(folded, at..<next, emit)
      case .wide: takeWide(folded, at..<next, emit)
      case .mark: takeMark(folded, end: next)
      case .other: end(emit)
      }
    }
    return next
  }

  private mutating func takeLetter(_ letter: Unicode.Scalar, _ place: Range<Int>, _ emit: Emit) {
    if wide != nil { endRun(emit) }
    range = (word.isEmpty ? place.lowerBound : range.lowerBound)..<place.upperBound
    scalars += 1
    if !(0x61...0x7A).contains(letter.value) { isEnglish = false }
    let count = UTF8.width(letter)
    guard scalars <= Self.longest.scalars, word.count + count <= Self.longest.bytes else { return }
    word.append(contentsOf: UTF8.encode(letter) ?? .init())
  }

  private mutating func takeWide(_ letter: Unicode.Scalar, _ place: Range<Int>, _ emit: Emit) {
    guard let last = wide else {
      end(emit)
      wide = Wide(letter: letter, range: place)
      return
    }
    if let one = Folding.composed(last.letter, letter) {
      wide = Wide(letter: one, range: last.range.lowerBound..<place.upperBound)
      return
    }
    endWindow(emit)
    before = last
    wide = Wide(letter: letter, range: place)
  }

  /// A mark is no part of a word but stands on its letter.
  private mutating func takeMark(_ mark: Unicode.Scalar, end: Int) {
    if let last = wide {
      wide = Wide(letter: Folding.composed(last.letter, mark) ?? last.letter, range: last.range.lowerBound..<end)
    } else if !word.isEmpty {
      range = range.lowerBound..<end
    }
  }

  private mutating func end(_ emit: Emit) {
    if wide != nil { return endRun(emit) }
    guard !word.isEmpty else { return }
    if stemming, isEnglish, scalars < Self.longest.scalars { EnglishStem.cut(&word) }
    emit(word, range, .plain, place)
    place += 1
    word.removeAll(keepingCapacity: true)
    scalars = 0
    isEnglish = true
  }

  private mutating func endRun(_ emit: Emit) {
    endWindow(emit)
    if let last = wide { give([last], .last, emit) }
    before = nil
    wide = nil
  }

  private mutating func endWindow(_ emit: Emit) {
    if let before, let wide { give([before, wide], .window, emit) }
  }

  private mutating func give(_ letters: [Wide], _ kind: Kind, _ emit: Emit) {
    var bytes: [UInt8] = []
    for one in letters { bytes.append(contentsOf: UTF8.encode(one.letter) ?? .init()) }
    emit(bytes, letters[0].range.lowerBound..<letters[letters.count - 1].range.upperBound, kind, place)
    place += 1
  }
}
