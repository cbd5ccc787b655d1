import Debrief
import Testing

@testable import DebriefStore

@Suite("The outbox")
struct OutboxTests {
  @Test("What happens to a review is in it, without a word of the review", arguments: Engine.allCases)
  func happenings(engine: Engine) async throws {
    let here = try await Listening(engine)
    let store = here.store
    var review = Review.titled("Canary", id: "INC-7")
    var item = ActionItem()
    item.action = "Rotate the canary"
    review.actions = [item]
    let uid = try await store.create(review, by: here.ada.author, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: here.ben.author, door: .api, at: .noon) { review in
      review.title = "Canary again"
      review.status = Status("in-review")
      review.actions[0].status = ActionStatus("done")
    }
    let comment = try await store.comment("A canary sings", on: nil, in: uid, Event(here.ben))
    _ = try await store.changeComment(comment.uid, in: uid, isResolved: true, Event(here.ben))
    try await store.remove(uid, by: here.ada.author, at: .noon)
    _ = try await store.restore(uid, by: here.ada.author, at: .noon)
    try await store.share(uid, Event(here.ada)) { $0 = .only([.person(here.ada.uid)]) }
    _ = try await store.redact(uid, .words("again", instead: "…"), reason: "test", by: .ada, door: .cli, at: .noon)
    #expect(
      try await here.kinds() == [
        .created, .changed, .statusChanged, .actionDone, .commentAdded, .commentResolved, .removed, .restored, .shared,
        .redacted,
      ])
    let changed = try #require(try await here.deliveries().first { $0.happening.kind == .changed })
    #expect(Set(changed.happening.paths) == ["title", "status", "actions[a1].status"])
    #expect(changed.happening.by == here.ben.uid && changed.happening.door == .api && changed.happening.version == 2)
    let payload = changed.happening.payload(id: changed.uid, reviewID: "INC-7", base: "https://debrief.example.org")
    #expect(payload["type"] == "review.changed" && payload["timestamp"] == "2024-10-04T12:00:00Z")
    #expect(payload["data"]?["review"]?["url"] == .string("https://debrief.example.org/reviews/\(uid)"))
    let kept = try await store.database.read { try $0.rows("SELECT happened FROM delivery") }
    #expect(kept.count == 10 && !kept.contains { $0.text("happened")?.lowercased().contains("canary") == true })
  }

  @Test("It has what was committed, and nothing that was not", arguments: Engine.allCases)
  func together(engine: Engine) async throws {
    let here = try await Listening(engine)
    struct Stop: Error {}
    await #expect(throws: Stop.self) {
      try await here.store.database.write { db in
        _ = try db.create(.titled("Never"), Event(here.ada))
        throw Stop()
      }
    }
    #expect(try await here.kinds() == [])
    // The other way round: where the outbox cannot be written, the review is not kept either.
    try await here.scratch.alter("ALTER TABLE delivery RENAME TO delivery_away")
    await #expect(throws: StoreError.self) { _ = try await here.create("Never") }
    try await here.scratch.alter("ALTER TABLE delivery_away RENAME TO delivery")
    #expect(try await here.store.all().isEmpty)
    // A change that changes nothing is told to nobody.
    let uid = try await here.create("Down")
    _ = try await here.store.edit(uid, by: .ada, door: .page, at: .noon) { $0.title = "Down" }
    #expect(try await here.kinds() == [.created])
  }

  @Test("A webhook hears of what it asked for, while it is on", arguments: Engine.allCases)
  func chosen(engine: Engine) async throws {
    let here = try await Listening(engine)
    let other = try await here.store.addWebhook(
      "https://example.org/b", events: [.removed], for: here.ben.uid, Event(here.ben)
    ).webhook
    let uid = try await here.create("Down")
    _ = try await here.store.changeWebhook(here.webhook.uid, isPaused: true, Event(here.ben))
    _ = try await here.store.edit(uid, by: .ada, door: .page, at: .noon) { $0.title = "Up" }
    // What waits stays, and is not sent while it is paused.
    #expect(try await here.take() == nil)
    #expect(try await here.kinds() == [.created])
    #expect(try await here.store.dueWebhooks(at: .noon).due == [])
    _ = try await here.store.changeWebhook(here.webhook.uid, isPaused: false, Event(here.ben))
    try await here.store.remove(uid, by: .ada, at: .noon)
    #expect(try await here.kinds() == [.created, .removed])
    #expect(try await here.kinds(of: other.uid) == [.removed])
    #expect(try await here.store.dueWebhooks(at: .noon).due.count == 2)
  }

  @Test("A private review is told to its members' webhooks alone", arguments: Engine.allCases)
  func hidden(engine: Engine) async throws {
    let here = try await Listening(engine)
    let other = try await here.store.addWebhook(
      "https://example.org/b", events: Set(Happening.Kind.offered), for: here.ben.uid, Event(here.ben)
    ).webhook
    let uid = try await here.create("Canary", for: .only([.person(here.ada.uid)]))
    _ = try await here.store.edit(uid, by: .ada, door: .page, at: .noon) { $0.title = "Canary again" }
    #expect(try await here.kinds() == [.created, .changed])
    #expect(try await here.kinds(of: other.uid) == [])
    // Nor does another administrator see that it was told of, or send it again.
    let own = try #require(try await here.deliveries().first)
    #expect(try await here.deliveries(for: here.ben.viewer()).isEmpty)
    await #expect(throws: WebhookRefusal.noSuchDelivery) {
      _ = try await here.store.sendAgain(own.uid, of: here.webhook.uid, for: here.ben.viewer(), Event(here.ben))
    }
    // Whoever leads it elsewhere takes what he may see himself along, and no more.
    _ = try await here.store.changeWebhook(here.webhook.uid, address: "https://ben.example.org", Event(here.ben))
    #expect(try await here.store.webhook(here.webhook.uid).account == here.ben.uid)
    #expect(try await here.take() == nil)
    #expect(try await here.deliveries().map(\.state) == [.withheld, .withheld])
  }

  @Test("Rights count when it is sent, too", arguments: Engine.allCases)
  func withdrawn(engine: Engine) async throws {
    let here = try await Listening(engine)
    let uid = try await here.create("Canary")
    try await here.store.share(uid, Event(here.ben)) { $0 = .only([.person(here.ben.uid)]) }
    #expect(try await here.take() == nil)
    #expect(try await here.deliveries().map(\.state) == [.withheld])
    let open = try await here.create("Open")
    _ = try await here.store.changeAccount(here.ada.uid, Event(here.ben)) { $0.isDisabled = true }
    #expect(try await here.take() == nil)
    _ = try await here.store.edit(open, by: .ben, door: .page, at: .noon) { $0.title = "Still open" }
    #expect(try await here.deliveries().map(\.state) == [.withheld, .withheld])
  }

  @Test("Of an erased review only its end is told", arguments: Engine.allCases)
  func erased(engine: Engine) async throws {
    let here = try await Listening(engine)
    let uid = try await here.create("Canary")
    try await here.store.remove(uid, by: .ada, at: .noon)
    try await here.store.eraseRemoved(before: .noon(plus: 60), by: .ada, door: .cli, at: .noon(plus: 60))
    #expect(try await here.kinds() == [.erased])
    let outgoing = try #require(try await here.take(at: .noon(plus: 60)))
    #expect(outgoing.reviewID == nil && outgoing.delivery.happening.review == uid)
  }
}
