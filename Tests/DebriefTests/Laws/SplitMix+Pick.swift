import Chance

extension SplitMix {
  /// Of one seed after the other, far from one another.
  init(_ seed: Int) { self.init(seed: UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95) }

  mutating func int(_ range: Range<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }

  /// True so many times of a hundred.
  mutating func percent(_ share: Int) -> Bool { int(0..<100) < share }

  mutating func pick<C: RandomAccessCollection>(_ all: C) -> C.Element {
    all[all.index(all.startIndex, offsetBy: int(0..<all.count))]
  }
}
