import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird

// Signing in at an OpenID provider.
extension Server {
  private static func cookie(_ context: Context) -> String {
    (context.origin.isSecure ? "__Host-" : "") + "debrief-openid"
  }
  private static let callback = "/signin/openid/callback"

  /// Sends the browser to the provider. It keeps the state in a cookie, so that nobody can end here what another one began.
  func beginOpenID(_ request: Request, _ context: Context) async throws -> Response {
    guard let openID else { throw Sorry.notFound }
    let handshake = try await openID.begin(redirect: context.origin.base + Self.callback)
    let pending = Pending(
      nonce: handshake.nonce, verifier: handshake.verifier, back: Self.local(Form(query: request.uri)["back"]))
    try await store.keep(pending, state: Secret(handshake.state), at: now())
    return seeOther(handshake.url, headers: [.setCookie: Self.cookie(handshake.state, context)])
  }

  /// The browser comes back with a code, or with why there is none.
  func finishOpenID(_ request: Request, _ context: Context) async throws -> Response {
    guard let openID, let provider = configuration.provider else { throw Sorry.notFound }
    let form = Form(query: request.uri)
    guard let state = form["state"], request.cookies[Self.cookie(context)]?.value == state,
      let pending = try await store.takePending(state: Secret(state), at: now())
    else { throw Sorry.strayAnswer }
    guard let code = form["code"] else { throw Sorry.noCode }
    let handshake = OpenID.Handshake(state: state, nonce: pending.nonce, verifier: pending.verifier)
    let claims = try await openID.finish(
      code: code, issuer: form["iss"], handshake: handshake, redirect: context.origin.base + Self.callback,
      now: now().seconds)
    let (secret, _) = try await store.signIn(
      try Identity(claims, by: provider), browser: Self.browser(request), context.event(at: now()))
    return entered(secret, pending.back, context)
  }

  /// Where signing out goes on at the provider; nil where there is nothing to do.
  ///
  /// - Parameter identity: what the provider gave when the session began.
  func signOut(_ identity: String?, _ context: Context) async -> String? {
    guard let openID, let identity else { return nil }
    return await openID.signOut(idToken: identity, redirect: context.origin.base + "/signin")
  }

  private static func cookie(_ state: String, _ context: Context) -> String {
    "\(cookie(context))=\(state); Path=/; Max-Age=600; SameSite=Lax; HttpOnly"
      + (context.origin.isSecure ? "; Secure" : "")
  }
}

extension Identity {
  /// - Throws: `Sorry` for somebody whose groups have no role here.
  fileprivate init(_ claims: OpenID.Claims, by provider: Configuration.Provider) throws {
    let roles = claims.groups.compactMap { provider.roles[$0] }
    let role = provider.roles.isEmpty ? nil : roles.max() ?? provider.otherwise
    if !provider.roles.isEmpty, role == nil { throw Sorry.noRole }
    // An address that nobody verified may be somebody else's.
    let address = claims.emailVerified == true ? claims.email : nil
    let login = address ?? claims.preferredUsername ?? claims.subject
    self.init(
      issuer: claims.issuer, subject: claims.subject, name: claims.name ?? claims.preferredUsername ?? login,
      login: login, isVerified: address != nil, role: role, token: claims.idToken)
  }
}

extension Sorry {
  fileprivate static let strayAnswer = Sorry(
    .badRequest, "Signing in was not begun here",
    "This answer belongs to another browser, was used before, or came too late. Nobody was signed in.",
    advice: "Sign in once more.", back: ("/signin", "Sign in"))
  fileprivate static let noCode = Sorry(
    .unauthorized, "Signing in was not finished", "The provider gave no word on who you are. Nobody was signed in.",
    advice: "Sign in once more, or ask whoever looks after the provider.", back: ("/signin", "Sign in"))
  fileprivate static let noRole = Sorry(
    .forbidden, "There is no place for you here yet", "None of your groups at the provider has a role in Debrief.",
    advice: "Ask an administrator to be put into one.", back: ("/signin", "Sign in"))

  /// What the provider said, or why it could not be understood; the words hold neither tokens nor secrets.
  init(_ error: OpenIDError) {
    self.init(
      .badGateway, "The provider could not sign you in", error.description, advice: "Nobody was signed in.",
      back: ("/signin", "Sign in"))
  }
}
