import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func people(_ request: Request, _ context: Context) async throws -> Response {
    try await peoplePage(request, context)
  }

  func invite(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let role = try await Form(request, upTo: 4096)["role"].flatMap(Role.init) ?? .viewer
    let secret = try await store.makeLink(role, context.event(at: now()))
    return try await peoplePage(request, context, invitation: "\(context.origin.base)/welcome/\(secret.text)")
  }

  func addService(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let form = try await Form(request, upTo: 4096)
    return try await changing("/people", request, context) {
      _ = try await store.addService(
        name: form["name"] ?? "", role: form["role"].flatMap(Role.init) ?? .viewer, context.event(at: now()))
    }
  }

  func addGroup(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 4096)
    return try await changing("/people#groups", request, context) {
      _ = try await store.addGroup(name: form["group"] ?? "", context.event(at: now()))
    }
  }

  func changeGroup(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 4096)
    let group = context.parameters.get("group") ?? ""
    if let account = form["add"] { try await store.setMember(account, of: group, to: true, context.event(at: now())) }
    if let account = form["remove"] {
      try await store.setMember(account, of: group, to: false, context.event(at: now()))
    }
    return seeOther("/people#groups")
  }

  func removeGroup(_ request: Request, _ context: Context) async throws -> Response {
    try await store.removeGroup(context.parameters.get("group") ?? "", context.event(at: now()))
    return seeOther("/people#groups")
  }

  func auditLog(_ request: Request, _ context: Context) async throws -> Response {
    let before = Form(query: request.uri)["before"].flatMap { Int($0) }
    let entries = try await store.audit(before: before)
    let list = AuditList(entries: entries, names: try await names())
    return page("Log", at: .people, request, context) { html in
      html.administration("Log", .log)
      list.write(into: &html)
      if let last = entries.last?.number, last > 1 {
        html(.a, .class("btn"), .href("/people/audit?before=\(last)"), .rel("next"), text: "Earlier")
      }
    }
  }

  private func peoplePage(
    _ request: Request, _ context: Context, invitation: String? = nil, problem: String? = nil
  ) async throws -> Response {
    let people = PeoplePage(
      accounts: try await store.accounts(), groups: try await store.groups(), invitation: invitation, problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("People", at: .people, request, context, status: status) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      people.write(into: &html)
    }
  }

  private func changing(
    _ path: String, _ request: Request, _ context: Context, _ body: () async throws -> Void
  ) async throws -> Response {
    do {
      try await body()
      return seeOther(path)
    } catch let refusal as AccountRefusal {
      return try await peoplePage(request, context, problem: refusal.words)
    }
  }

  /// What keys of accounts and groups stand for.
  func names() async throws -> [String: String] {
    let pairs = try await store.accounts().map { ($0.uid, $0.name) } + store.groups().map { ($0.uid, $0.name) }
    return Dictionary(pairs) { first, _ in first }
  }
}
