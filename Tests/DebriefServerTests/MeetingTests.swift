import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The review meeting")
struct MeetingTests {
  private func review(_ site: Site, _ uid: String) async throws -> Review {
    try #require(try await site.store.find(uid)).review
  }

  @Test("What is said stands where the review keeps it, and the page stays at its part")
  func said() async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    for (kind, words) in [("decision", "One+way"), ("question", "Why+two%3F"), ("action", "Mend+<it>")] {
      let answer = try await site.send("/reviews/\(uid)/meeting", "kind=\(kind)&words=\(words)&part=2")
      #expect(answer.headers[.location] == "/reviews/\(uid)/meeting?part=2&done=written#noting")
    }
    let kept = try await review(site, uid)
    #expect(kept.meeting.decisions == ["One way"])
    #expect(kept.openQuestions.map(\.question?.markdown) == ["Why two?"])
    #expect(kept.actions.map(\.action?.markdown) == ["Mend <it>"])
    #expect(kept.actions.first?.status?.id == "open")
    let page = try await site.ask("/reviews/\(uid)/meeting?part=2").text
    #expect(page.contains("Mend &lt;it&gt;"))
  }

  @Test("Nothing said changes nothing", arguments: ["kind=decision&words=+%0A", "kind=decision"])
  func nothing(form: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    #expect(try await site.send("/reviews/\(uid)/meeting", form).status == .unprocessableContent)
    #expect(try await site.send("/reviews/\(uid)/meeting", "kind=wish&words=x").status == .badRequest)
    #expect(try await site.store.find(uid)?.version == 1)
  }

  @Test("A part that is not there is the nearest that is", arguments: [("0", "Agenda"), ("999", "What was decided")])
  func parts(part: String, title: String) async throws {
    let site = try await Site()
    let uid = try await site.create("x")
    let page = try await site.ask("/reviews/\(uid)/meeting?part=\(part)").text
    #expect(page.contains("<h1>\(title)</h1>"))
  }

  @Test("The clock knows how long the meeting is planned for")
  func planned() async throws {
    let site = try await Site()
    let uid = try await site.create("x") { review in
      review.meeting.at = Stamp(iso: "2026-02-16T10:00Z").map { Moment($0, latest: Stamp(iso: "2026-02-16T10:45Z")) }
    }
    #expect(try await site.ask("/reviews/\(uid)/meeting").text.contains("data-minutes=\"45\""))
  }
}
