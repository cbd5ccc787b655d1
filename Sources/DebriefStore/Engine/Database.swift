import Dispatch
import Synchronization

/// An engine that keeps the data. No file of the store beyond this folder knows which one it is.
protocol Database: Sendable {
  var dialect: Dialect { get }

  /// A file, or the name of a database and its host: for errors, without any password.
  var place: String { get }

  /// Several statements on one unchanging state of the data.
  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// One transaction: all of it is kept for good when this returns, nothing when it throws.
  ///
  /// The body may be run again when the engine has to give way to another writer, so it does nothing but ask and write
  /// this connection.
  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T

  /// Keeps everything as it is under another name beside it, where a transaction cannot.
  func keepCopy(_ name: String) async throws

  /// After words were taken out: leaves no bytes of them behind, as far as the engine can.
  func scrub() async throws
}

extension Database {
  /// A `write` on a thread of an engine's own, which may wait: inside the `read` of another database.
  func writeAndWait(_ body: @escaping @Sendable (any Connection) throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Void, any Error>>(.success(()))
    Task {
      do {
        try await write(body)
      } catch {
        outcome.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    try outcome.withLock { try $0.get() }
  }
}

/// One connection, inside a `read` or a `write`.
protocol Connection {
  var dialect: Dialect { get }

  func rows(_ sql: SQL) throws -> [Row]

  func run(_ statement: SQL.Rendered) throws

  /// From here to the end of the transaction nobody else is past a call with the same name.
  func lock(_ name: String) throws

  /// Tells everybody who waits for it, once it is committed.
  func announce(_ notice: Notice) throws
}

extension Connection {
  func row(_ sql: SQL) throws -> Row? { try rows(sql).first }
  func run(_ sql: SQL) throws { try run(sql.rendered(dialect)) }
}

/// That a review has a new version. It says no more, since it may pass other processes.
package struct Notice: Sendable, Hashable {
  let uid: String
  let version: Int

  package init(uid: String, version: Int) {
    self.uid = uid
    self.version = version
  }
}
