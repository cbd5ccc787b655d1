import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func signInForm(_ request: Request, _ context: Context) async throws -> Response {
    let back = Self.local(Form(query: request.uri)["back"])
    if context.admission != nil { return seeOther(back) }
    return try await signInPage(SignInPage(back: back), request, context)
  }

  func signIn(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 8192)
    let (login, password) = (form["login"] ?? "", form["password"] ?? "")
    var again = SignInPage(back: Self.local(form["back"]), login: login)
    do {
      let (secret, _) = try await store.signIn(
        login, password: password, browser: Self.browser(request), context.event(at: now()))
      return entered(secret, again.back, context)
    } catch let refusal as SignInRefusal {
      again.problem = refusal.words(now: now())
      return try await signInPage(again, request, context, status: refusal.status)
    }
  }

  func signOut(_ request: Request, _ context: Context) async throws -> Response {
    var identity: String?
    if let account = context.account, let session = context.session {
      identity = try await store.endSession(session, of: account.uid, context.event(at: now()))
    }
    let elsewhere = await signOut(identity, context)
    return seeOther(
      elsewhere ?? "/signin",
      headers: [
        .setCookie: SessionCookie.set(nil, seconds: 0, context.origin), .clearSiteData: "\"cache\", \"storage\"",
      ])
  }

  func welcome(_ request: Request, _ context: Context) async throws -> Response {
    let (_, invitation) = try await invitation(context)
    let welcome = WelcomePage(invitation: invitation)
    return page("Welcome", at: .door, request, context) { welcome.write(into: &$0) }
  }

  func useInvitation(_ request: Request, _ context: Context) async throws -> Response {
    let (secret, invitation) = try await invitation(context)
    let form = try await Form(request, upTo: 8192)
    var again = WelcomePage(invitation: invitation, name: form["name"] ?? "", login: form["login"] ?? "")
    do {
      let (session, _) = try await store.use(
        secret, name: again.name, login: again.login, password: form["password"] ?? "",
        browser: Self.browser(request), context.event(at: now()))
      return entered(session, "/", context)
    } catch let refusal as AccountRefusal where refusal != .linkUsed {
      again.problem = refusal.words
      return page("Welcome", at: .door, request, context, status: .unprocessableContent) { again.write(into: &$0) }
    }
  }

  private func invitation(_ context: Context) async throws -> (Secret, Invitation) {
    let secret = Secret(context.parameters.get("secret") ?? "")
    guard let invitation = try await store.link(secret, at: now()) else { throw AccountRefusal.linkUsed }
    return (secret, invitation)
  }

  private func signInPage(
    _ form: SignInPage, _ request: Request, _ context: Context, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    var form = form
    form.provider = openID?.settings.label
    let hasAdministrator = try await store.hasAdministrator()
    form.isNew = form.provider == nil && !hasAdministrator
    return page("Sign in", at: .door, request, context, status: status) { form.write(into: &$0) }
  }

  /// On to the page, with the cookie of a new session.
  func entered(_ secret: Secret, _ path: String, _ context: Context) -> Response {
    let cookie = SessionCookie.set(secret, seconds: store.limits.sessionLength, context.origin)
    return seeOther(path, headers: [.setCookie: cookie])
  }

  static func browser(_ request: Request) -> String { request.headers[.userAgent] ?? "" }
}

extension SignInRefusal {
  func words(now: Stamp) -> String {
    switch self {
    case .wrong(let tries):
      let rest =
        switch tries {
        case ...1: ""
        case ..<5: " This was try \(tries); after five there is a pause of a minute."
        default: " There is a pause now, until the next try is looked at."
        }
      return "This name and password do not match." + rest
    case .paused(let until):
      let minutes = max(1, (until.seconds - now.seconds + 59) / 60)
      return "After too many tries there is a pause. The next one is looked at in \(Figure.count(minutes, "minute"))."
    case .switchedOff: return "This account is switched off. An administrator can switch it on again."
    }
  }

  var status: HTTPResponse.Status {
    switch self {
    case .wrong: .unauthorized
    case .paused: .tooManyRequests
    case .switchedOff: .forbidden
    }
  }
}

extension HTTPField.Name {
  static let clearSiteData = HTTPField.Name("Clear-Site-Data")!
}
