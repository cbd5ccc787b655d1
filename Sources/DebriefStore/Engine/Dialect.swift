/// What differs between the engines. Everything else is one SQL text.
package enum Dialect: Sendable {
  case sqlite

  /// The mark for the n-th bound value, from 1.
  func mark(_ n: Int) -> String {
    switch self {
    case .sqlite: "?"
    }
  }
}
