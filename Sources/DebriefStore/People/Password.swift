import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: what scrypt (RFC 7914) makes of it, with the salt and the cost that were used.
struct Password: Sendable, Equatable {
  private static let blockSize = 8
  private static let bytes = 32

  let rounds: Int
  private let salt: [UInt8]
  private let key: [UInt8]

  /// Derives it; this takes a good part of a second, and memory of `rounds` × 1 KiB.
  init(_ password: String, rounds: Int) {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    self.init(rounds: rounds, salt: salt, key: Self.derive(password, salt, rounds))
  }

  private init(rounds: Int, salt: [UInt8], key: [UInt8]) {
    self.rounds = rounds
    self.salt = salt
    self.key = key
  }

  /// `scrypt ROUNDS SALT KEY`, the last two in hexadecimal; nil when the text is none.
  init?(_ stored: String) {
    let parts = stored.split(separator: " ")
    guard parts.count == 4, parts[0] == "scrypt", let rounds = Int(parts[1]), let salt = Digest.bytes(parts[2]),
      let key = Digest.bytes(parts[3])
    else { return nil }
    self.init(rounds: rounds, salt: salt, key: key)
  }

  var stored: String { "scrypt \(rounds) \(Digest.hex(salt)) \(Digest.hex(key))" }

  /// Compares in a time that does not tell how much of it was right.
  func matches(_ password: String) -> Bool {
    let other = Self.derive(password, salt, rounds)
    return zip(key, other).reduce(UInt8(key.count == other.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ rounds: Int) -> [UInt8] {
    // The same letters typed on two systems may come in two forms.
    let plain = Array(password.precomposedStringWithCompatibilityMapping.utf8)
    let key = try? KDF.Scrypt.deriveKey(
      from: plain, salt: salt, outputByteCount: bytes, rounds: rounds, blockSize: blockSize, parallelism: 1)
    // Only impossible parameters have none, and an empty key matches nothing.
    return key.map { $0.withUnsafeBytes { Array($0) } } ?? []
  }
}

/// Where passwords are derived: a few at a time, so that nobody can fill the memory with guesses.
final class PasswordDesk: Sendable {
  private static let atOnce = 2
  private static let waiting = 32

  private let queue: OperationQueue
  let rounds: Int

  init(rounds: Int) {
    self.rounds = rounds
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = Self.atOnce
  }

  /// - Throws: `AccountRefusal.busy` where too many wait already.
  func hash(_ password: String) async throws -> Password {
    let rounds = rounds
    return try await run { Password(password, rounds: rounds) }
  }

  /// Whether it is that password. Without one to compare it takes as long, so that nobody learns who has an account.
  func matches(_ password: String, _ stored: Password?) async throws -> Bool {
    let rounds = rounds
    return try await run {
      guard let stored else {
        _ = Password(password, rounds: rounds)
        return false
      }
      return stored.matches(password)
    }
  }

  private func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async throws -> T {
    guard queue.operationCount < Self.waiting + Self.atOnce else { throw AccountRefusal.busy }
    return await withCheckedContinuation { continuation in
      queue.addOperation { continuation.resume(returning: body()) }
    }
  }
}
