import Debrief
import Testing

@testable import DebriefStore

/// The engines' own words on how they find rows: by an index, whatever their number.
struct PlanTests {
  private static let lists: [(name: String, filter: Filter, sort: Sort)] = [
    ("newest first", Filter(), Sort(.date)), ("worst first", Filter(), Sort(.severity, ascending: true)),
    ("by title", Filter(), Sort(.title, ascending: true)), ("last changed", Filter(), Sort(.updated)),
    ("a search", .saying("cache full"), Sort(.date)),
  ]

  private func plan(_ query: SQL, _ store: Store) async throws -> String {
    try await store.database.write { db in
      switch db.dialect {
      case .sqlite:
        return try db.rows("EXPLAIN QUERY PLAN \(query)").compactMap { $0.text("detail") }.joined(separator: "\n")
      case .postgres:
        // Of a table that is nearly empty PostgreSQL reads all.
        try db.run("SET LOCAL enable_seqscan = off")
        try db.run("SET LOCAL enable_sort = off")
        return try db.rows("EXPLAIN \(query)").compactMap { $0.text("QUERY PLAN") }.joined(separator: "\n")
      }
    }
  }

  private func check(_ plan: String, _ name: String) {
    #expect(!plan.contains("SCAN review\n") && !plan.hasSuffix("SCAN review"), "\(name): \(plan)")
    #expect(!plan.contains("Seq Scan"), "\(name): \(plan)")
  }

  @Test(arguments: Engine.allCases) func listsReadAnIndex(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for (name, filter, sort) in Self.lists {
      let first = try await plan(sort.query(filter, Page(), store.database.dialect), store)
      check(first, name)
      if filter.text.isEmpty { #expect(!first.contains("TEMP B-TREE"), "\(name) needs no sorting: \(first)") }
    }
    let saved = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    _ = try await store.create(.titled("Down again"), by: .ada, door: .page, at: .noon)
    let next = try #require(try await store.list(page: Page(limit: 1)).next)
    check(try await plan(Sort().query(Filter(), Page(cursor: next), store.database.dialect), store), "the next part")
    #expect(saved.version == 1)
  }

  @Test(arguments: Engine.allCases) func aSearchReadsTheIndexOfWords(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let ranking = Ranking(.saying("cache full"), ascending: false, store.database.dialect)
    let plan = try await plan(ranking.scores(after: nil, atMost: 51), store)
    #expect(plan.contains(engine == .sqlite ? "VIRTUAL TABLE INDEX" : "passage_words_words"), "\(plan)")
    #expect(!plan.contains("Seq Scan"), "\(plan)")
  }

  @Test(arguments: Engine.allCases) func theDeskReadsIndexes(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let day = CivilDate(2026, 2, 16)!
    for (name, query, index) in [
      ("awaiting", Desk.awaiting(["ada"], .holder), "review_awaits_name"),
      ("mentions", Desk.mentions("ada", .holder), "mention_"),
      ("going on", Desk.goingOn(.holder), "review_going_on"),
      ("meetings", Desk.meetings(around: day, .holder), "review_meeting"),
      ("published", Desk.published(.holder), "review_final"),
    ] {
      let plan = try await plan(query, store)
      check(plan, name)
      #expect(plan.contains(index), "\(name): \(plan)")
    }
  }

  @Test(arguments: Engine.allCases) func actionItemsReadAnIndex(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    var mine = ActionFilter()
    mine.owners = ["Ada"]
    var done = ActionFilter()
    (done.open, done.order) = (false, .done)
    for filter in [ActionFilter(), mine, done] {
      let plan = try await plan(filter.query(Page(), store.database.dialect), store)
      check(plan, "action items")
      #expect(plan.contains("action_item_"))
      #expect(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN a"), "\(plan)")
    }
  }
}
