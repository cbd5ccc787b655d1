import Debrief
import Testing

@testable import DebriefStore

@Suite("Comments")
struct CommentTests {
  private let event = Event(by: .ada, door: .api, at: .noon)

  @Test("They come in parts, the oldest first, whatever is removed meanwhile", arguments: Engine.allCases)
  func parts(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("x"), by: .ada, door: .page, at: .noon).uid
    for number in 1...5 { _ = try await store.comment("\(number)", on: nil, in: uid, event) }
    let first = try await store.comments(of: uid, page: Page(limit: 2))
    #expect(first.comments.map(\.body) == ["1", "2"])
    try await store.removeComment(first.comments[1].uid, in: uid, isAny: true, event)
    let second = try await store.comments(of: uid, page: Page(limit: 2, cursor: first.next))
    #expect(second.comments.map(\.body) == ["3", "4"])
    let last = try await store.comments(of: uid, page: Page(limit: 2, cursor: second.next))
    #expect(last.comments.map(\.body) == ["5"] && last.next == nil)
  }

  @Test("A review has so many at most", arguments: Engine.allCases)
  func most(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("x"), by: .ada, door: .page, at: .noon).uid
    try await store.database.write { db in
      try db.run(
        """
        INSERT INTO comment (uid, number, review, name, at, body)
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(Comment.most - 1))
        SELECT CAST(-n AS TEXT), -n, \(uid), 'Ada', '2026-01-01', 'x' FROM numbers
        """)
    }
    let last = try await store.comment("the last", on: nil, in: uid, event)
    await #expect(throws: AccountRefusal.tooManyComments(most: Comment.most)) {
      try await store.comment("one more", on: nil, in: uid, event)
    }
    try await store.removeComment(last.uid, in: uid, isAny: true, event)
    _ = try await store.comment("in its place", on: nil, in: uid, event)
  }
}
