import Debrief
import Testing

@testable import DebriefIntegrations

/// An export as a review, for tests.
func reading(_ text: String) throws -> Parsed {
  try #require(Exports.read(JSON(parsing: text)))
}

extension Review {
  /// Everything that it says, as one text.
  var everything: String { (json ?? [:]).text() }

  func person(_ role: String) -> String? { roles.first { $0.role == role }?.name }
}

extension Moment? {
  var iso: String? { self?.at.iso }
}
