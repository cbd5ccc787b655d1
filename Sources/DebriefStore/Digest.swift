import Crypto

/// The hashes that prove a history.
enum Digest {
  /// Of the exact bytes that are stored, behind a salt: once that is gone, nobody can find out what the bytes were by
  /// trying.
  static func of(_ record: String, salt: String) -> String {
    var hash = SHA256()
    hash.update(data: Array(salt.utf8))
    hash.update(data: Array(record.utf8))
    return hex(hash.finalize())
  }

  /// A link of a chain: of the link before it (of the review's uid for the first) and a digest.
  static func link(_ before: String, _ digest: String) -> String { sha256((before + digest).utf8) }

  static func sha256(_ bytes: some Sequence<UInt8>) -> String { hex(SHA256.hash(data: Array(bytes))) }

  /// 128 random bits.
  static func salt() -> String {
    var generator = SystemRandomNumberGenerator()
    return hex((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// The bytes of hexadecimal digits; nil for anything else.
  static func bytes(_ hex: some StringProtocol) -> [UInt8]? {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
