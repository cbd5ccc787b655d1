import Debrief

/// A value on its way into or out of a database.
enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case bytes([UInt8])

  /// Neither engine keeps a zero byte in a text.
  init(_ text: String?) {
    guard let text else {
      self = .null
      return
    }
    self = .text(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
  }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
}

/// SQL text in which a value can only be bound: whatever stands in an interpolation never becomes text.
///
/// `"SELECT body FROM review WHERE uid = \(uid)"`
struct SQL: Sendable, Equatable, ExpressibleByStringInterpolation {
  enum Piece: Sendable, Equatable {
    case text(String)
    case value(SQLValue)
  }

  private(set) var pieces: [Piece] = []

  init(stringLiteral value: StaticString) { pieces = [.text(value.description)] }
  init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }
  private init(pieces: [Piece]) { self.pieces = pieces }
  /// Text of ours that no interpolation can make: a statement of the schema, the name of a table.
  init(unchecked text: String) { pieces = [.text(text)] }

  /// The one text and the values to bind to it.
  struct Rendered: Sendable {
    let text: String
    let values: [SQLValue]
  }

  /// With the engine's own mark for the n-th value (from 1).
  func rendered(_ dialect: Dialect) -> Rendered {
    var text = ""
    var values: [SQLValue] = []
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .value(let value):
        values.append(value)
        text += dialect.mark(values.count)
      }
    }
    return Rendered(text: text, values: values)
  }

  static func + (a: SQL, b: SQL) -> SQL { SQL(pieces: a.pieces + b.pieces) }
  static func += (a: inout SQL, b: SQL) { a.pieces += b.pieces }
}

extension Sequence<SQL> {
  /// All of them, with that between each two.
  func joined(_ separator: SQL) -> SQL {
    var result: SQL = ""
    for (i, one) in enumerated() { result += i == 0 ? one : separator + one }
    return result
  }
}

extension SQL {
  struct Interpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(2 * interpolationCount + 1) }

    mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.text(literal.description)) }
    }

    /// Text of ours, never a person's: a divisor, so that both engines divide whole numbers; the name of a table.
    mutating func appendInterpolation(unchecked text: some CustomStringConvertible) {
      pieces.append(.text(text.description))
    }
    mutating func appendInterpolation(_ sql: SQL) { pieces += sql.pieces }
    mutating func appendInterpolation(_ value: SQLValue) { pieces.append(.value(value)) }
    mutating func appendInterpolation(_ value: String?) { bind(SQLValue(value)) }
    mutating func appendInterpolation(_ value: Int?) { bind(value.map { .integer(Int64($0)) }) }
    mutating func appendInterpolation(_ value: [UInt8]) { bind(.bytes(value)) }
    mutating func appendInterpolation(_ value: Double?) { bind(value.map(SQLValue.real)) }
    /// 1 or 0: both engines compare and add them alike.
    mutating func appendInterpolation(_ value: Bool) { bind(.integer(value ? 1 : 0)) }
    /// An object or a list, for a column declared `JSON`; a bare number would lose its spelling there.
    mutating func appendInterpolation(_ value: JSON) { bind(.text(value.text())) }
    /// Values between commas, for `IN (…)`.
    mutating func appendInterpolation(_ values: [String]) {
      appendInterpolation(values.map { "\($0)" }.joined(", "))
    }
    mutating func appendInterpolation(_ values: [Int]) {
      appendInterpolation(values.map { "\($0)" }.joined(", "))
    }

    private mutating func bind(_ value: SQLValue?) { pieces.append(.value(value ?? .null)) }
  }
}
