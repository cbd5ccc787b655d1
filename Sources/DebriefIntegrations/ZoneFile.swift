/// One zone of the tz database: a TZif file (RFC 9636).
struct ZoneFile: Sendable {
  /// Instants at which the offset changes, and the offset in seconds from then on.
  private var transitions: [(at: Int, offset: Int)] = []
  private var first = 0
  /// What holds after the last transition.
  private var rule: ZoneRule?

  init?(_ bytes: [UInt8]) {
    var reader = ZoneReader(bytes)
    guard let header = reader.header() else { return nil }
    guard header.version >= 2 else {
      guard let block = reader.block(header, wide: false) else { return nil }
      (transitions, first) = block
      return
    }
    // The first block repeats the second one in 32 bits.
    guard reader.skip(header.size(wide: false)), let wide = reader.header(), let block = reader.block(wide, wide: true)
    else { return nil }
    (transitions, first) = block
    rule = reader.footer().flatMap { ZoneRule($0) }
  }

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    guard let last = transitions.last, instant < last.at else {
      return rule?.offset(at: instant) ?? transitions.last?.offset ?? first
    }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : transitions[low - 1].offset
  }

  /// The offsets, the earlier instant's first, that a local clock may have had: two in a fold, none in a gap.
  func offsets(local: Int) -> [Int] {
    let day = 86_400
    var near: [Int] = []
    for instant in [local - day, local, local + day] {
      let offset = offset(at: instant)
      if !near.contains(offset) { near.append(offset) }
    }
    return near.filter { offset(at: local - $0) == $0 }.sorted(by: >)
  }
}

/// Reads big-endian numbers of a TZif file.
private struct ZoneReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Header {
    var version: Int
    var utcFlags, standardFlags, leaps, times, types, letters: Int

    func size(wide: Bool) -> Int {
      let width = wide ? 8 : 4
      return times * (width + 1) + types * 6 + letters + leaps * (width + 4) + standardFlags + utcFlags
    }
  }

  mutating func header() -> Header? {
    guard bytes.count >= at + 44, bytes[at...].starts(with: "TZif".utf8) else { return nil }
    let version = bytes[at + 4] == 0 ? 1 : Int(bytes[at + 4]) - 0x30
    at += 20
    let counts = (0..<6).map { _ in number(4) }
    return Header(
      version: version, utcFlags: counts[0], standardFlags: counts[1], leaps: counts[2], times: counts[3],
      types: counts[4], letters: counts[5])
  }

  mutating func block(_ header: Header, wide: Bool) -> (transitions: [(at: Int, offset: Int)], first: Int)? {
    let end = at + header.size(wide: wide)
    guard header.types > 0, header.times >= 0, header.letters >= 0, end <= bytes.count else { return nil }
    let times = (0..<header.times).map { _ in number(wide ? 8 : 4) }
    let kinds = (0..<header.times).map { _ in Int(bytes[next()]) }
    let offsets = (0..<header.types).map { _ in
      let offset = number(4)
      at += 2
      return offset
    }
    guard kinds.allSatisfy(offsets.indices.contains) else { return nil }
    at = end
    return (zip(times, kinds).map { ($0, offsets[$1]) }, offsets[0])
  }

  /// The rule between the two line ends after the second block.
  mutating func footer() -> String? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\n") else { return nil }
    return String(decoding: bytes[(at + 1)...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  mutating func skip(_ count: Int) -> Bool {
    at += count
    return count >= 0 && at <= bytes.count
  }

  private mutating func next() -> Int {
    at += 1
    return at - 1
  }

  private mutating func number(_ width: Int) -> Int {
    let value = bytes[at..<at + width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    at += width
    return width == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
  }
}
