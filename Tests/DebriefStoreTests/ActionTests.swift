import Debrief
import Testing

@testable import DebriefStore

@Suite("Action items of all reviews")
struct ActionTests {
  private static let today = CivilDate(2026, 2, 16)!

  private static func item(
    _ words: Prose, owner: String? = nil, due: Day? = nil, status: String? = nil, priority: String? = nil,
    category: String? = nil, doneAt: Day? = nil
  ) -> ActionItem {
    var item = ActionItem()
    (item.action, item.owner, item.due, item.doneAt) = (words, owner.map { Person($0) }, due, doneAt)
    item.status = status.map { ActionStatus($0) }
    item.priority = priority.map { Priority($0) }
    item.category = category.map { ActionCategory($0) }
    return item
  }

  private func filled(_ store: Store) async throws {
    let first = Review.titled("Cache full", id: "INC-1") { review in
      review.services = ["api"]
      review.actions = [
        Self.item(
          "late", owner: "Ada", due: "2026-02-12", status: "in-progress", priority: "P1", category: "prevention"),
        Self.item("today", owner: "Ben", due: "2026-02-16", status: "open", priority: "P2"),
        Self.item("written", due: "15 working days"), Self.item("undated", owner: "ADA", status: "blocked"),
      ]
    }
    let second = Review.titled("Disk full", id: "INC-2") { review in
      review.services = ["disk"]
      review.actions = [
        Self.item("old", owner: "Ada", status: "done", doneAt: "2025-12-01"),
        Self.item("new", owner: "Ben", due: "2026-02-01", status: "done", doneAt: "2026-02-14"),
        Self.item("newer", status: "done", doneAt: "2026-02-15"), Self.item("never", status: "wont-do"),
      ]
    }
    for review in [first, second] { _ = try await store.create(review, by: .ada, door: .page, at: .noon) }
  }

  @Test("Each filter leaves in what it says", arguments: Engine.allCases)
  func filters(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    try await filled(store)
    func words(_ change: (inout ActionFilter) -> Void) async throws -> [String] {
      var filter = ActionFilter()
      change(&filter)
      return try await store.actions(filter).rows.compactMap(\.action)
    }
    #expect(try await Set(words { _ in }) == ["late", "today", "written", "undated"])
    #expect(try await words { $0.owners = ["ada"] } == ["late", "undated"])
    #expect(try await words { $0.isOwned = false } == ["written"])
    #expect(try await Set(words { $0.isOwned = true }) == ["late", "today", "undated"])
    #expect(try await words { $0.overdueOn = Self.today } == ["late"])
    #expect(try await words { $0.isDated = false } == ["undated"])
    #expect(try await Set(words { $0.isDated = true }) == ["late", "today", "written"])
    #expect(try await words { $0.priorities = ["P1", "P3"] } == ["late"])
    #expect(try await words { $0.categories = ["prevention"] } == ["late"])
    #expect(try await words { $0.statuses = ["open"] } == ["today"])
    #expect(try await words { $0.statuses = [""] } == ["written"])
    #expect(try await Set(words { $0.otherStatuses = ["in-progress"] }) == ["today", "written", "undated"])
    #expect(try await words { $0.services = ["DISK"] } == [])
    #expect(try await words { $0.text = "disk" } == [])
    func done(_ filter: inout ActionFilter) {
      (filter.open, filter.statuses, filter.order) = (false, ["done"], .done)
    }
    #expect(try await words { done(&$0) } == ["newer", "new", "old"])
    #expect(
      try await words { filter in
        done(&filter)
        filter.doneSince = CivilDate(2026, 2, 1)
      } == ["newer", "new"])
  }

  @Test("The highest priority comes first, and of each what is due first", arguments: Engine.allCases)
  func priority(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let review = Review.titled("x") { review in
      review.actions = [
        Self.item("none"), Self.item("third", priority: "P3"), Self.item("own", priority: "Urgent"),
        Self.item("first, later", due: "2026-03-01", priority: "P1"),
        Self.item("first, sooner", due: "2026-02-01", priority: "P1"), Self.item("none, dated", due: "2026-01-01"),
      ]
    }
    _ = try await store.create(review, by: .ada, door: .page, at: .noon)
    var filter = ActionFilter()
    filter.order = .priority
    let words = try await store.actions(filter).rows.compactMap(\.action)
    #expect(words == ["first, sooner", "first, later", "third", "own", "none, dated", "none"])
  }

  @Test("They are found by their key or their own words, where one may see them", arguments: Engine.allCases)
  func sought(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    try await filled(store)
    let hidden = Review.titled("Secret") { $0.actions = [Self.item("late at night")] }
    _ = try await store.create(hidden, by: .ada, door: .page, at: .noon, for: .nobody)
    func found(_ typed: String, for viewer: Viewer = Viewer(account: "ada", role: .reviewer)) async throws -> [String] {
      try await store.actions(sought: SoughtAction(typed), for: viewer, most: 4).compactMap(\.action)
    }
    #expect(try await found("late") == ["late"])
    #expect(try await found("la") == ["late"])
    #expect(try await found("disk AI-2") == ["new"])
    #expect(try await Set(found("ai-2")) == ["today", "new"])
    #expect(try await found("disk") == [])
    #expect(try await found("ben new") == ["new"])
    #expect(try await found("  ") == [])
  }

  @Test("Any order is paged without gap or double", arguments: Engine.allCases)
  func paged(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    try await filled(store)
    for order in [ActionFilter.Order.due, .priority, .done] {
      var filter = ActionFilter()
      (filter.open, filter.order) = (nil, order)
      var rows: [ActionRow] = []
      var cursor: String?
      repeat {
        let part = try await store.actions(filter, page: Page(limit: 3, cursor: cursor))
        rows += part.rows
        cursor = part.next
      } while cursor != nil
      let all = try await store.actions(filter).rows
      #expect(rows == all && rows.count == 8)
    }
  }

  @Test("They are counted as they are listed", arguments: Engine.allCases)
  func counted(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    try await filled(store)
    let since = Self.today.adding(days: -30)
    let counts = try await store.actionCounts(for: .holder, owners: ["Ada"], today: Self.today, doneSince: since)
    #expect(counts == ActionCounts(open: 4, mine: 2, overdue: 1, undated: 1, doneLately: 2))
    let nobody = try await store.actionCounts(for: .holder, owners: [], today: Self.today, doneSince: since)
    #expect(nobody.mine == 0 && nobody.open == 4)
    let choices = try await store.actionChoices(for: .holder)
    #expect(choices.owners.map { $0.lowercased() } == ["ada", "ben"] && choices.services == ["api"])
  }

  @Test("Views are kept for one account, and go with it", arguments: Engine.allCases)
  func views(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let event = Event(by: .ada, door: .cli, at: .noon)
    let own = try await store.addService(name: "Ada", role: .reviewer, event)
    let other = try await store.addService(name: "Ben", role: .reviewer, event)
    try await store.keepView(SavedView(name: " P1 ", query: "priority=P1"), of: "actions", for: own.uid)
    try await store.keepView(SavedView(name: "P1", query: "priority=P1&as=board"), of: "actions", for: own.uid)
    try await store.keepView(SavedView(name: "Api", query: "service=api"), of: "actions", for: own.uid)
    let kept = [SavedView(name: "Api", query: "service=api"), SavedView(name: "P1", query: "priority=P1&as=board")]
    #expect(try await store.views(of: "actions", for: own.uid) == kept)
    #expect(try await store.views(of: "actions", for: other.uid).isEmpty)
    #expect(try await store.views(of: "reviews", for: own.uid).isEmpty)
    #expect(try await store.exportPerson(own, event)["views"]?.elements?.count == 2)
    for (name, query, refusal) in [
      (" ", "", ViewRefusal.nameMissing), (String(repeating: "x", count: 61), "", .nameTooLong),
      ("x", String(repeating: "x", count: 2001), .tooLong),
    ] {
      await #expect(throws: refusal) {
        try await store.keepView(SavedView(name: name, query: query), of: "actions", for: own.uid)
      }
    }
    for number in 3...SavedView.most {
      try await store.keepView(SavedView(name: "v\(number)", query: ""), of: "actions", for: own.uid)
    }
    await #expect(throws: ViewRefusal.tooMany) {
      try await store.keepView(SavedView(name: "one more", query: ""), of: "actions", for: own.uid)
    }
    try await store.keepView(SavedView(name: "P1", query: "priority=P1"), of: "actions", for: own.uid)
    try await store.removeView("Api", of: "actions", for: own.uid)
    let empty = try Scratch(engine)
    let (restored, _) = try await Store.move(from: scratch.place, to: empty.place, now: .noon)
    #expect(try await restored.views(of: "actions", for: own.uid).count == SavedView.most - 1)
    #expect(try await restored.doctor() == [])
    try await store.eraseAccount(own.uid, pseudonym: "Somebody", event)
    #expect(try await store.views(of: "actions", for: own.uid).isEmpty)
  }
}
