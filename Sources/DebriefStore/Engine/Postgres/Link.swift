import CLibpq
import Foundation

/// One connection to PostgreSQL, used by one thread at a time. With `Address` the only file that knows libpq.
///
/// libpq itself reads the `PG*` variables and the password file.
final class Link: @unchecked Sendable {
  /// For errors: the database and its host, never a password.
  let place: String
  private let handle: OpaquePointer
  /// The names of prepared statements, by their texts.
  private var prepared: [String: String] = [:]
  /// The server that it leads to takes no changes any more; another connection may lead to one that does.
  private(set) var isReadOnly = false
  /// libpq itself reported an error. It does so before its status says that the connection is lost.
  private var isLost = false

  /// - Parameter address: `postgres://user@host/name?sslmode=…`, or libpq's `key=value` words.
  init(_ address: Address) throws(StoreError) {
    place = address.place
    let words = address.words
    let keys = words.map { strdup($0.key) } + [nil]
    let values = words.map { strdup($0.value) } + [nil]
    defer { for pointer in keys + values { free(pointer) } }
    let handle = keys.map { UnsafePointer($0) }.withUnsafeBufferPointer { keys in
      values.map { UnsafePointer($0) }.withUnsafeBufferPointer {
        PQconnectdbParams(keys.baseAddress, $0.baseAddress, 1)
      }
    }
    guard let handle else { throw .unreachable(place, "there is no memory for a connection") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else {
      let said = String(cString: PQerrorMessage(handle)).oneLine
      throw .unreachable(place, said)
    }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    try prepareSession()
  }

  deinit { PQfinish(handle) }

  var isBroken: Bool { isLost || PQstatus(handle) != CONNECTION_OK }

  /// Durable commits, whatever the server's usual is, and no wait without an end.
  private func prepareSession() throws(StoreError) {
    let settings = try simple(
      """
      SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
      SELECT set_config('lock_timeout', '10s', false), set_config('statement_timeout', '120s', false),
        set_config('idle_in_transaction_session_timeout', '60s', false),
        current_setting('server_encoding') AS encoding, current_setting('server_version_num') AS version
      """)
    if settings.first?.text("encoding") != "UTF8" {
      throw StoreError(
        .failed, "The database does not keep UTF-8", at: place,
        advice: "Make one that does: CREATE DATABASE debrief ENCODING 'UTF8' TEMPLATE template0.")
    }
    if let version = settings.first?.int("version"), version < 140_000 {
      throw StoreError(
        .failed, "PostgreSQL \(version / 10_000) is too old", at: place, advice: "Use PostgreSQL 14 or newer.")
    }
  }

  /// Statements without values, sent as they are; the rows of the last one.
  @discardableResult
  func simple(_ text: String) throws(StoreError) -> [Row] {
    try take(PQexec(handle, text))
  }

  /// One statement with its values, prepared the first time.
  func execute(_ sql: SQL) throws(StoreError) -> [Row] { try execute(sql.rendered(.postgres)) }

  func execute(_ statement: SQL.Rendered) throws(StoreError) -> [Row] {
    let name = try prepare(statement.text)
    let parameters = statement.values.map(Parameter.init)
    return try withPointers(to: parameters) { pointers, lengths, formats throws(StoreError) in
      try take(PQexecPrepared(handle, name, Int32(parameters.count), pointers, lengths, formats, 0))
    }
  }

  private func prepare(_ text: String) throws(StoreError) -> String {
    if let name = prepared[text] { return name }
    if prepared.count >= 256 {
      try simple("DEALLOCATE ALL")
      prepared = [:]
    }
    let name = "s\(prepared.count)"
    try take(PQprepare(handle, name, text, 0, nil))
    prepared[text] = name
    return name
  }

  @discardableResult
  private func take(_ result: OpaquePointer?) throws(StoreError) -> [Row] {
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK: return rows(result)
    case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return []
    default: throw error(result)
    }
  }

  private func rows(_ result: OpaquePointer?) -> [Row] {
    let columns = 0..<PQnfields(result)
    let places = Dictionary(columns.map { (String(cString: PQfname(result, $0)), Int($0)) }) { first, _ in first }
    let types = columns.map { PQftype(result, $0) }
    return (0..<PQntuples(result)).map { row in
      Row(places: places, values: columns.map { value(result, row, $0, types[Int($0)]) })
    }
  }

  private func value(_ result: OpaquePointer?, _ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
    guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
    let length = Int(PQgetlength(result, row, column))
    let text = UnsafeRawBufferPointer(start: start, count: length)
    switch type {
    case 20, 21, 23, 26: return Int64(String(decoding: text, as: UTF8.self)).map(SQLValue.integer) ?? .null
    case 700, 701, 1700: return Double(String(decoding: text, as: UTF8.self)).map(SQLValue.real) ?? .null
    case 17: return .bytes(Self.bytes(ofHex: text))
    default: return .text(String(decoding: text, as: UTF8.self))
    }
  }

  /// Of `\x0aff…`.
  private static func bytes(ofHex text: UnsafeRawBufferPointer) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 { byte < 0x3A ? byte &- 0x30 : byte &- 0x57 }
    return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
  }

  private func error(_ result: OpaquePointer?) -> StoreError {
    let code = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    let said = PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
    // The server gives every error of its own a code.
    if code.isEmpty { isLost = true }
    if code == "25006" { isReadOnly = true }
    return .of(
      postgres: code, said: (said ?? String(cString: PQerrorMessage(handle))).oneLine, place: place, isBroken: isBroken)
  }
}

// What comes in by itself.
extension Link {
  /// The file descriptor that becomes readable when something comes in.
  var socket: Int32 { PQsocket(handle) }

  /// What was told on the channels that this connection listens to; nil when the connection is lost.
  func notifications() -> [String]? {
    guard PQconsumeInput(handle) == 1, !isBroken else { return nil }
    var told: [String] = []
    while let notify = PQnotifies(handle) {
      told.append(String(cString: notify.pointee.extra))
      PQfreemem(notify)
    }
    return told
  }
}

/// A value as libpq takes it. Its texts end with a zero byte, so none may hold one.
private struct Parameter {
  var bytes: [UInt8]?
  var length: Int32 = 0
  var isBinary = false

  init(_ value: SQLValue) {
    switch value {
    case .null: bytes = nil
    case .integer(let number): bytes = Array(String(number).utf8) + [0]
    case .real(let number): bytes = Array(String(number).utf8) + [0]
    case .text(let text):
      let text = text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
      bytes = Array(text.utf8) + [0]
    case .bytes(let raw):
      bytes = raw + [0]
      length = Int32(raw.count)
      isBinary = true
    }
  }
}

private func withPointers<T>(
  to parameters: [Parameter],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) throws(StoreError) -> T
) throws(StoreError) -> T {
  var all: [UInt8] = []
  var offsets: [Int?] = []
  for parameter in parameters {
    offsets.append(parameter.bytes == nil ? nil : all.count)
    all += parameter.bytes ?? []
  }
  let lengths = parameters.map(\.length)
  let formats: [Int32] = parameters.map { $0.isBinary ? 1 : 0 }
  let result: Result<T, StoreError> = all.withUnsafeBytes { base in
    let start = base.baseAddress?.assumingMemoryBound(to: CChar.self)
    let pointers = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
    do throws(StoreError) {
      return .success(try body(pointers, lengths, formats))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

extension String {
  /// libpq ends its messages with a line break, and some have several lines.
  fileprivate var oneLine: String {
    split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }.joined(separator: " ")
  }
}
