/// One row of an answer.
struct Row: Sendable {
  private let places: [String: Int]
  private let values: [SQLValue]

  /// - Parameter places: of each column's name among the values; shared by all rows of an answer.
  init(places: [String: Int], values: [SQLValue]) {
    self.places = places
    self.values = values
  }

  subscript(name: String) -> SQLValue { places[name].map { values[$0] } ?? .null }

  /// The same with one more column.
  func adding(_ name: String, _ value: SQLValue) -> Row {
    Row(places: places.merging([name: values.count]) { $1 }, values: values + [value])
  }

  /// The names of its columns, in no order.
  var names: some Collection<String> { places.keys }

  func bytes(_ name: String) -> [UInt8]? {
    if case .bytes(let bytes) = self[name] { bytes } else { nil }
  }

  func text(_ name: String) -> String? {
    switch self[name] {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .null, .bytes: nil
    }
  }

  func int(_ name: String) -> Int? {
    switch self[name] {
    case .integer(let number): Int(number)
    case .real(let number): Int(number)
    case .text(let text): Int(text)
    case .null, .bytes: nil
    }
  }

  func real(_ name: String) -> Double? {
    switch self[name] {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .text(let text): Double(text)
    case .null, .bytes: nil
    }
  }
}
