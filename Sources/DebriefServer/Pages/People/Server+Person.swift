import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func person(_ request: Request, _ context: Context) async throws -> Response {
    try await personPage(try await someone(context), request, context)
  }

  func changePerson(_ request: Request, _ context: Context) async throws -> Response {
    let account = try await someone(context)
    let form = try await Form(request, upTo: 16_384)
    do {
      try await store.changeAccount(account.uid, context.event(at: now())) { account in
        account.name = form["name"] ?? ""
        account.aliases = Self.names(form["aliases"])
        account.role = form["role"].flatMap(Role.init) ?? account.role
        account.isDisabled = form["state"] == "off"
      }
    } catch let refusal as AccountRefusal {
      return try await personPage(account, request, context, problem: refusal.words)
    }
    return seeOther("/people/\(account.uid)?done=saved")
  }

  func newPasswordLink(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let account = try await someone(context)
    let secret = try await store.makeLink(account.role, for: account.uid, context.event(at: now()))
    return try await personPage(account, request, context, link: "\(context.origin.base)/welcome/\(secret.text)")
  }

  func endSessionsOf(_ request: Request, _ context: Context) async throws -> Response {
    let account = try await someone(context)
    try await store.endSessions(of: account.uid, context.event(at: now()))
    return seeOther("/people/\(account.uid)")
  }

  /// Only of a service: what a person's token may do, that person says.
  func makeTokenFor(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let account = try await someone(context)
    guard account.kind == .service else { throw Sorry.notFound }
    let secret = try await token(try await Form(request, upTo: 8192), for: account, context)
    return try await personPage(account, request, context, fresh: secret)
  }

  func revokeTokenOf(_ request: Request, _ context: Context) async throws -> Response {
    let account = try await someone(context)
    try await store.revoke(context.parameters.get("token") ?? "", of: account.uid, context.event(at: now()))
    return seeOther("/people/\(account.uid)")
  }

  func someone(_ context: Context) async throws -> Account {
    guard let uid = context.parameters.get("account"), let account = try await store.account(uid) else {
      throw Sorry.notFound
    }
    return account
  }

  private func personPage(
    _ account: Account, _ request: Request, _ context: Context, link: String? = nil, problem: String? = nil,
    fresh: Secret? = nil
  ) async throws -> Response {
    let person = PersonPage(
      account: account, sessions: try await store.sessions(of: account.uid, at: now()).count,
      tokens: TokenList(
        tokens: try await store.tokens(of: account.uid), path: "/people/\(account.uid)/tokens",
        scopes: TokenScope.of(account.role), canMake: account.kind == .service, fresh: fresh),
      log: AuditList(entries: try await store.audit(of: account.uid, limit: 20), names: try await names()), link: link,
      problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page(account.name, at: .people, request, context, status: status) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      person.write(into: &html)
    }
  }
}
