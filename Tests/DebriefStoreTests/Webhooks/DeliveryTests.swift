import Debrief
import Testing

@testable import DebriefStore

@Suite("Deliveries")
struct DeliveryTests {
  @Test("Each is taken by one of several processes, and signed with the secret", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    let here = try await Listening(engine)
    for number in 0..<20 { _ = try await here.create("Down \(number)") }
    let there = try await here.scratch.open()
    let uid = here.webhook.uid
    let taken = try await withThrowingTaskGroup(of: [String].self) { group in
      for store in [here.store, there, here.store, there] {
        group.addTask {
          var taken: [String] = []
          // One that finds another faster looks again, as long as something is due.
          while try await !store.dueWebhooks(at: .noon).due.isEmpty {
            guard let outgoing = try await store.takeDelivery(of: uid, at: .noon) else { continue }
            #expect(outgoing.secrets == [here.secret])
            taken.append(outgoing.delivery.uid)
          }
          return taken
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.count == 20 && Set(taken).count == 20)
  }

  @Test("A try that was broken off is due again: given back at once, else after a minute", arguments: Engine.allCases)
  func brokenOff(engine: Engine) async throws {
    let here = try await Listening(engine)
    _ = try await here.create("Down")
    let first = try #require(try await here.take())
    #expect(try await here.take() == nil)
    try await here.store.giveBack(first, at: .noon)
    let second = try #require(try await here.take())
    #expect(second.delivery.uid == first.delivery.uid && second.delivery.tries == 1)
    #expect(try await here.take(at: .noon(plus: 59)) == nil)
    let third = try #require(try await here.take(at: .noon(plus: 60)))
    #expect(third.delivery.tries == 2)
    // What came of a try that another one has overtaken changes nothing.
    try await here.finish(second, 500, at: .noon(plus: 61))
    #expect(try await here.deliveries().first?.status == nil)
    try await here.finish(third, 204, at: .noon(plus: 61))
    #expect(try await here.deliveries().first?.state == .delivered)
  }

  @Test("A failure is tried again, eight times in all", arguments: Engine.allCases)
  func retries(engine: Engine) async throws {
    let here = try await Listening(engine)
    _ = try await here.create("Down")
    var now = Stamp.noon
    for pause in Retries.pauses {
      try await here.finish(try await here.take(at: now), 500, at: now)
      let delivery = try #require(try await here.deliveries().first)
      #expect(delivery.state == .waiting && delivery.due?.seconds == now.seconds + pause)
      #expect(try await here.store.dueWebhooks(at: now).next == delivery.due)
      now = Stamp(secondsSince1970: now.seconds + pause)
    }
    try await here.finish(try await here.take(at: now), nil, at: now)
    let last = try #require(try await here.deliveries().first)
    #expect(last.state == .failed && last.tries == 8 && last.due == nil && last.words == "no connection")
    #expect(now.seconds - Stamp.noon.seconds == Retries.pauses.reduce(0, +))
    #expect(try await here.store.webhook(here.webhook.uid).failingSince == .noon)
    // By hand it goes once more, with the same id.
    _ = try await here.store.sendAgain(last.uid, of: here.webhook.uid, for: .holder, Event(here.ada, at: now))
    let again = try await here.take(at: now)
    #expect(again?.delivery.uid == last.uid)
    try await here.finish(again, 200, at: now)
    #expect(try await here.store.webhook(here.webhook.uid).failingSince == nil)
  }

  @Test("410 pauses it at once, three days of failures with the last try of a delivery", arguments: Engine.allCases)
  func paused(engine: Engine) async throws {
    let here = try await Listening(engine)
    let uid = try await here.create("Down")
    try await here.finish(try await here.take(), 410)
    #expect(try await here.store.webhook(here.webhook.uid).pause == .gone)
    _ = try await here.store.changeWebhook(here.webhook.uid, isPaused: false, Event(here.ada))
    for day in [0, 2] {
      let now = Stamp(secondsSince1970: Stamp.noon.seconds + day * 86_400)
      #expect(try await here.store.webhook(here.webhook.uid).pause == nil)
      _ = try await here.store.edit(uid, by: .ada, door: .page, at: now) { $0.title = "Down for \(day) days" }
      try await here.exhaust(from: now)
    }
    let webhook = try await here.store.webhook(here.webhook.uid)
    #expect(webhook.pause == .failing && webhook.failingSince == .noon)
    let log = try await here.store.audit(of: here.webhook.uid)
    #expect(log.map(\.details).contains("paused, it is gone") && log.map(\.details).contains("paused, it fails"))
  }

  @Test("After quiet days a first try that fails pauses nothing", arguments: Engine.allCases)
  func quiet(engine: Engine) async throws {
    let here = try await Listening(engine)
    let uid = try await here.create("Down")
    try await here.exhaust(from: .noon)
    let friday = Stamp(secondsSince1970: Stamp.noon.seconds + 4 * 86_400)
    _ = try await here.store.edit(uid, by: .ada, door: .page, at: friday) { $0.title = "Down again" }
    try await here.finish(try await here.take(at: friday), 503, at: friday)
    #expect(try await here.store.webhook(here.webhook.uid).pause == nil)
    let soon = Stamp(secondsSince1970: friday.seconds + Retries.pauses[0])
    try await here.finish(try await here.take(at: soon), 204, at: soon)
    #expect(try await here.store.webhook(here.webhook.uid).failingSince == nil)
  }

  @Test("What is two weeks old is forgotten, and a secret that has ended", arguments: Engine.allCases)
  func forgotten(engine: Engine) async throws {
    let here = try await Listening(engine)
    _ = try await here.create("Down")
    let fresh = try await here.store.renewSecret(of: here.webhook.uid, Event(here.ada))
    #expect(try await here.take()?.secrets == [fresh, here.secret])
    #expect(try await here.take(at: .noon(plus: 86_400))?.secrets == [fresh])
    _ = try await here.store.tend(Keeping(), at: .noon(plus: 14 * 86_400))
    #expect(try await here.deliveries().count == 1)
    #expect(try await here.store.webhook(here.webhook.uid).oldSecretUntil == nil)
    _ = try await here.store.tend(Keeping(), at: .noon(plus: 15 * 86_400))
    #expect(try await here.deliveries().isEmpty)
  }

  @Test("Whoever waits is told, also by another process", .timeLimit(.minutes(10)))
  func told() async throws {
    let here = try await Listening(.postgres)
    let there = try await here.scratch.open()
    var bell = there.changes.of(Store.outbox).makeAsyncIterator()
    _ = try await here.create("Down")
    #expect(await bell.next() != nil)
  }

  @Test("Limits hold: of webhooks, of an address, of what waits", arguments: Engine.allCases)
  func limits(engine: Engine) async throws {
    let here = try await Listening(engine)
    let long = "https://example.org/" + String(repeating: "a", count: 1000)
    await #expect(throws: WebhookRefusal.addressTooLong(most: 1000)) {
      _ = try await here.store.changeWebhook(here.webhook.uid, address: long, Event(here.ada))
    }
    await #expect(throws: WebhookRefusal.noEvents) {
      _ = try await here.store.changeWebhook(here.webhook.uid, events: [], Event(here.ada))
    }
    for number in 1..<50 {
      _ = try await here.store.addWebhook(
        "https://example.org/\(number)", events: [.erased], for: here.ada.uid, Event(here.ada))
    }
    await #expect(throws: WebhookRefusal.tooMany(most: 50)) {
      _ = try await here.store.addWebhook(
        "https://example.org", events: [.created], for: here.ada.uid, Event(here.ada))
    }
    try await here.scratch.alter(
      """
      INSERT INTO delivery (uid, number, webhook, happened, created, due, state)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
      SELECT 'x' || i, -i, '\(here.webhook.uid)', '{}', 0, 99999999999, 'waiting' FROM n
      """)
    _ = try await here.create("Down")
    #expect(try await here.store.webhook(here.webhook.uid).missed == 1)
    try await here.store.removeWebhook(here.webhook.uid, Event(here.ada))
    #expect(try await here.store.database.read { try $0.rows("SELECT uid FROM delivery") }.isEmpty)
  }

  @Test("A backup has the webhook with its secret, and nothing that waits", arguments: Engine.allCases)
  func moved(engine: Engine) async throws {
    let here = try await Listening(engine)
    _ = try await here.create("Down")
    let other = try Scratch(.sqlite)
    let (store, findings) = try await Store.move(from: here.scratch.place, to: other.place, now: .noon)
    #expect(findings.isEmpty)
    #expect(try await store.webhooks() == [here.webhook])
    #expect(try await store.deliveries(of: here.webhook.uid, for: .holder).isEmpty)
    _ = try await store.testWebhook(here.webhook.uid, Event(here.ada))
    #expect(try await store.takeDelivery(of: here.webhook.uid, at: .noon)?.secrets == [here.secret])
  }

  @Test("The doctor finds one that cannot sign", arguments: Engine.allCases)
  func doctor(engine: Engine) async throws {
    let here = try await Listening(engine)
    #expect(try await here.store.doctor().isEmpty)
    try await here.scratch.alter("UPDATE webhook SET secret = 'whsec_?'")
    #expect(try await here.store.doctor().map(\.place) == [here.webhook.uid])
  }

  @Test("Neither the log nor what is exported of a person has a secret", arguments: Engine.allCases)
  func secret(engine: Engine) async throws {
    let here = try await Listening(engine)
    let export = try await here.store.exportPerson(here.ada, Event(here.ada)).text()
    #expect(export.contains("https://example.org/a") && !export.contains("whsec_"))
    let log = try await here.store.audit().map { "\($0)" }.joined()
    #expect(log.contains("webhookMade") && !log.contains("whsec_") && !log.contains("example.org"))
  }
}
