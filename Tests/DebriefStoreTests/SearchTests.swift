import Debrief
import Testing

@testable import DebriefStore

struct SearchTests {
  private static let texts = [
    "The cache of db-1.example.com was full again", "Caches were full", "Die Datenbank war überlastet: Größe 5 GB",
    "データベースの障害", "数据库故障", "error_code=E_CONN at /var/log/app/error.log", "full of cached entries, again and again",
    "Stopping the deploys stopped the errors", "\u{0} nul and 'quotes' \" & | ! :* <-> NEAR AND OR NOT", "",
    String(repeating: "again ", count: 600) + "lonely end",
  ]

  private static let queries = [
    "cache", "caching full", "full cache", "\"full again\"", "db-1.example.com", "example", "ubérlastet", "データ", "障",
    "数据", "E_CONN", "error.log", "stop", "depl", "and or not near", "again", "\"again lonely end\"", "lonel",
    "nothing at all",
    "quotes", "\"of cached entries again\"", "5 gb",
  ]

  private func found(_ store: Store) async throws -> [[String]] {
    var all: [[String]] = []
    for query in Self.queries { all.append(try await store.list(.saying(query)).rows.compactMap(\.id).sorted()) }
    return all
  }

  @Test func bothEnginesFindTheSame() async throws {
    var results: [[[String]]] = []
    for engine in Engine.allCases {
      let scratch = try Scratch(engine)
      let store = try await scratch.open()
      for (n, text) in Self.texts.enumerated() {
        let review = Review.titled("t", id: "INC-\(n)") { $0.timeline = [.saying(Prose(text))] }
        _ = try await store.create(review, by: .ada, door: .page, at: .noon)
      }
      results.append(try await found(store))
      #expect(try await store.doctor() == [])
    }
    for (query, (a, b)) in zip(Self.queries, zip(results[0], results[1])) { #expect(a == b, "\(query)") }
    let sqlite = Dictionary(uniqueKeysWithValues: zip(Self.queries, results[0]))
    #expect(sqlite["cache"] == ["INC-0", "INC-1", "INC-6"])
    #expect(sqlite["\"full again\""] == ["INC-0"])
    #expect(sqlite["データ"] == ["INC-3"] && sqlite["障"] == ["INC-3", "INC-4"])
    #expect(sqlite["\"again lonely end\""] == ["INC-10"], "also where a piece ends")
    #expect(sqlite["nothing at all"] == [])
  }

  @Test(arguments: Engine.allCases) func aHitSaysWhereItStands(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let review = Review.titled("Basket", id: "INC-1") { review in
      review.timeline = [.saying("The pool was empty")]
      review.cause.trigger = "A change of the connection pool"
    }
    _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    let row = try #require(try await store.list(.saying("connection"), sort: Sort(.relevance)).rows.first)
    #expect(row.found?.part == "cause")
    #expect(row.found?.snippet.pieces.filter(\.isHit).map(\.text) == ["connection"])
    #expect(try await store.list(.saying("basket")).rows.first?.found?.part == "about")
    #expect(try await store.list().rows.first?.found == nil)
  }

  @Test(arguments: Engine.allCases) func anEditIsFoundAtOnceAndTheOldWordsAreNot(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Basket"), by: .ada, door: .page, at: .noon).uid
    for (n, word) in ["alpha", "bravo", "charlie"].enumerated() {
      _ = try await store.edit(uid, by: .ada, door: .page, at: .noon(plus: n)) { $0.summary = Prose(word) }
    }
    #expect(try await store.list(.saying("charlie")).total == 1)
    #expect(try await store.list(.saying("alpha")).total == 0)
    for n in 0..<50 {
      _ = try await store.edit(uid, by: .ada, door: .page, at: .noon) { $0.timeline = [.saying(Prose("entry \(n)"))] }
    }
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func whatSaysItOftenAndInItsTitleComesFirst(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    func make(_ title: String, _ count: Int) async throws {
      let review = Review.titled(title) { review in
        review.timeline = (0..<40).map { .saying($0 % 16 == 0 && $0 / 16 < count ? "quorum lost" : "waiting") }
        review.cause.trigger = "A full disk"
      }
      _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    }
    try await make("Once", 1)
    try await make("Quorum lost", 1)
    try await make("Thrice", 3)
    try await make("Once more", 1)
    for words in ["quorum", "lost disk"] {
      let rows = try await store.list(.saying(words), sort: Sort(.relevance)).rows
      #expect(rows.map(\.title) == ["Quorum lost", "Thrice", "Once more", "Once"], "\(words)")
    }
  }

  @Test(arguments: Engine.allCases) func whatAMigrationWritesAnewLeavesFilesFound(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Basket"), by: .ada, door: .page, at: .noon).uid
    let spool = try store.spool()
    try spool.append(Array("zebra crossing\n".utf8))
    _ = try await store.attach(spool, name: "app.log", to: uid, by: .ada, door: .page, at: .noon)
    _ = try await store.database.write { try $0.rewrite(uid) }
    #expect(try await store.list(.saying("zebra")).rows.map(\.uid) == [uid])
    #expect(try await store.list(.saying("basket")).rows.map(\.uid) == [uid])
    #expect(try await store.doctor() == [])
  }

  @Test(arguments: Engine.allCases) func pagesByRelevanceMissAndRepeatNothing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for n in 0..<25 {
      let text = String(repeating: "full ", count: n % 5 + 1) + "disk"
      _ = try await store.create(.titled(text, id: "INC-\(n)"), by: .ada, door: .page, at: .noon)
    }
    var ids: [String] = []
    var cursor: String?
    repeat {
      let part = try await store.list(
        .saying("full disk"), sort: Sort(.relevance), page: Page(limit: 7, cursor: cursor))
      ids += part.rows.compactMap(\.id)
      cursor = part.next
    } while cursor != nil
    #expect(ids.count == 25 && Set(ids).count == 25)
  }

  @Test(arguments: Engine.allCases) func filtersByFactorAndOwner(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let review = Review.titled("One") { review in
      review.cause.factorChecklist = [CheckedFactor(FactorChoice("monitoring-gap"))]
      review.actions = [.init()]
      review.actions[0].action = "Alert"
      review.actions[0].owner = Person("Ada Love")
      review.actions[0].due = "2026-03-01"
    }
    _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    _ = try await store.create(.titled("Two"), by: .ada, door: .page, at: .noon)
    var factor = Filter()
    factor.factors = ["monitoring-gap"]
    var owner = Filter()
    owner.owners = ["ada love"]
    for filter in [factor, owner] { #expect(try await store.list(filter).rows.map(\.title) == ["One"]) }
    var mine = ActionFilter()
    mine.owners = ["Ada Love"]
    #expect(try await store.actions(mine).rows.map(\.action) == ["Alert"])
    mine.dueUntil = CivilDate(iso: "2026-02-28")
    #expect(try await store.actions(mine).rows == [])
  }

  @Test func piecesAreShortAndOverlap() {
    let words = (0..<20_000).map { "w\($0)" }
    let pieces = Passages.pieces(words)
    #expect(pieces.map(\.count) == [8000, 8000, 4032])
    #expect(pieces[1].prefix(16) == pieces[0].suffix(16))
    #expect(Passages.pieces(Array(repeating: "a", count: 1000)).allSatisfy { $0.count <= 266 })
  }
}
