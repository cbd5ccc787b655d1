import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("Writing the causes")
struct CausesPageTests {
  private func site(_ edit: (inout Review) -> Void = { _ in }) async throws -> (site: Site, uid: String) {
    let site = try await Site()
    var review = Review()
    review.title = "Payments failed"
    edit(&review)
    let uid = try await site.store.create(review, by: Author("Ada"), door: .page, at: Site.noon).uid
    return (site, uid)
  }

  private func why(_ answer: String, because: String? = nil) -> Why {
    var why = Why()
    (why.answer, why.because) = (Prose(answer), because)
    return why
  }

  @discardableResult
  private func send(_ site: Site, _ path: String, _ body: String) async throws -> TestResponse {
    let fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    return try await site.ask(path, .post, headers: fields, bytes: Array(body.utf8))
  }

  private func review(_ site: Site, _ uid: String) async throws -> Review {
    try #require(try await site.store.find(uid, for: .holder)).review
  }

  @Test("The next question stands at the end in the words of the last answer, and is added with its answer")
  func path() async throws {
    let (site, uid) = try await site()
    let form = "/reviews/\(uid)/elements"
    try await send(site, form, "list=cause.whys&question=Why+did+payments+fail%3F&words=The+pool+was+exhausted.")
    var page = try await site.ask("/reviews/\(uid)/edit").text
    #expect(page.contains("value=\"Why was the pool exhausted?\""))
    #expect(page.contains("name=\"f.cause.whys[w1].answer\""))
    try await send(site, form, "list=cause.whys&because=w1&question=Why%3F&words=Pods+doubled")
    // Nothing is asked and nothing is answered.
    try await send(site, form, "list=cause.whys&because=w1&question=Why%3F&words=")
    let beside = try await send(site, form, "list=cause.whys&because=w1&question=&words=No+limit")
    #expect(beside.headers[.location]?.hasSuffix("#outline-w3") == true)
    let whys = try await review(site, uid).cause.whys
    #expect(whys.map(\.because) == [nil, "w1", "w1"] && whys.map(\.question)[1...] == ["Why?", nil])
    page = try await site.ask("/reviews/\(uid)/edit?below=w1").text
    #expect(page.contains("All causes as an outline") && page.contains("id=\"field-cause-whys-between-question\""))
  }

  @Test("A why is moved, and one that is taken out leaves its reasons to the next effect")
  func moves() async throws {
    let (site, uid) = try await site { $0.cause.whys = ["a", "b", "c"].map { why($0) } }
    try await send(site, "/reviews/\(uid)/whys", "move=out+w3")
    #expect(try await review(site, uid).cause.whys.map(\.because) == [nil, nil, "w1"])
    try await send(site, "/reviews/\(uid)/whys", "move=in+w3")
    #expect(try await review(site, uid).cause.whys.map(\.because) == [nil, nil, "w2"])
    try await send(site, "/reviews/\(uid)/whys", "move=up+w9")
    try await send(site, "/reviews/\(uid)/elements/remove", "path=cause.whys%5Bw2%5D")
    #expect(try await review(site, uid).cause.whys.map(\.because) == [nil, "w1"])
    for wrong in ["move=up", "move=over+w1", "why=w1"] {
      #expect(try await send(site, "/reviews/\(uid)/whys", wrong).status == .badRequest)
    }
  }

  @Test("The picture is drawn anew for the page's script, without the page around it")
  func picture() async throws {
    let (site, uid) = try await site {
      $0.cause.whys = [why("a"), why("b")]
    }
    #expect(try await site.ask("/reviews/\(uid)/whys").text.isEmpty, "a path alone needs no picture")
    try await send(site, "/reviews/\(uid)/elements", "list=cause.whys&because=w1&words=c")
    let picture = try await site.ask("/reviews/\(uid)/whys").text
    #expect(picture.contains("<svg class=\"graph\"") && picture.contains("outline-w3") && !picture.contains("<html"))
  }

  @Test("Evidence is words, an entry of the timeline or a file; without any the claim says so quietly")
  func evidence() async throws {
    let (site, uid) = try await site {
      $0.cause.whys = [why("a"), why("b")]
      var entry = Entry()
      entry.event = "Deploy [4.18] began"
      $0.timeline = [entry]
    }
    var page = try await site.ask("/reviews/\(uid)/edit").text
    #expect(page.components(of: "No evidence yet") == 2)
    #expect(try await !site.ask("/reviews/\(uid)").text.contains("No evidence yet"), "nobody gave any")
    let form = "/reviews/\(uid)/evidence"
    let field = "field=cause.whys%5Bw1%5D.evidence"
    try await send(site, form, "\(field)&words=https%3A%2F%2Fexample.org%2Fgraph")
    try await send(site, form, "\(field)&words=Deploy+%5B4.18%5D+began")
    #expect(
      try await review(site, uid).cause.whys[0].evidence
        == ["https://example.org/graph", #"[Deploy \[4.18\] began](#timeline-t1)"#])
    page = try await site.ask("/reviews/\(uid)").text
    #expect(page.contains("href=\"#timeline-t1\"") && page.contains(">Deploy [4.18] began</a>"))
    #expect(page.contains("href=\"https://example.org/graph\""))
    #expect(page.components(of: "No evidence yet") == 1)
    for wrong in ["field=title&words=x", "field=cause.whys%5Bw1%5D.answer&words=x", field, "\(field)&words="] {
      #expect(try await send(site, form, wrong).status == .badRequest)
    }
  }

  @Test("Kinds of factors are ticked; those of others stay, and so does one that says more")
  func factors() async throws {
    let (site, uid) = try await site()
    let form = "/reviews/\(uid)/factors"
    try await send(site, form, "factor=race-condition&factor=distraction")
    try await send(site, "/reviews/\(uid)/elements", "list=cause.factors&words=Rain&category=environmental")
    var factors = try await review(site, uid).cause.factors
    #expect(factors.map(\.name) == ["Distraction", "Race condition", "Rain"])
    #expect(factors.map(\.category?.id) == ["human", "technical", "environmental"])
    _ = try await site.store.edit(uid, by: Author("Ben"), door: .page, at: Site.noon) {
      $0.cause.factors[0].description = "Noise"
      $0.cause.tick(FactorChoice("network-issue"))
    }
    // From a page that knows nothing of the network.
    let answer = try await send(site, form, "known=race-condition&known=distraction")
    #expect(answer.headers[.location]?.contains("done=more") == true)
    factors = try await review(site, uid).cause.factors
    #expect(factors.map(\.name) == ["Distraction", "Rain", "Network issue"])
    let page = try await site.ask("/reviews/\(uid)/edit").text
    #expect(page.contains("value=\"network-issue\" checked") && !page.contains("value=\"race-condition\" checked"))
  }

  @Test("What no field holds is shown, and taken out by hand")
  func alsoSaid() async throws {
    let (site, uid) = try await site {
      var extra = Extra()
      (extra.heading, extra.body) = ("Odds", "And ends.")
      $0.extra = [extra]
    }
    #expect(try await site.ask("/reviews/\(uid)/edit").text.contains("And ends."))
    try await send(site, "/reviews/\(uid)/elements/remove", "path=extra%5Be1%5D")
    #expect(try await review(site, uid).extra.isEmpty)
    #expect(try await !site.ask("/reviews/\(uid)/edit").text.contains("Also said"))
  }
}

extension String {
  fileprivate func components(of words: String) -> Int { ranges(of: words).count }
}
