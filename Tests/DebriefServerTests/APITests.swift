import Debrief
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import DebriefServer
@testable import DebriefStore

@Suite("The API")
struct APITests {
  private struct Door: Sendable {
    let site: Site
    let token: String

    init(_ scopes: Set<TokenScope> = [.admin], rates: Rates = Rates()) async throws {
      site = try await Site(rates: rates)
      let ada = try #require(try await site.store.account(login: "Ada"))
      let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
      token = try await site.store.makeToken("t", for: ada.uid, scopes: scopes, days: nil, event).secret.text
    }

    func ask(
      _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
      var fields: HTTPFields = [.authorization: "Bearer \(token)"]
      if body != nil { fields[.contentType] = "application/json" }
      for header in headers { fields[header.name] = header.value }
      return try await site.ask(as: nil, "/api" + path, method, headers: fields, bytes: body.map { Array($0.utf8) })
    }
  }

  @Test("A team's vocabulary is set and given back, and what is wrong with it is said at its place")
  func vocabulary() async throws {
    let door = try await Door()
    #expect(try await door.ask(.get, "/vocabulary").text == #"{"severities":[],"services":[],"factors":[]}"#)
    let vocabulary = #"{"severities":[{"name":"P1","meaning":"Down"}],"services":["checkout"],"factors":[]}"#
    #expect(try await door.ask(.put, "/vocabulary", vocabulary).text == vocabulary)
    #expect(try await door.ask(.get, "/vocabulary").text == vocabulary)
    let wrong = try await door.ask(.put, "/vocabulary", #"{"severities": [{"name": " P1"}]}"#)
    #expect(wrong.status == .unprocessableContent)
    #expect(try wrong.json["errors"]?.elements?.first?["pointer"] == "/severities/0/name")
    #expect(try await door.ask(.get, "/vocabulary").text == vocabulary)
  }

  @Test("Targets are set, and every review is measured against them at once")
  func targets() async throws {
    let door = try await Door()
    let made = try await door.ask(
      .post, "/reviews",
      #"{"title": "Down", "severity": {"written": "P1", "rank": 1}, "startedAt": "2026-02-14T10:00Z", "resolvedAt": "2026-02-14T10:40Z"}"#
    )
    let path = try #require(made.headers[.location]?.dropFirst(4)).description
    #expect(try await door.ask(.get, path).json["measures"]?["timeToResolve"]?["met"] == true)
    let targets = #"{"timeToDetect":5,"timeToResolve":60,"bySeverity":{"1":{"timeToResolve":30}}}"#
    #expect(try await door.ask(.put, "/targets", targets).text == targets)
    #expect(try await door.ask(.get, "/targets").text == targets)
    // A reader's copy is no longer right, and the version still is.
    let fresh = try await door.ask(.get, path, headers: [.ifNoneMatch: "\"1\""])
    let tag = try #require(fresh.headers[.eTag])
    #expect(fresh.status == .ok && tag.hasPrefix("\"1-"))
    #expect(try await door.ask(.get, path, headers: [.ifNoneMatch: tag]).status == .notModified)
    #expect(try await door.ask(.patch, path, "{}", headers: [.ifMatch: tag]).status == .ok)
    let measure = try await door.ask(.get, path).json["measures"]?["timeToResolve"]
    #expect(measure?["met"] == false && measure?["gap"] == 10)
    // What is the setting's does not become the review's own by being sent back.
    let whole = try await door.ask(.get, path).text
    #expect(try await door.ask(.patch, path, whole).headers[.eTag] == "\"1\"")
    let wrong = try await door.ask(.put, "/targets", #"{"bySeverity": {"9": {}}}"#)
    #expect(wrong.status == .unprocessableContent)
    #expect(try wrong.json["errors"]?.elements?.first?["pointer"] == "/bySeverity/9")
    let log = try await door.site.store.audit()
    #expect(log.contains { $0.act == .settingChanged && $0.details.contains("timeToResolve") })
  }

  @Test("A review is approved and the approval taken back, by who may")
  func approvals() async throws {
    let door = try await Door()
    let made = try await door.ask(
      .post, "/reviews", #"{"title": "Down", "approvals": [{"role": "Manager", "person": {"name": "Ben"}}]}"#)
    let path = try #require(made.headers[.location]?.dropFirst(4)).description
    let approved = try await door.ask(.post, path + "/approve", "{}").json["approvals"]?.elements
    #expect(approved?.map { $0["approved"] } == [nil, true] && approved?.last?["person"]?["name"] == "Ada")
    #expect(try await door.ask(.post, path + "/approve", #"{"line": "a1"}"#).status == .conflict)
    #expect(try await door.ask(.delete, path + "/approve").json["approvals"]?.elements?.last?["approved"] == nil)
    #expect(try await door.ask(.delete, path + "/approve").status == .conflict)
    // A responder edits, and says nothing for those who approve.
    let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
    let robot = try await door.site.store.addService(name: "robot", role: .responder, event)
    let token = try await door.site.store.makeToken("t", for: robot.uid, scopes: [.write], days: nil, event).secret
    let headers: HTTPFields = [.authorization: "Bearer \(token.text)"]
    #expect(try await door.ask(.post, path + "/approve", "{}", headers: headers).status == .forbidden)
    let forged = #"{"approvals": {"a1": {"approved": true}}}"#
    #expect(try await door.ask(.patch, path, forged, headers: headers).status == .forbidden)
    let waiting = #"{"approvals": {"new-1": {"role": "Director"}}}"#
    #expect(try await door.ask(.patch, path, waiting, headers: headers).status == .ok)
    // Nor by way of an older version, of a return to one, of a newer edition.
    let before = try await door.ask(.get, path).json["approvals"]?.elements?.count
    #expect(before == 3)
    let signed = #"{"approvals": {"a1": {"approved": true}}}"#
    let now = try await door.ask(.patch, path, signed).headers[.eTag]
    #expect(
      try await door.ask(.post, path + "/approve", "{}", headers: [.ifMatch: "\"1\""]).status == .preconditionFailed)
    let older = #"{"approvals": {"a1": {"person": {"name": "Eve"}, "role": "Director"}}}"#
    #expect(try await door.ask(.patch, path + "?base=1", older, headers: headers).status == .forbidden)
    #expect(try await door.ask(.post, path + "/revert", #"{"version": 1}"#, headers: headers).status == .forbidden)
    #expect(try await door.ask(.get, path).headers[.eTag] == now)
  }

  @Test("A review is created, read, changed, removed and brought back")
  func whole() async throws {
    let door = try await Door()
    let made = try await door.ask(
      .post, "/reviews", #"{"title": "Down", "timeline": [{"event": "a"}, {"event": "b"}]}"#)
    #expect(made.status == .created && made.headers[.eTag] == "\"1\"")
    let path = try #require(made.headers[.location]?.dropFirst(4)).description
    #expect(try made.json["id"]?.string == "INC-2026-0001")
    let patch =
      #"{"title": "Up", "timeline": {"t1": {"event": "c"}, "new-1": {"after": "t1", "event": "d"}, "t2": null}}"#
    let changed = try await door.ask(.patch, path, patch, headers: [.ifMatch: "\"1\""])
    #expect(changed.headers[.eTag] == "\"2\"")
    #expect(try changed.json["timeline"]?.elements?.compactMap { $0["event"]?.string } == ["c", "d"])
    #expect(try changed.json["timeline"]?.elements?.compactMap { $0["id"]?.string } == ["t1", "t3"])
    #expect(try await door.ask(.get, path + "?version=1").json["title"]?.string == "Down")
    #expect(try await door.ask(.get, path, headers: [.ifNoneMatch: "\"2\""]).status == .notModified)
    #expect(try await door.ask(.delete, path, headers: [.ifMatch: "\"1\""]).status == .preconditionFailed)
    #expect(try await door.ask(.delete, path).status == .noContent)
    #expect(try await door.ask(.get, path).status == .notFound)
    let removed = try await door.ask(.get, "/removed").json["removed"]?.elements
    #expect(removed?.map { $0["title"] } == ["Up"] && removed?.first?["removedAt"] != nil)
    #expect(try await door.ask(.post, path + "/restore").json["title"]?.string == "Up")
    #expect(try await door.ask(.post, path + "/revert", #"{"version": 1}"#).json["title"]?.string == "Down")
    let kinds = try await door.ask(.get, path + "/history").json["versions"]?.elements?.compactMap {
      $0["kind"]?.string
    }
    #expect(kinds == ["edited", "restored", "removed", "edited", "created"])
  }

  @Test("Of two who change the same, the later one is refused or merged, as they ask")
  func concurrent() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a") { $0.summary = "one two three" }
    let path = "/reviews/\(uid)"
    #expect(try await door.ask(.patch, path, #"{"title": "b"}"#, headers: [.ifMatch: "\"1\""]).status == .ok)
    let late = try await door.ask(.patch, path, #"{"title": "c"}"#, headers: [.ifMatch: "\"1\""])
    #expect(late.status == .preconditionFailed && late.headers[.contentType] == "application/problem+json")
    #expect(try await door.ask(.patch, path, #"{"summary": "one 2 three"}"#).status == .ok)
    let merged = try await door.ask(.patch, path + "?base=1", #"{"title": "c", "summary": "one two 3"}"#)
    #expect(try merged.json["summary"]?.string == "one 2 3")
    #expect(try merged.json["title"]?.string == "b")
    #expect(try merged.json["conflicts"]?.elements?.first?["path"]?.string == "title")
  }

  @Test("A list is an object by ids; an array is refused with the way to do it")
  func arrays() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let answer = try await door.ask(.patch, "/reviews/\(uid)", #"{"timeline": [], "severity": 7, "nothing": 1}"#)
    #expect(answer.status == .unprocessableContent)
    let errors = try #require(try answer.json["errors"]?.elements)
    #expect(errors.compactMap { $0["pointer"]?.string } == ["/timeline", "/severity", "/nothing"])
    #expect(errors.first?["detail"]?.string?.contains("new-1") == true)
    #expect(try await door.site.store.find(uid)?.version == 1)
  }

  @Test("Elements have addresses of their own", arguments: ElementList.all.map(\.name))
  func elements(list: String) async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let path = "/reviews/\(uid)/\(list)"
    let text = ["timeline": "event", "actions": "action", "whys": "question", "factors": "name"][list] ?? ""
    let first = try await door.ask(.post, path, #"{"\#(text)": "one"}"#)
    #expect(first.status == .created && first.headers[.eTag] == "\"2\"")
    let own = try #require(first.headers[.location]?.dropFirst(4)).description
    _ = try await door.ask(.post, path, #"{"\#(text)": "two"}"#)
    #expect(try await door.ask(.patch, own, #"{"\#(text)": "three"}"#).json[text]?.string == "three")
    #expect(try await door.ask(.get, own).json[text]?.string == "three")
    let all = try await door.ask(.get, path).json[list]?.elements?.compactMap { $0[text]?.string }
    #expect(all == ["three", "two"])
    #expect(try await door.ask(.delete, own).status == .noContent)
    #expect(try await door.ask(.get, own).status == .notFound)
    #expect(try await door.ask(.post, path, "{}").status == .unprocessableContent)
  }

  @Test("An entry of the timeline goes where its time belongs")
  func order() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let path = "/reviews/\(uid)/timeline"
    for (event, at) in [
      ("c", "2026-02-14T12:00Z"), ("a", "2026-02-14T10:00Z"), ("b", "2026-02-14T13:00+02:00"), ("d", nil),
    ] {
      let time = at.map { ", \"at\": \"\($0)\"" } ?? ""
      #expect(try await door.ask(.post, path, "{\"event\": \"\(event)\"\(time)}").status == .created)
    }
    #expect(try await door.ask(.post, path, #"{"event": "0", "after": null}"#).status == .created)
    let events = try await door.ask(.get, path).json["timeline"]?.elements?.compactMap { $0["event"]?.string }
    #expect(events == ["0", "a", "b", "c", "d"])
  }

  @Test("Entries that say the same and come at once are all there")
  func alike() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let places = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<12 {
        group.addTask {
          try await door.ask(.post, "/reviews/\(uid)/timeline", #"{"event": "Errors end"}"#).headers[.location]
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1 ?? "") }
    }
    #expect(places.count == 12)
    #expect(try await door.site.store.find(uid)?.review.timeline.count == 12)
  }

  @Test("A request that comes again is done once")
  func repeated() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let key: HTTPFields = [.idempotencyKey: "k"]
    let path = "/reviews/\(uid)/timeline"
    let first = try await door.ask(.post, path, #"{"event": "a"}"#, headers: key)
    let again = try await door.ask(.post, path, #"{"event": "a"}"#, headers: key)
    #expect(
      again.status == .created && again.text == first.text && again.headers[.location] == first.headers[.location])
    #expect(again.headers[.idempotentReplayed] == "true" && first.headers[.idempotentReplayed] == nil)
    #expect(try await door.ask(.post, path, #"{"event": "b"}"#, headers: key).status == .unprocessableContent)
    #expect(try await door.site.store.find(uid)?.review.timeline.count == 1)
    // What was refused may be asked for again.
    let other: HTTPFields = [.idempotencyKey: "other"]
    #expect(try await door.ask(.post, path, "{", headers: other).status == .badRequest)
    #expect(try await door.ask(.post, path, #"{"event": "b"}"#, headers: other).status == .created)
  }

  @Test("A request whose answer could not be kept is answered, and is not done again")
  func unkept() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let key: HTTPFields = [.idempotencyKey: "k"]
    let path = "/reviews/\(uid)/timeline"
    try await door.site.store.database.write { db in
      try db.run("CREATE TRIGGER full BEFORE UPDATE ON answered BEGIN SELECT RAISE(ABORT, 'full'); END")
    }
    #expect(try await door.ask(.post, path, #"{"event": "a"}"#, headers: key).status == .created)
    try await door.site.store.database.write { try $0.run("DROP TRIGGER full") }
    let again = try await door.ask(.post, path, #"{"event": "a"}"#, headers: key)
    #expect(again.status == .conflict && again.text.contains("another key"))
    #expect(try await door.site.store.find(uid)?.review.timeline.count == 1)
  }

  @Test("Where answers were withdrawn with words, nothing is done again")
  func withdrawn() async throws {
    let door = try await Door()
    let store = door.site.store
    let uid = try await door.site.create("a")
    let key: HTTPFields = [.idempotencyKey: "k"]
    let path = "/reviews/\(uid)/timeline"
    #expect(try await door.ask(.post, path, #"{"event": "a canary"}"#, headers: key).status == .created)
    guard case .free = try await store.claimAnswer("slow", request: "print", at: Site.noon) else { return }
    _ = try await store.redact(
      uid, .words("canary", instead: "…"), reason: "test", by: Author("Ada"), door: .cli, at: Site.noon)
    #expect(try await door.ask(.post, path, #"{"event": "a canary"}"#, headers: key).status == .conflict)
    #expect(try await store.find(uid)?.review.timeline.count == 1)
    // One that was being worked on may say the words, too.
    try await store.keepAnswer("slow", status: 200, ["event": "a canary"], at: Site.noon)
    guard case .working = try await store.claimAnswer("slow", request: "print", at: Site.noon) else {
      Issue.record("It was answered, or it would be done again.")
      return
    }
    let rows = try await store.database.read { try $0.rows("SELECT answer FROM answered") }
    #expect(rows.count == 2 && !rows.contains { $0.text("answer")?.contains("canary") == true })
  }

  @Test("A request that takes long is not done a second time meanwhile")
  func long() async throws {
    let store = try await Door().site.store
    func claim(after seconds: Int) async throws -> KnownAnswer {
      let now = Stamp(secondsSince1970: Site.noon.seconds + seconds)
      return try await store.claimAnswer("key", request: "print", at: now)
    }
    guard case .free = try await claim(after: 0), case .working = try await claim(after: 3600),
      case .free = try await claim(after: 86_401)
    else {
      Issue.record("It was taken over.")
      return
    }
  }

  @Test("A token does what its scopes say")
  func scopes() async throws {
    let reading = try await Door([.read])
    let uid = try await reading.site.create("a")
    #expect(try await reading.ask(.get, "/reviews/\(uid)").status == .ok)
    #expect(try await reading.ask(.patch, "/reviews/\(uid)", #"{"title": "b"}"#).status == .forbidden)
    #expect(try await reading.ask(.get, "/audit").status == .forbidden)
    let capturing = try await Door([.capture])
    let other = try await capturing.site.create("a")
    #expect(try await capturing.ask(.get, "/reviews/\(other)").status == .forbidden)
    #expect(try await capturing.ask(.post, "/reviews/\(other)/timeline", #"{"event": "x"}"#).status == .created)
    let nobody = try await capturing.site.ask(as: nil, "/api/reviews")
    #expect(nobody.status == .unauthorized && nobody.headers[.wwwAuthenticate] == "Bearer realm=\"Debrief\"")
    let forged = try await capturing.site.ask(
      as: nil, "/api/reviews", headers: [.authorization: "Bearer debrief_x"])
    #expect(forged.status == .unauthorized)
  }

  @Test("What is private stays so")
  func visibility() async throws {
    let door = try await Door()
    let made = try await door.ask(.post, "/reviews?private=true", #"{"title": "x"}"#)
    #expect(try made.json["id"]?.string == "PRIVATE-2026-0001")
    let path = try #require(made.headers[.location]?.dropFirst(4)).description
    let ada = try #require(try await door.site.store.account(login: "Ada"))
    #expect(try await door.ask(.get, path + "/access").json["visibility"]?.elements == [.string("person:\(ada.uid)")])
    #expect(
      try await door.ask(.put, path + "/access", #"{"visibility": ["person:stranger"]}"#).status
        == .unprocessableContent)
    #expect(
      try await door.ask(.put, path + "/access", #"{"visibility": "everyone"}"#).json["visibility"]?.string
        == "everyone")
  }

  @Test("Who sees a review is sent back as it was read, also after an account of it was erased")
  func gone() async throws {
    let door = try await Door()
    let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
    let ada = try #require(try await door.site.store.account(login: "Ada"))
    let ben = try await door.site.store.addService(name: "Ben", role: .reviewer, event)
    let uid = try await door.site.create("x")
    try await door.site.store.share(uid, event) { $0 = .only([.person(ada.uid), .person(ben.uid)]) }
    _ = try await door.site.store.erasePerson(
      ["Ben"], pseudonym: "P", reason: "asked", by: Author("Test"), door: .cli, at: Site.noon)
    let path = "/reviews/\(uid)/access"
    let read = try await door.ask(.get, path).text
    #expect(read.contains(ben.uid))
    let kept = try await door.ask(.put, path, read)
    #expect(try kept.status == .ok && kept.json["visibility"]?.elements == [.string("person:\(ada.uid)")])
    #expect(try await door.ask(.put, path, read).status == .unprocessableContent)
  }

  @Test("Comments are said, answered, settled and removed by whoever said them")
  func comments() async throws {
    let door = try await Door()
    let uid = try await door.site.create("a")
    let path = "/reviews/\(uid)/comments"
    let made = try await door.ask(.post, path, #"{"body": "Why so late?", "path": "timeline[t1]"}"#)
    let id = try #require(try made.json["id"]?.string)
    let answer = try await door.ask(.post, path, #"{"body": "No alert.", "parent": "\#(id)"}"#)
    #expect(try answer.json["path"]?.string == "timeline[t1]" && answer.json["parent"]?.string == id)
    #expect(try await door.ask(.patch, "\(path)/\(id)", #"{"resolved": true}"#).json["resolvedBy"]?.string == "Ada")
    let part = try await door.ask(.get, path + "?limit=1").json
    let rest = try await door.ask(.get, path + "?limit=1&cursor=\(try #require(part["next"]?.string))").json
    #expect(part["comments"]?.elements?.count == 1 && rest["comments"]?.elements?.first?["parent"]?.string == id)
    #expect(rest["next"] == nil)
    let ben = try await door.site.store.enter("Ben", .reviewer)
    let fields: HTTPFields = [.contentType: "application/json"]
    let foreign = try await door.site.ask(
      as: ben, "/api\(path)/\(id)", .patch, headers: fields, bytes: Array(#"{"body": "x"}"#.utf8))
    #expect(foreign.status == .notFound)
    #expect(try await door.site.ask(as: ben, "/api\(path)/\(id)", .delete).status == .notFound)
    for body in [#"{"body": " "}"#, #"{"body": "x", "path": "nothing"}"#, #"{"body": "x", "more": 1}"#] {
      #expect(try await door.ask(.post, path, body).status == .unprocessableContent)
    }
    #expect(try await door.ask(.delete, "\(path)/\(id)").status == .noContent)
    #expect(try await door.ask(.get, path).json["comments"]?.elements == [])
  }

  @Test("My action items are those under any of my names")
  func mine() async throws {
    let door = try await Door()
    let ada = try #require(try await door.site.store.account(login: "Ada"))
    let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
    try await door.site.store.changeAccount(ada.uid, event) { $0.aliases = ["@al"] }
    _ = try await door.site.create("a") { review in
      for (number, owner) in ["Ada", "@al", "Ben"].enumerated() {
        var item = ActionItem()
        item.action = Prose("do \(number)")
        item.owner = Person(owner)
        review.actions.append(item)
      }
    }
    let own = try await door.ask(.get, "/actions?owner=me").json["actions"]?.elements?.compactMap {
      $0["action"]?.string
    }
    #expect(own == ["do 0", "do 1"])
    #expect(try await door.ask(.get, "/reviews?owner=me").json["reviews"]?.elements?.count == 1)
  }

  @Test("A document becomes a review and a review a document")
  func documents() async throws {
    let door = try await Door()
    let parsed = try await door.ask(.post, "/parse", "# Down\n", headers: [.contentType: "text/markdown"])
    #expect(try parsed.json["review"]?["title"]?.string == "Down")
    let rendered = try await door.ask(.post, "/templates/concise/render", #"{"title": "Down"}"#)
    #expect(rendered.text.hasPrefix("# Down") && rendered.headers[.contentType] == "text/markdown; charset=utf-8")
    #expect(try await door.ask(.post, "/templates/none/render", "{}").status == .notFound)
    for result in ["created", "unchanged"] {
      let imported = try await door.ask(
        .post, "/import?name=a.md", "# Down\n", headers: [.contentType: "text/markdown"])
      #expect(try imported.json["result"]?.string == result)
    }
  }

  @Test(
    "What cannot be understood is said with its place",
    arguments: [
      ("{\"title\": \"a\", \"title\": \"b\"}", 400), ("{\"title\": \"\\ud800\"}", 400), ("[1", 400), ("", 400),
      ("[]", 422), (#"{"startedAt": 5}"#, 422), (String(repeating: "[", count: 100_000), 400),
    ])
  func bad(body: String, status: Int) async throws {
    let door = try await Door()
    let answer = try await door.ask(.post, "/reviews", body)
    #expect(answer.status.code == status)
    #expect(try answer.json["status"]?.numeral == String(status) && answer.json["detail"]?.string?.isEmpty == false)
  }

  @Test("A query that is not known, a body of another type or too large, another method")
  func refused() async throws {
    let door = try await Door()
    #expect(
      try await door.ask(.get, "/reviews?limit=0").json["errors"]?.elements?.first?["parameter"]?.string == "limit")
    #expect(try await door.ask(.get, "/reviews?page=2").status == .badRequest)
    #expect(
      try await door.ask(.post, "/reviews", "{}", headers: [.contentType: "text/html"]).status == .unsupportedMediaType)
    for type in ["application/x-www-form-urlencoded", "image/png", ""] {
      for path in ["/parse", "/import?name=a.md"] {
        let answer = try await door.ask(.post, path, "# Down\n", headers: [.contentType: type])
        #expect(answer.status == .unsupportedMediaType && answer.text.contains("text/markdown"))
      }
    }
    let uid = try await door.site.create("a")
    let large = "{\"event\": \"\(String(repeating: "a", count: 1 << 20))\"}"
    #expect(try await door.ask(.post, "/reviews/\(uid)/timeline", large).status == .contentTooLarge)
    let other = try await door.ask(.delete, "/reviews")
    #expect(other.status == .methodNotAllowed && other.headers[.allow] == "GET, HEAD, POST")
  }

  @Test("Whoever asks too fast is told when to come back")
  func pace() async throws {
    var rates = Rates()
    rates.token = 2
    let door = try await Door(rates: rates)
    for _ in 0..<2 { #expect(try await door.ask(.get, "/me").status == .ok) }
    let answer = try await door.ask(.get, "/me")
    #expect(answer.status == .tooManyRequests)
    #expect(answer.headers[.retryAfter].flatMap { Int($0) }.map { (1...60).contains($0) } == true)
  }

  @Test("The description names every operation, each by a name of its own, and every part of its address")
  func description() async throws {
    let site = try await Site()
    let answer = try await site.ask(as: nil, "/api/openapi.json")
    let json = try answer.json
    #expect(json["openapi"]?.string == "3.1.0")
    let described = (json["paths"]?.members ?? []).flatMap { path in
      (path.value.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
    }
    #expect(Set(described) == Set(Operation.all.map { "\($0.method.rawValue) \($0.path)" }))
    #expect(Set(Operation.all.map(\.id)).count == Operation.all.count)
    for operation in Operation.all {
      let parts = operation.path.matches(of: #/\{([a-z]+)\}/#).map { String($0.1) }
      #expect(Set(parts) == Set(operation.parameters.filter { $0.place == .path }.map(\.name)), "\(operation.id)")
    }
    let names = Set((json["components"]?["schemas"]?.members ?? []).map(\.name))
    for reference in answer.text.matches(of: #/"#\/components\/schemas\/([^"]+)"/#) {
      #expect(names.contains(String(reference.1)), "\(reference.1)")
    }
    let page = try await site.ask("/api").text
    for operation in Operation.all { #expect(page.contains("id=\"\(operation.id)\"")) }
  }
}

extension TestResponse {
  var json: JSON { get throws { try JSON(parsing: text) } }
}
