import Debrief
import DebriefStore
import Testing

struct ListTests {
  private func filled(_ scratch: Scratch) async throws -> Store {
    let store = try await scratch.open()
    let reviews: [Review] = [
      .titled("Cache full", id: "INC-2024-0001") { review in
        review.date = "2024-03-01"
        review.severity = Severity("SEV-1", scheme: "SEV-1…4", rank: 1)
        review.status = Status("draft")
        review.services = ["api", "Checkout"]
        review.authors = [Person("Ada Love")]
        review.startedAt = Stamp(iso: "2024-03-01T10:00Z").map { Moment($0) }
        review.endedAt = Stamp(iso: "2024-03-01T11:30Z").map { Moment($0) }
        review.actions = [.init(), .init()]
        review.actions[0].action = "Grow the cache"
        review.actions[1].action = "Page somebody"
        review.actions[1].status = ActionStatus("done")
      },
      .titled("Login slow") { review in
        review.date = "2024-04-02"
        review.severity = Severity("SEV-3")
        review.status = Status("final")
        review.services = ["api"]
        review.durationStated = Quantity(15)
      },
      Review.summarised("Disk full. It was 100% full."),
    ]
    for (n, review) in reviews.enumerated() {
      _ = try await store.create(review, by: .ben, door: .page, at: .noon(plus: n))
    }
    return store
  }

  private func titles(_ filter: Filter, _ store: Store) async throws -> [String?] {
    try await store.list(filter, sort: Sort(.title, ascending: true)).rows.map(\.title)
  }

  @Test(arguments: Engine.allCases) func aRowShowsWhatListsNeed(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let row = try #require(try await filled(scratch).list(sort: Sort(.severity, ascending: true)).rows.first)
    #expect(row.id == "INC-2024-0001" && row.title == "Cache full" && row.date == "2024-03-01")
    #expect(row.severity?.written == "SEV-1" && row.status?.id == "draft")
    #expect(row.services == ["api", "Checkout"] && row.duration == 90)
    #expect(row.openActions == 1 && row.allActions == 2)
    #expect(row.version == 1 && row.updatedAt == .noon)
  }

  @Test(arguments: Engine.allCases) func whatStandsForATitleIsShown(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let rows = try await filled(scratch).list(sort: Sort(.updated)).rows
    #expect(rows.map(\.title) == ["Disk full.", "Login slow", "Cache full"])
    #expect(rows[0].date == nil && rows[1].duration == 15)
  }

  @Test(arguments: Engine.allCases) func filtersNarrow(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    var filter = Filter()
    filter.severityRanks = [1, 0]
    #expect(try await titles(filter, store) == ["Cache full", "Disk full."])
    filter = Filter()
    filter.services = ["checkout"]
    #expect(try await titles(filter, store) == ["Cache full"])
    filter.statuses = ["final"]
    #expect(try await titles(filter, store) == [])
    filter = Filter()
    filter.from = CivilDate(2024, 3, 2)
    #expect(try await titles(filter, store) == ["Login slow"])
    filter = Filter()
    filter.to = CivilDate(2024, 3, 31)
    #expect(try await titles(filter, store) == ["Cache full"])
    filter = Filter()
    filter.author = "ada love"
    #expect(try await titles(filter, store) == ["Cache full"])
    filter.author = "Ben"
    #expect(try await titles(filter, store).count == 3)
  }

  @Test(arguments: Engine.allCases) func wordsAreFoundAnywhere(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    for (text, found) in [
      ("grow CACHE", ["Cache full"]), ("full", ["Cache full", "Disk full."]), ("100%", ["Disk full."]), ("0_0", []),
      ("' OR 1=1 --", []),
    ] {
      var filter = Filter()
      filter.text = text
      #expect(try await titles(filter, store) == found)
    }
  }

  @Test(arguments: Engine.allCases) func facetsCountWhatAChoiceWouldBring(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    var filter = Filter()
    filter.services = ["api"]
    filter.statuses = ["draft"]
    let listing = try await store.list(filter)
    #expect(listing.total == 1)
    #expect(listing.facets.statuses.map(\.value) == ["draft", "final"])
    #expect(listing.facets.services.map { "\($0.value) \($0.count)" } == ["Checkout 1", "api 1"])
    #expect(listing.facets.severityRanks.map { "\($0.value) \($0.count)" } == ["1 1"])
    #expect(listing.facets.months.map(\.value) == ["2024-03"])
    let all = try await store.list().facets
    #expect(all.months.map(\.value) == ["2024-04", "2024-03", ""])
    #expect(all.services.map { "\($0.value) \($0.count)" } == ["api 2", "Checkout 1"])
    #expect(all.severityRanks.map(\.value) == ["1", "3", "0"])
  }

  @Test(arguments: Engine.allCases) func allReviewsThatPassCanBeReadWhole(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    var filter = Filter()
    filter.services = ["api"]
    #expect(try await store.all(filter).map(\.review.title) == ["Cache full", "Login slow"])
    filter = Filter()
    filter.text = String(repeating: "full ", count: 5000)
    #expect(try await store.all(filter).count == 2)
  }

  @Test(arguments: Engine.allCases) func anEditIsInTheListAtOnce(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    let uid = try #require(try await store.find("INC-2024-0001")?.uid)
    _ = try await store.edit(uid, by: .ben, door: .page, at: .noon(plus: 99)) { review in
      review.services = ["db"]
      review.title = "Zebra"
    }
    let rows = try await store.list(sort: Sort(.title)).rows
    #expect(rows.first?.title == "Zebra" && rows.first?.services == ["db"])
  }

  @Test(arguments: Engine.allCases) func aThousandReviewsArePagedWithoutGapOrDouble(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    try await store.fill(1000)
    for key in Sort.Key.allCases {
      for ascending in [true, false] {
        let rows = try await paged(store, Sort(key, ascending: ascending))
        #expect(rows.count == 1000 && Set(rows.map(\.uid)).count == 1000)
        let keys = rows.map { $0.sorted(by: key) }
        let isOrdered = zip(keys, keys.dropFirst()).allSatisfy { ascending ? $0 <= $1 : $0 >= $1 }
        #expect(isOrdered, "\(key)")
      }
    }
    var filter = Filter()
    filter.services = ["service 3"]
    filter.severityRanks = [2]
    let listing = try await store.list(filter)
    #expect(listing.total == (0..<1000).count { $0 % 10 == 3 && !$0.isMultiple(of: 5) && $0 % 4 == 1 })
    #expect(listing.facets.months.map(\.count).reduce(0, +) == listing.total)
  }

  private func paged(_ store: Store, _ sort: Sort) async throws -> [ListRow] {
    var rows: [ListRow] = []
    var cursor: String?
    repeat {
      let part = try await store.list(sort: sort, page: Page(limit: 170, cursor: cursor))
      #expect(part.total == 1000)
      rows += part.rows
      cursor = part.next
    } while cursor != nil
    return rows
  }

  @Test(arguments: Engine.allCases) func aWrongCursorGivesTheFirstPart(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await filled(scratch)
    for cursor in ["", "zz", "ff", "00", "2e2e"] {
      #expect(try await store.list(page: Page(limit: 2, cursor: cursor)).rows.count <= 2)
    }
  }
}

extension ListRow {
  fileprivate func sorted(by key: Sort.Key) -> String {
    switch key {
    case .date, .relevance: date?.text ?? ""
    case .severity: String(severity?.rank ?? 99)
    case .title: title?.lowercased() ?? ""
    case .updated: String(updatedAt?.instant ?? 0)
    }
  }
}

extension Review {
  fileprivate static func summarised(_ summary: Prose) -> Review {
    var review = Review()
    review.summary = summary
    return review
  }
}

extension Store {
  fileprivate func fill(_ count: Int) async throws {
    for n in 0..<count {
      let review = Review.titled("Incident \(n * 7919 % 1000)") { review in
        if !n.isMultiple(of: 9) { review.date = Day(CivilDate(daysSinceEpoch: 19_000 + n % 300).iso) }
        if !n.isMultiple(of: 5) { review.severity = Severity("SEV", rank: n % 4 + 1) }
        review.services = ["service \(n % 10)"]
      }
      _ = try await create(review, by: .ada, door: .api, at: .noon(plus: n % 3000))
    }
  }
}
