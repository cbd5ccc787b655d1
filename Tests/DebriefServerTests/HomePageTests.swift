import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The home page")
struct HomePageTests {
  @Test("Says that nothing waits, what to set up, and by which names one is known")
  func empty() async throws {
    let site = try await Site()
    let home = try await site.ask("/").text
    #expect(home.contains("Hello, Ada") && home.contains("Nothing waits for you"))
    #expect(home.contains("Three things to set up") && home.contains("href=\"/account\""))
    #expect(home.contains("Nothing yet. Reviews that become final are listed here."))
    let viewer = try await site.store.enter("Ben", .viewer)
    let other = try await site.ask(as: viewer, "/").text
    #expect(other.contains("Nothing waits for you") && !other.contains("Three things") && !other.contains("Import"))
  }

  @Test("Shows what waits for one: items by their dates, reviews, meetings, and what goes on")
  func waiting() async throws {
    let site = try await Site()
    let uid = try await site.create("Pool <empty>") { review in
      review.id = "INC-2026-0007"
      review.status = Status("in-review")
      review.incidentStatus = IncidentStatus("identified")
      review.severity = Severity("SEV-1", scheme: "SEV-1…4", rank: 1)
      review.startedAt = Moment(Stamp(iso: "2026-02-16T11:37Z")!)
      review.roles = [Person("Tom", role: "Incident commander")]
      review.meeting.at = Moment(Stamp(iso: "2026-02-16T15:30+01:00")!)
      review.meeting.facilitator = Person("Marek")
      review.meeting.place = "Room Tejo"
      var line = Approval()
      line.person = Person("ada")
      review.approvals = [line]
      for (words, due) in [("Sooner", "2026-02-18"), ("Late", "2026-02-12"), ("Today", "2026-02-16")] {
        var item = ActionItem()
        (item.action, item.owner, item.due) = (Prose(words), Person("Ada"), Day(due))
        review.actions.append(item)
      }
    }
    let final = try await site.create("Known by now") { $0.status = Status("final") }
    let home = try await site.ask("/").text
    #expect(
      home.contains("12 Feb, 4 days late") && home.contains("16 Feb, today") && home.contains("18 Feb, in 2 days"))
    let late = try #require(home.firstRange(of: "href=\"/reviews/\(uid)#AI-2\""))
    let soon = try #require(home.firstRange(of: "href=\"/reviews/\(uid)#AI-1\""))
    #expect(late.lowerBound < soon.lowerBound)
    #expect(home.contains("<span class=\"verb\">Approve</span>") && home.contains("href=\"/reviews/\(uid)#approvals\""))
    #expect(home.contains("INC-2026-0007 · started 16 Feb 2026, 11:37 UTC, 23 min ago"))
    #expect(home.contains("Identified · Tom commands") && home.contains("Pool &lt;empty&gt;"))
    #expect(home.contains("15:30</time>") && home.contains("UTC+1 · Room Tejo · Marek leads"))
    #expect(home.contains("href=\"/reviews/\(final)\"") && !home.contains("Nothing waits for you"))
  }

  @Test("An item is done from there, and its review's history knows it")
  func done() async throws {
    let site = try await Site()
    let uid = try await site.create("Down") { review in
      var item = ActionItem()
      (item.id, item.action, item.owner) = ("a1", "Rotate", Person("Ada"))
      review.actions = [item]
    }
    #expect(try await site.ask("/").text.contains("value=\"1/\(uid)/a1\""))
    let answer = try await site.send("/actions", "item=1%2F\(uid)%2Fa1&status=done&back=%2F")
    #expect(answer.status == .seeOther && answer.headers[.location] == "/?done=items")
    let stored = try #require(try await site.store.find(uid))
    #expect(stored.version == 2 && stored.review.actions[0].doneAt == "2026-02-16")
    #expect(try await site.store.history(uid).first?.by.name == "Ada")
    #expect(try await site.ask("/?done=items").text.contains("The action item is changed."))
    #expect(try await site.ask("/").text.contains("Nothing waits for you"))
  }
}
