/// Why the store cannot do what it was asked: what is wrong, where, and what to do about it.
package struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Kind: Sendable {
    case notWritable, newerSchema, notADatabase, damaged, locked, diskFull, tooLarge
    /// The database server does not answer, or the connection to it was lost.
    case unreachable
    /// The engine took a transaction back for another one; it can be repeated.
    case gaveWay
    /// The connection was lost while a change was being committed, and nobody can say whether it was.
    case unknownOutcome
    /// What was asked for cannot be done, such as a restore into a place that is not empty.
    case refused
    /// There is no such review, or no such version of it.
    case notFound
    /// Somebody made a version after the one that the change was for.
    case outdated
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
  static func unreachable(_ place: String, _ said: String) -> StoreError {
    StoreError(
      .unreachable, "The database cannot be reached: \(said)", at: place,
      advice: "Check that it runs and that the address, the user and the password are right. Nothing was changed.")
  }

  static func noReview(_ uid: String) -> StoreError {
    StoreError(.notFound, "There is no such review", at: uid, advice: "It may have been removed; look in the list.")
  }

  package static func outdated(_ uid: String, newest: Int) -> StoreError {
    StoreError(
      .outdated, "The review is at version \(newest) by now", at: uid,
      advice: "Load it again and repeat the change, or give the version that it was made from, to have it merged.")
  }

  static func noVersion(_ version: Int, of uid: String) -> StoreError {
    StoreError(
      .notFound, "This review has no version \(version)", at: uid,
      advice: "Load the review again and repeat the change.")
  }
}
