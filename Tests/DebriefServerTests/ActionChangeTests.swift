import Debrief
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer
@testable import DebriefStore

@Suite("A change of action items")
struct ActionChangeTests {
  private func filled(_ site: Site, _ number: String, _ count: Int = 1) async throws -> String {
    try await site.create("Pool empty") { review in
      review.id = number
      review.actions = (1...count).map { place in
        var item = ActionItem()
        (item.id, item.action) = ("a\(place)", "Look again")
        return item
      }
    }
  }

  private func item(_ site: Site, _ uid: String) async throws -> ActionItem {
    try #require(try await site.store.find(uid)?.review.actions.first)
  }

  @Test("What failed midway says what is changed and what is not")
  func midway() async throws {
    let site = try await Site()
    let uids = [try await filled(site, "INC-1", 2), try await filled(site, "INC-2"), try await filled(site, "INC-3")]
    let order = uids.sorted()
    let names = order.map { "INC-\(uids.firstIndex(of: $0)! + 1)" }
    let items = uids.map { "item=1/\($0)/a1" }.joined(separator: "&")
    try await site.store.database.write { db in
      try db.run(
        SQL(
          unchecked: "CREATE TRIGGER full BEFORE UPDATE ON review WHEN NEW.uid = '\(order[1])' "
            + "BEGIN SELECT RAISE(ABORT, 'full'); END"))
    }
    let answer = try await site.send("/actions", items + "&status=done")
    #expect(answer.status.code >= 500)
    #expect(answer.text.contains("1 of 3 action items are changed"))
    #expect(answer.text.contains("Changed: \(names[0]) AI-1."))
    #expect(answer.text.contains("Not changed, as far as is known: \(names[1]) AI-1, \(names[2]) AI-1."))
    #expect(try await item(site, order[0]).status?.id == "done")
    #expect(try await item(site, order[2]).status == nil)
  }

  @Test("What cannot be read is found before anything is changed")
  func unreadable() async throws {
    let site = try await Site()
    let uids = [try await filled(site, "INC-1"), try await filled(site, "INC-2")]
    let items = uids.map { "item=1/\($0)/a1" }.joined(separator: "&")
    let answer = try await site.send("/actions", items + "&status=done&owner=**")
    #expect(answer.status == .unprocessableContent && answer.text.contains("This is no name"))
    for uid in uids { #expect(try await site.store.find(uid)?.version == 1) }
    // A day that is none is what somebody wrote: it stays as it is.
    _ = try await site.send("/actions", items + "&due=after+the+audit")
    #expect(try await item(site, uids[1]).due == Day("after the audit"))
  }

  @Test("Why something will not be done is kept, and belongs to nothing else")
  func reason() async throws {
    let site = try await Site()
    let uid = try await filled(site, "INC-1")
    let board = try await site.ask("/actions?as=board").text
    #expect(board.contains("Why it won’t be done") && board.contains("name=\"reason\""))
    _ = try await site.send("/actions", "item=1/\(uid)/a1&whole=yes&status=open&owner=&due=&reason=typed+by+mistake")
    #expect(try await item(site, uid).reason == nil)
    _ = try await site.send("/actions", "item=2/\(uid)/a1&whole=yes&status=wont-do&owner=&due=&reason=Too+dear")
    let dropped = try await item(site, uid)
    #expect(dropped.status == .wontDo && dropped.reason == "Too dear")
    // What was said once is not asked again.
    #expect(try await !site.ask("/actions?state=wont-do").text.contains("-0-reason\""))
    let other = try await filled(site, "INC-2")
    _ = try await site.send("/actions", "item=1/\(other)/a1&owner=&due=&reason=Gone+with+the+old+system")
    #expect(try await item(site, other).status == .wontDo)
  }
}
