import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Writing a review")
struct WriteTests {
  private func site() async throws -> (site: Site, uid: String) {
    let site = try await Site()
    var review = Review()
    review.title = "Down"
    review.summary = "One two three"
    review.date = "2026-02-14"
    let uid = try await site.store.create(review, by: Author("Ada"), door: .page, at: Site.noon).uid
    return (site, uid)
  }

  private func send(
    _ site: Site, _ path: String, _ body: String, script: Bool = true
  ) async throws -> TestResponse {
    var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    if script { fields[.accept] = "application/json" }
    return try await site.ask(path, .post, headers: fields, bytes: Array(body.utf8))
  }

  @Test("Fields are saved, merged with what others wrote meanwhile, and told back")
  func merged() async throws {
    let (site, uid) = try await site()
    _ = try await site.store.edit(uid, by: Author("Ben"), door: .page, at: Site.noon) {
      $0.summary = "One two three four"
    }
    let answer = try await send(site, "/reviews/\(uid)/fields", "base=1&f.summary=Zero+one+two+three&f.title=Up")
    #expect(answer.status == .ok)
    let json = try JSON(parsing: answer.text)
    #expect(json["version"] == 3 && json["fields"]?["summary"] == "Zero one two three four")
    #expect(json["fields"]?["title"] == "Up" && json["moved"] == false)
    #expect(try await site.store.find(uid, for: .holder)?.review.title == "Up")
    let since = try await site.ask("/reviews/\(uid)/fields?since=2")
    #expect(try JSON(parsing: since.text)["fields"]?.members?.map(\.name) == ["summary", "title"])
  }

  @Test("What cannot be read stays on the page with the reason, and the rest is saved")
  func unreadable() async throws {
    let (site, uid) = try await site()
    let page = try await send(
      site, "/reviews/\(uid)/fields", "base=1&f.startedAt=after+lunch&f.title=Up", script: false)
    #expect(page.status == .unprocessableContent && page.text.contains("value=\"after lunch\""))
    #expect(page.text.contains("“after lunch” is no time"))
    #expect(try await site.store.find(uid, for: .holder)?.review.title == "Up")
    let answer = try await send(site, "/reviews/\(uid)/fields", "base=2&f.startedAt=after+lunch")
    #expect(try JSON(parsing: answer.text)["problems"]?["startedAt"] != nil)
  }

  @Test("What Debrief keeps by itself, ids and unknown fields are nobody's to write")
  func kept() async throws {
    let (site, uid) = try await site()
    let body = "base=1&f.uid=x&f.updatedBy=x&f.timeline%5Bt1%5D.id=x&f.nothing=x&f.%5B=x&f.conflicts=x"
    #expect(try JSON(parsing: try await send(site, "/reviews/\(uid)/fields", body).text)["version"] == 1)
  }

  @Test("Elements are added as one says them, and taken out")
  func elements() async throws {
    let (site, uid) = try await site()
    let added = try await send(
      site, "/reviews/\(uid)/elements", "list=timeline&words=14:05+deploy+rolled+back", script: false)
    #expect(added.headers[.location]?.contains("open=timeline%5Bt1%5D") == true)
    let entry = try await site.store.find(uid, for: .holder)?.review.timeline.first
    #expect(entry?.event == "deploy rolled back" && entry?.at?.at.iso == "2026-02-14T14:05")
    let page = try await site.ask("/reviews/\(uid)/edit?open=timeline%5Bt1%5D")
    #expect(page.text.contains("name=\"f.timeline[t1].event\"") && page.text.contains("deploy rolled back"))
    _ = try await send(site, "/reviews/\(uid)/elements/remove", "path=timeline%5Bt1%5D", script: false)
    #expect(try await site.store.find(uid, for: .holder)?.review.timeline.isEmpty == true)
    for wrong in ["list=conflicts&words=x", "list=nothing&words=x", "list=timeline"] {
      #expect(try await send(site, "/reviews/\(uid)/elements", wrong, script: false).status == .badRequest)
    }
  }
}
