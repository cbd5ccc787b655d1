/// Why the store cannot do what it was asked: what is wrong, where, and what to do about it.
package struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: Sendable {
    case notWritable, newerSchema, notADatabase, damaged, locked, diskFull
    /// There is no such review, or no such version of it.
    case notFound
    /// The engine reports something else.
    case failed
  }

  package let kind: Kind
  package let what: String
  /// A file, a folder, or the review.
  package let place: String
  /// What to do.
  package let advice: String

  package init(_ kind: Kind, _ what: String, at place: String, advice: String) {
    self.kind = kind
    self.what = what
    self.place = place
    self.advice = advice
  }

  package var description: String { "\(what) (\(place)). \(advice)" }
}

extension StoreError {
  static func noReview(_ uid: String) -> StoreError {
    StoreError(.notFound, "There is no such review", at: uid, advice: "It may have been removed; look in the list.")
  }

  static func noVersion(_ version: Int, of uid: String) -> StoreError {
    StoreError(
      .notFound, "This review has no version \(version)", at: uid,
      advice: "Load the review again and repeat the change.")
  }
}
