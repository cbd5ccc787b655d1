import AsyncHTTPClient
import Debrief
import Hummingbird
import NIOCore
import Synchronization

@testable import DebriefIntegrations

/// A provider on a port of 127.0.0.1 that does what a test wants, since a real one makes no mistakes on demand.
final class StandIn: Sendable {
  static let now = 1_800_000_000
  static let redirect = "http://127.0.0.1:8080/sign-in/callback?from=a b"
  static let code = "the+code/that=is&secret"
  static let clientID = "debrief:client"
  static let secret = "s3cr+t/&=:%"
  static let accessToken = "the-access-token"

  /// What was asked of it.
  struct Asked: Sendable, Equatable {
    var method: String
    var path: String
    var authorization: String?
    var form: [String: String]
  }

  /// What it says at an address instead of what it should.
  enum Odd: Sendable {
    case answer(Int, String)
    case redirect(Int, to: String)
    /// Without saying how long it is.
    case streamed(Int)
    case nothing
  }

  /// What it does; a test changes it.
  struct Script: Sendable {
    /// Laid over what it says otherwise; null takes away.
    var document: [String: JSON] = [:]
    var claims: [String: JSON] = [:]
    var userinfo: JSON = ["sub": "u-1"]
    var key: SigningKey
    /// The set of keys; nil is the key alone.
    var keys: [JSON]?
    var makeToken: @Sendable (SigningKey, JSON) throws -> String = { try $0.token($1) }
    var odd: [String: Odd] = [:]
    var asked: [Asked] = []
    /// Of the newest sign-in.
    var nonce = ""
    var challenge = ""
  }

  private let port = Mutex(0)
  private let state: Mutex<Script>
  let silence = AsyncStream<Never>.makeStream()

  private init() { state = Mutex(Script(key: .of("ES256"))) }

  var script: Script { state.withLock { $0 } }
  var issuer: String { "http://127.0.0.1:\(port.withLock(\.self))" }

  func change(_ body: (inout sending Script) -> Void) { state.withLock { body(&$0) } }

  func count(_ path: String) -> Int { script.asked.count { $0.path == path } }

  /// Runs one for as long as the test takes.
  static func run(_ test: (StandIn) async throws -> Void) async throws {
    let standIn = StandIn()
    try await serving(
      { try await standIn.respond($0) }, ending: { standIn.silence.continuation.finish() },
      during: { port in
        standIn.port.withLock { $0 = port }
        try await test(standIn)
      })
  }
}

typealias Handshake = OpenID.Handshake

extension StandIn {
  func openID(
    secret: String? = StandIn.secret, http: HTTPClient = .shared, patience: Duration = .seconds(600),
    instant: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) throws -> OpenID {
    let settings = try OpenIDSettings(issuer: issuer, clientID: Self.clientID, clientSecret: secret)
    return OpenID(settings, http: http, patience: patience, instant: instant)
  }

  /// Somebody signs in, from the button to the claims.
  @discardableResult
  func signIn(_ openID: OpenID? = nil, now: Int = StandIn.now) async throws -> OpenID.Claims {
    let openID = try openID ?? self.openID()
    let handshake = try await openID.begin(redirect: Self.redirect)
    change {
      $0.nonce = handshake.nonce
      $0.challenge = handshake.fields["code_challenge"] ?? ""
    }
    return try await openID.finish(code: Self.code, handshake: handshake, redirect: Self.redirect, now: now)
  }
}

extension Handshake {
  /// What the address asks of the provider.
  var fields: [String: String] { WebFields.read(url) }
}
