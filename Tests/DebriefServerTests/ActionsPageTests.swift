import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The page of action items")
struct ActionsPageTests {
  private func filled(_ site: Site) async throws -> String {
    try await site.create("Pool empty") { review in
      review.id = "INC-7"
      review.services = ["checkout"]
      for (id, words, owner, due, status) in [
        ("a1", "Alert <early>", "Ada", "2026-02-12", "open"),
        ("a2", "Write it down", "Ben", "2026-03-06", "in-progress"),
        ("a3", "Look again", "", "", ""), ("a4", "Rolled back", "Ada", "", "done"),
      ] {
        var item = ActionItem()
        (item.id, item.action) = (id, Prose(words))
        item.owner = owner.isEmpty ? nil : Person(owner, role: "on call")
        item.due = due.isEmpty ? nil : Day(due)
        item.status = status.isEmpty ? nil : ActionStatus(status)
        if id == "a1" { item.priority = Priority("P1") }
        if id == "a3" { item.priority = Priority("P2") }
        if id == "a4" { item.doneAt = "2026-02-10" }
        review.actions.append(item)
      }
    }
  }

  private func item(_ site: Site, _ uid: String, _ id: String) async throws -> ActionItem {
    try #require(try await site.store.find(uid)?.review.actions.first { $0.id == id })
  }

  @Test("Lists what is to be done, what is late first, and narrows it")
  func list() async throws {
    let site = try await Site()
    let uid = try await filled(site)
    let all = try await site.ask("/actions").text
    #expect(all.contains("Alert &lt;early&gt;") && all.contains("12 Feb, 4 days late") && !all.contains("Rolled back"))
    #expect(all.contains("href=\"/reviews/\(uid)#AI-3\"") && all.contains("No due date"))
    #expect(all.contains("By its priority a guess would be") && all.contains("value=\"2026-03-02\""))
    for (name, count) in [("Open", 3), ("Mine", 1), ("Overdue", 1), ("Without a date", 1), ("Done, last 30 days", 1)] {
      #expect(all.contains("\(name) <span class=\"n\">\(count)</span>"), "\(name)")
    }
    for (query, words) in [
      ("owner=me", "Alert"), ("owner=nobody", "Look again"), ("owner=ben", "Write it down"), ("due=overdue", "Alert"),
      ("due=none", "Look again"), ("state=in-progress", "Write it down"), ("priority=P2", "Look again"),
      ("state=lately", "Rolled back"), ("state=done", "Rolled back"), ("q=pool&due=week", "Alert"),
    ] {
      let page = try await site.ask("/actions?\(query)").text
      let rows = page.split(separator: "<tr>").count - 2
      #expect(rows == 1 && page.contains("class=\"t\" href=\"/reviews/\(uid)"), "\(query): \(rows)")
      #expect(page.contains(words), "\(query)")
    }
    #expect(try await site.ask("/actions?service=nothing").text.contains("No action item matches"))
    let board = try await site.ask("/actions?as=board").text
    for words in ["Alert", "Write it down", "Look again", "Rolled back"] { #expect(board.contains(words)) }
    #expect(board.split(separator: "<li class=\"card\">").count == 5)
  }

  @Test("A table of a column of the board has what the column has")
  func column() async throws {
    let site = try await Site()
    _ = try await filled(site)
    let table = try await site.ask("/actions?state=open").text
    for words in ["Alert &lt;early&gt;", "Look again"] { #expect(table.contains(words), "\(words)") }
    for words in ["Write it down", "Rolled back"] { #expect(!table.contains(words), "\(words)") }
  }

  @Test("The table is sorted by what is due, or by priority, and keeps that while it is filtered")
  func sorted() async throws {
    let site = try await Site()
    _ = try await filled(site)
    func order(_ text: String) throws -> [String.Index] {
      try ["Alert &lt;", "Look again", "Write it down"].map { try #require(text.firstRange(of: $0)).lowerBound }
    }
    let due = try await site.ask("/actions").text
    #expect(due.contains("Due, soonest first ↑") && due.contains("href=\"/actions?sort=priority\">Priority</a>"))
    #expect(try order(due).sorted() != order(due))
    let priority = try await site.ask("/actions?sort=priority").text
    #expect(try order(priority).sorted() == order(priority))
    #expect(priority.contains("Priority, highest first ↑") && priority.contains("href=\"/actions\">Due</a>"))
    #expect(priority.contains("<option value=\"priority\" selected>Highest priority first</option>"))
  }

  @Test("One item is changed in its place; what the form does not say of a person stays")
  func one() async throws {
    let site = try await Site()
    let uid = try await filled(site)
    let form = "item=1/\(uid)/a1&whole=yes&back=/actions&status=done&owner=Ada&due="
    let answer = try await site.send("/actions", form)
    #expect(answer.headers[.location] == "/actions?done=items")
    let changed = try await item(site, uid, "a1")
    #expect(changed.status?.id == "done" && changed.doneAt == "2026-02-16" && changed.due == nil)
    #expect(changed.owner == Person("Ada", role: "on call"))
    let same = try await site.send("/actions", "item=2/\(uid)/a1&whole=yes&status=done&owner=Ada&due=")
    #expect(same.headers[.location] == "/actions?done=same")
    #expect(try await site.store.find(uid)?.version == 2)
    _ = try await site.send("/actions", "item=2/\(uid)/a3&whole=yes&status=&owner=Cleo&due=&guess=2026-03-02")
    let taken = try await item(site, uid, "a3")
    #expect(taken.due == "2026-03-02" && taken.owner == Person("Cleo") && taken.status == nil)
  }

  @Test("What others changed meanwhile stays, since the form is of the version that was seen")
  func merged() async throws {
    let site = try await Site()
    let uid = try await filled(site)
    _ = try await site.store.edit(uid, by: Author("Ben"), door: .page, at: Site.noon) { review in
      review.actions[0].owner = Person("Ben")
      review.actions.swapAt(0, 1)
    }
    _ = try await site.send("/actions", "item=1/\(uid)/a1&whole=yes&status=in-progress&owner=Ada&due=2026-02-12")
    let changed = try await item(site, uid, "a1")
    #expect(changed.status?.id == "in-progress" && changed.owner == Person("Ben"))
  }

  @Test("Several are changed at once, and only in what is said")
  func several() async throws {
    let site = try await Site()
    let (first, second) = (try await filled(site), try await filled(site))
    let items = "item=1/\(first)/a1&item=1/\(first)/a2&item=1/\(second)/a1"
    let answer = try await site.send("/actions", items + "&owner=&due=2026-04-01&back=/actions?owner=me")
    #expect(answer.headers[.location] == "/actions?owner=me&done=several")
    for (uid, id) in [(first, "a1"), (first, "a2"), (second, "a1")] {
      let changed = try await item(site, uid, id)
      #expect(changed.due == "2026-04-01" && changed.owner != nil && changed.status != nil)
    }
    #expect(try await site.store.find(first)?.version == 2)
  }

  @Test("What cannot be done is said, and changes nothing")
  func refused() async throws {
    let site = try await Site()
    let uid = try await filled(site)
    for (form, status, words) in [
      ("", HTTPResponse.Status.badRequest, "No action item was chosen"), ("item=x&status=done", .badRequest, "chosen"),
      ("item=1/\(uid)/a1", .badRequest, "nothing was said of it"),
      ("item=1/\(uid)/a9&status=done", .conflict, "is not there any more"),
      ("item=1/nowhere/a1&status=done", .conflict, "is not there any more"),
      ("item=1/\(uid)/a1&owner=**", .unprocessableContent, "write a name"),
    ] {
      let answer = try await site.send("/actions", form)
      #expect(answer.status == status && answer.text.contains(words), "\(form)")
    }
    #expect(try await site.store.find(uid)?.version == 1)
    let viewer = try await site.store.enter("Vera", .viewer)
    let page = try await site.ask(as: viewer, "/actions").text
    #expect(page.contains("Alert") && !page.contains("name=\"item\""))
    let refused = try await site.ask(
      as: viewer, "/actions", .post, headers: [.contentType: "application/x-www-form-urlencoded"],
      bytes: Array("item=1/\(uid)/a1&status=done".utf8))
    #expect(refused.status == .forbidden)
  }

  @Test("A view is saved among the tabs, for its account alone, and removed again")
  func views() async throws {
    let site = try await Site()
    _ = try await filled(site)
    #expect(try await site.ask("/actions?priority=P1").text.contains("Save this view"))
    #expect(try await !site.ask("/actions?owner=me").text.contains("Save this view"))
    let saved = try await site.send(
      "/actions/views", "name=Urgent+%26+mine&query=priority%3DP1%26owner%3Dme%26after%3Dx")
    #expect(saved.headers[.location] == "/actions?owner=me&priority=P1&done=view")
    let page = try await site.ask("/actions?owner=me&priority=P1").text
    #expect(page.contains("aria-current=\"page\">Urgent &amp; mine</a>") && page.contains("Remove the view"))
    let other = try await site.store.enter("Ben", .viewer)
    #expect(try await !site.ask(as: other, "/actions").text.contains("Urgent"))
    let unnamed = try await site.send("/actions/views", "name=&query=priority%3DP1")
    #expect(unnamed.status == .unprocessableContent && unnamed.text.contains("it needs a name"))
    _ = try await site.send("/actions/views/remove", "name=Urgent+%26+mine")
    #expect(try await !site.ask("/actions").text.contains("Urgent"))
  }

  @Test("Items go on where the page ended")
  func paging() async throws {
    let site = try await Site()
    for number in 1...3 {
      _ = try await site.create("r\(number)") { review in
        review.actions = (1...20).map { n in
          var item = ActionItem()
          item.action = Prose("item \(number).\(n)")
          return item
        }
      }
    }
    let first = try await site.ask("/actions?due=none").text
    let start = try #require(first.firstRange(of: "/actions?due=none&amp;after=")?.lowerBound)
    let next = String(first[start...].prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    let second = try await site.ask(next).text
    #expect(first.contains("50 shown") && second.contains("10 shown") && second.contains("To the start"))
  }

  @Test("A line on the Write page is read as one says it, and a due date is only guessed")
  func quick() async throws {
    let site = try await Site()
    let uid = try await filled(site)
    let misread = try await site.ask("/reviews/\(uid)/elements/understood?list=actions&words=Rotate+by+31+Feb").text
    #expect(misread.contains("“by 31 Feb” could not be read; end with a day, as in “by 3 Dec”"))
    let line = "list=actions&words=Add+cert+expiry+alert+@ada+p1+%23prevent"
    let answer = try await site.send("/reviews/\(uid)/elements", line)
    let added = try #require(try await site.store.find(uid)?.review.actions.last)
    #expect(added.action == "Add cert expiry alert" && added.owner == Person("Ada") && added.priority?.id == "P1")
    #expect(added.category?.id == "prevention" && added.due == nil)
    let page = try await site.ask(try #require(answer.headers[.location])).text
    #expect(page.contains("No due date is set. A guess, by its priority:") && page.contains("Set 23 Feb"))
    let id = try #require(added.id)
    _ = try await site.send("/reviews/\(uid)/fields", "base=2&f.actions%5B\(id)%5D.due=2026-02-23")
    #expect(try await item(site, uid, id).due == "2026-02-23")
  }
}
