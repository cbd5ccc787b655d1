package import Debrief

extension Reach {
  /// The condition on a row of `review`: what `covers` says of one visibility.
  var condition: SQL {
    switch self {
    case .nothing: return "1 = 0"
    case .everything: return "1 = 1"
    case .shared(let members):
      let keys = members.map(\.key).sorted()
      return """
        (review.private = 0 OR EXISTS (
          SELECT 1 FROM review_member rm WHERE rm.uid = review.uid AND rm.member IN (\(keys))))
        """
    }
  }
}

extension Script {
  /// Writes who a review is shared with anew.
  mutating func share(_ uid: String, with members: Set<Member>) {
    for member in members.map(\.key).sorted() {
      run("INSERT INTO review_member (uid, member) VALUES (\(uid), \(member)) ON CONFLICT DO NOTHING")
    }
  }
}

extension Connection {
  /// Before a review is shared and before somebody joins a group: at the same moment neither would see the other, and the
  /// history would not say who joined.
  func lockAccess() throws { try lock("access") }

  func members(of uid: String) throws -> Set<Member> {
    let rows = try rows("SELECT member FROM review_member WHERE uid = \(uid)")
    return Set(rows.compactMap { $0.text("member").flatMap { Member(key: $0) } })
  }
}

extension Visibility {
  /// What changed, for the log: by keys, without a word of the review.
  fileprivate func difference(to other: Visibility) -> String {
    guard other.isPrivate else { return "open to everyone" }
    let added = other.members.subtracting(members).map { "+" + $0.key }
    let removed = members.subtracting(other.members).map { "-" + $0.key }
    return ((isPrivate ? [] : ["private"]) + added.sorted() + removed.sorted()).joined(separator: ", ")
  }
}

/// A private review as an administrator sees it who may not read it.
package struct PrivateReview: Sendable, Equatable {
  package let uid: String
  package let members: Set<Member>
}

extension Store {
  /// Changes who may see a review, as a version of its history, which its members can read.
  ///
  /// - Parameter body: works on who may see it now; where it changes nothing, nothing is written.
  /// - Throws: what the closure throws, or a `StoreError`.
  @discardableResult
  package func share(
    _ uid: String, _ event: Event, _ body: @escaping @Sendable (inout Visibility) throws -> Void
  ) async throws -> Stored {
    let store = self
    return try await database.write { db in
      try db.lockAccess()
      try db.lock(uid)
      guard let newest = try store.load(uid, db) else { throw StoreError.noReview(uid) }
      var visibility = newest.visibility
      try body(&visibility)
      guard visibility != newest.visibility else { return newest }
      var shared = newest
      shared.visibility = visibility
      // Before the outbox is told of it: `post` says why.
      try db.count(shared.tallies, instead: newest.tallies)
      var stored = try db.advance(
        newest, to: newest.draft, .shared, event, [], [HistoryRecord.visibility(visibility)], for: visibility)
      stored.visibility = visibility
      try db.run("UPDATE review SET private = \(visibility.isPrivate) WHERE uid = \(uid)")
      try db.run("DELETE FROM review_member WHERE uid = \(uid)")
      var script = Script(db.dialect)
      script.share(uid, with: visibility.members)
      try db.run(script)
      try db.audit(.shared, event, uid, newest.visibility.difference(to: visibility))
      // Remembered by nobody until it is committed: the next reader decodes it.
      return stored
    }
  }

  /// The private reviews, without anything that they say: for administrators, who give the right to see them.
  package func privateReviews() async throws -> [PrivateReview] {
    try await database.read { db in
      let rows = try db.rows(
        """
        SELECT review.uid AS uid, member FROM review LEFT JOIN review_member m ON m.uid = review.uid
        WHERE private = 1 AND deleted_at IS NULL ORDER BY review.uid, member
        """)
      let groups = Dictionary(grouping: rows) { $0.text("uid") ?? "" }
      return groups.sorted { $0.key < $1.key }.map { uid, rows in
        PrivateReview(uid: uid, members: Set(rows.compactMap { $0.text("member").flatMap { Member(key: $0) } }))
      }
    }
  }
}
