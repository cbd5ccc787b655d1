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

  @Test("Of many reviews that wait the first ones show, and a link leads to the next")
  func many() async throws {
    let site = try await Site()
    for number in 1...22 {
      _ = try await site.create("r\(number)") { review in
        review.status = Status("draft")
        review.authors = [Person("Ada")]
        review.date = Day(CivilDate(2026, 1, number)!.iso)
      }
    }
    let home = try await site.ask("/").text
    #expect(home.split(separator: ">Write</span>").count == 21)
    #expect(home.contains("<span class=\"n\">20+</span>") && home.contains(">r22</a>") && !home.contains(">r2</a>"))
    let rest = try await site.ask("/?passed=20").text
    #expect(home.contains("href=\"/?passed=20#waiting\""))
    #expect(rest.contains("<span class=\"n\">21–22</span>") && rest.contains(">r2</a>") && rest.contains(">r1</a>"))
    #expect(!rest.contains(">r3</a>") && rest.contains("href=\"/#waiting\"") && !rest.contains("passed=40"))
    #expect(try await site.ask("/?passed=40").text.contains("No more of them wait."))
  }

  @Test("Of an incident that goes on for days the days are counted")
  func days() async throws {
    let site = try await Site()
    for (title, start) in [("Hours", "2026-02-15T10:37Z"), ("Days", "2026-02-11T13:48Z")] {
      _ = try await site.create(title) { review in
        review.incidentStatus = IncidentStatus("identified")
        review.startedAt = Moment(Stamp(iso: start)!)
      }
    }
    let home = try await site.ask("/").text
    #expect(home.contains("10:37 UTC, 25 h 23 min ago") && home.contains("13:48 UTC, 4 days ago"))
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
