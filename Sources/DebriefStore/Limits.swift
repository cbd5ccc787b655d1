/// How much room things may take, and for how long they hold.
package struct Limits: Sendable, Equatable {
  /// Bytes of one attachment.
  package var attachment = 64 << 20
  /// Bytes of all attachments together; nil for as many as there is room for.
  package var quota: Int?
  /// What a guess of a password costs: scrypt's N, a power of two. Each takes N × 1 KiB of memory.
  package var passwordRounds = 1 << 17
  /// Passwords that nobody may choose, since they are known, in small letters.
  package var knownPasswords: Set<String> = []
  /// A session ends after so many seconds without a request, and after so many in any case.
  package var sessionIdle = 12 * 3600
  package var sessionLength = 7 * 86_400

  /// So many bytes of an attached text are searched.
  static let searched = 2 << 20

  package init() {}
}
