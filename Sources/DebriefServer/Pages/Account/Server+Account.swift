import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func ownAccount(_ request: Request, _ context: Context) async throws -> Response {
    try await accountPage(request, context)
  }

  func changeNames(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 16_384)
    let account = try signedIn(context)
    return try await changing("names", request, context) {
      _ = try await store.changeAccount(account.uid, context.event(at: now())) { account in
        account.name = form["name"] ?? ""
        account.aliases = Self.names(form["aliases"])
      }
    }
  }

  func changePassword(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 8192)
    let account = try signedIn(context)
    return try await changing("password", request, context) {
      try await store.changePassword(
        of: account.uid, from: form["current"] ?? "", to: form["new"] ?? "", keeping: context.session,
        context.event(at: now()))
    }
  }

  func makeToken(_ request: Request, _ context: Context) async throws -> Response {
    let account = try signedIn(context)
    let secret = try await token(try await Form(request, upTo: 8192), for: account, context)
    return try await accountPage(request, context, fresh: secret)
  }

  func revokeToken(_ request: Request, _ context: Context) async throws -> Response {
    let account = try signedIn(context)
    try await store.revoke(context.parameters.get("token") ?? "", of: account.uid, context.event(at: now()))
    return seeOther("/account#tokens")
  }

  func endOwnSession(_ request: Request, _ context: Context) async throws -> Response {
    let account = try signedIn(context)
    try await store.endSession(
      context.parameters.get("session") ?? "", of: account.uid, context.event(at: now()), isOwn: false)
    return seeOther("/account#sessions")
  }

  func endOtherSessions(_ request: Request, _ context: Context) async throws -> Response {
    try await store.endSessions(of: try signedIn(context).uid, but: context.session, context.event(at: now()))
    return seeOther("/account")
  }

  /// A token of what a form asks for.
  func token(_ form: Form, for account: Account, _ context: Context) async throws -> Secret {
    let scopes = Set(form.all("scope").compactMap(TokenScope.init))
    let days = form["days"].flatMap { Int($0) }.map { min(max($0, 1), 3650) }
    return try await store.makeToken(
      form["name"] ?? "", for: account.uid, scopes: scopes, days: days, context.event(at: now())
    ).secret
  }

  /// Names between commas.
  static func names(_ text: String?) -> [String] {
    (text ?? "").split(separator: ",").map { String($0.trimmingPrefix(" ")) }.filter { !$0.isEmpty }
  }

  /// Accounts are looked after in a browser: a token alone makes no others, and sets no password.
  func signedIn(_ context: Context) throws -> Account {
    guard let account = context.account, context.session != nil else { throw Denial.unknown }
    return account
  }

  /// Does it and shows the account again, or what was wrong.
  private func changing(
    _ what: String, _ request: Request, _ context: Context, _ body: () async throws -> Void
  ) async throws -> Response {
    do {
      try await body()
      return seeOther("/account?done=\(what)")
    } catch let refusal as AccountRefusal {
      return try await accountPage(request, context, problem: refusal.words)
    }
  }

  private func accountPage(
    _ request: Request, _ context: Context, problem: String? = nil, fresh: Secret? = nil
  ) async throws -> Response {
    let account = try signedIn(context)
    let own = AccountPage(
      account: account, sessions: try await store.sessions(of: account.uid, at: now()), session: context.session,
      tokens: TokenList(
        tokens: try await store.tokens(of: account.uid), path: "/account/tokens",
        scopes: TokenScope.of(account.role), fresh: fresh),
      groups: try await store.groups(), problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("Your account", at: .account, request, context, status: status) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      own.write(into: &html)
    }
  }
}

extension Context {
  /// The key of the session that asks; nil for a token.
  var session: String? {
    if case .session(let uid)? = admission?.way { uid } else { nil }
  }
}
