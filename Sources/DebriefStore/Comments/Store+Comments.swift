package import Debrief

/// What somebody says about a review, or about a place in it.
package struct Comment: Sendable, Equatable {
  /// No longer than so many bytes.
  package static let longest = 16 << 10
  /// A review has no more than so many.
  package static let most = 5000

  package let uid: String
  /// The field or the element that it is about, in the contract's words: `timeline[t7].event`; nil for the whole review.
  package let path: String?
  /// The comment that it answers.
  package let parent: String?
  package let by: Author
  package let at: Stamp?
  package let editedAt: Stamp?
  /// When somebody said that it is settled.
  package let resolvedAt: Stamp?
  package let resolvedBy: String?
  /// Markdown.
  package let body: String
}

extension Store {
  /// The comments of a review, the oldest first.
  ///
  /// - Returns: a part of them, and the cursor of the next part.
  package func comments(
    of review: String, page: Page = Page(limit: Page.most)
  ) async throws -> (comments: [Comment], next: String?) {
    try await database.read { db in
      let rows = try db.rows(
        """
        SELECT * FROM comment WHERE review = \(review) AND number > \(page.cursor.flatMap { Int($0) } ?? 0)
        ORDER BY number LIMIT \(page.limit + 1)
        """)
      let shown = rows.prefix(page.limit)
      return (shown.map(\.comment), rows.count > page.limit ? shown.last?.text("number") : nil)
    }
  }

  /// - Parameters:
  ///   - path: what it is about; nil for the whole review, and for an answer, which is about what its parent is about.
  ///   - parent: the comment that it answers.
  /// - Throws: `AccountRefusal.tooManyComments` where the review has as many as it may have.
  package func comment(
    _ body: String, on path: FieldPath?, answering parent: String? = nil, in review: String, _ event: Event
  ) async throws -> Comment {
    try await database.write { db in
      let row = try db.row("SELECT uid, private, version FROM review WHERE uid = \(review) AND deleted_at IS NULL")
      guard let row else { throw StoreError.noReview(review) }
      let count = try db.row("SELECT COUNT(*) AS count FROM comment WHERE review = \(review)")?.int("count") ?? 0
      guard count < Comment.most else { throw AccountRefusal.tooManyComments(most: Comment.most) }
      let first = try parent.map { uid in
        guard let first = try db.comment(uid, in: review) else { throw AccountRefusal.noSuchComment }
        return first
      }
      let uid = UID.random()
      try db.run(
        """
        INSERT INTO comment (uid, number, review, path, parent, account, name, at, body)
        VALUES (\(uid), \(try db.next("comment")), \(review), \(first?.path ?? path?.description),
          \(first.map { $0.parent ?? $0.uid }), \(event.by.account), \(event.by.name), \(event.at.iso), \(body))
        """)
      guard let comment = try db.comment(uid, in: review) else { throw AccountRefusal.noSuchComment }
      try db.keepMentions(of: comment)
      try db.tell(.commentAdded, uid, of: row, event)
      try db.announceTalk(in: review)
      return comment
    }
  }

  /// Changes what a comment says, which only its author may, or whether it is settled, which everybody may who comments.
  ///
  /// - Throws: `AccountRefusal.noSuchComment` where it is not there, or somebody else's.
  package func changeComment(
    _ uid: String, in review: String, body: String? = nil, isResolved: Bool? = nil, _ event: Event
  ) async throws -> Comment {
    try await database.write { db in
      guard let comment = try db.comment(uid, in: review) else { throw AccountRefusal.noSuchComment }
      if let body, body != comment.body {
        guard comment.isOf(event.by) else { throw AccountRefusal.noSuchComment }
        try db.run("UPDATE comment SET body = \(body), edited_at = \(event.at.iso) WHERE uid = \(uid)")
      }
      if let isResolved, isResolved != (comment.resolvedAt != nil) {
        try db.run(
          """
          UPDATE comment SET resolved_at = \(isResolved ? event.at.iso : nil),
            resolved_by = \(isResolved ? event.by.name : nil) WHERE uid = \(uid)
          """)
        let row = try db.row("SELECT uid, private, version FROM review WHERE uid = \(review)")
        if isResolved, let row { try db.tell(.commentResolved, uid, of: row, event) }
      }
      guard let changed = try db.comment(uid, in: review), changed != comment else { return comment }
      try db.keepMentions(of: changed)
      try db.announceTalk(in: review)
      return changed
    }
  }

  /// Removes a comment and its answers.
  ///
  /// - Parameter isAny: whether it may be somebody else's.
  package func removeComment(_ uid: String, in review: String, isAny: Bool = false, _ event: Event) async throws {
    try await database.write { db in
      guard let comment = try db.comment(uid, in: review), isAny || comment.isOf(event.by) else {
        throw AccountRefusal.noSuchComment
      }
      try db.run("DELETE FROM comment WHERE uid = \(uid) OR parent = \(uid)")
      try db.announceTalk(in: review)
    }
  }
}

extension Comment {
  /// What `Store.changes` calls the comments of a review.
  package static func topic(of review: String) -> String { "talk/" + review }

  package func isOf(_ author: Author) -> Bool { by.account != nil && by.account == author.account }
}

extension Connection {
  func comments(of review: String) throws -> [Comment] {
    try rows("SELECT * FROM comment WHERE review = \(review) ORDER BY number").map(\.comment)
  }

  /// - Parameter row: of the review.
  fileprivate func tell(_ kind: Happening.Kind, _ comment: String, of row: Row, _ event: Event) throws {
    var happening = Happening(kind, of: row.text("uid"), version: row.int("version"), event)
    happening.comment = comment
    try post([happening], seenBy: try visibility(of: row))
  }

  fileprivate func announceTalk(in review: String) throws {
    let topic = Comment.topic(of: review)
    try announce(Notice(uid: topic, version: try next(topic)))
  }

  fileprivate func keepMentions(of comment: Comment) throws {
    try run("DELETE FROM mention WHERE comment = \(comment.uid)")
    let accounts = try accounts().filter { $0.kind == .person }
    let spoken = Set(Mentions.find(in: comment.body, of: accounts.flatMap(\.callNames)).map { $0.name.indexKey })
    for account in accounts where account.callNames.contains(where: { spoken.contains($0.indexKey) }) {
      try run("INSERT INTO mention (comment, account) VALUES (\(comment.uid), \(account.uid))")
    }
  }

  fileprivate func comment(_ uid: String, in review: String) throws -> Comment? {
    try row("SELECT * FROM comment WHERE uid = \(uid) AND review = \(review)")?.comment
  }
}

extension Row {
  fileprivate var comment: Comment {
    func stamp(_ name: String) -> Stamp? { text(name).flatMap { Stamp(iso: $0) } }
    return Comment(
      uid: text("uid") ?? "", path: text("path"), parent: text("parent"),
      by: Author(text("name") ?? "", account: text("account")), at: stamp("at"), editedAt: stamp("edited_at"),
      resolvedAt: stamp("resolved_at"), resolvedBy: text("resolved_by"), body: text("body") ?? "")
  }
}
