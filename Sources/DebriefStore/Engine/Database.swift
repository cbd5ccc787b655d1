/// An engine that keeps the data. A second one is a new file beside this; no file of the store knows which it is.
package protocol Database: Sendable {
  var dialect: Dialect { get }

  /// Several statements on one unchanging state of the data.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// One transaction, alone among writers: all of it is kept for good when this returns, nothing when it throws.
  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T
}

/// One connection, inside a `read` or a `write`.
package protocol Connection {
  func rows(_ sql: SQL) throws -> [Row]
  func run(_ sql: SQL) throws
}

extension Connection {
  package func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
}
