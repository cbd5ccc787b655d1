import DebriefStore
import HTTPTypes
import Hummingbird

/// Finds out who asks: by a token in `Authorization`, else by the cookie of a session. What they may do each route says.
struct Admitting: RouterMiddleware {
  let server: Server

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.origin = server.configuration.origin(of: request, context)
    // The same for everybody, and asked for with every page.
    if !request.uri.path.hasPrefix("/static/") {
      do {
        context.admission = try await admission(request, context)
      } catch {
        context.trouble = error
      }
    }
    return try await next(request, context)
  }

  private func admission(_ request: Request, _ context: Context) async throws -> Admission? {
    if let header = request.headers[.authorization] {
      let parts = header.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count < 256 else {
        throw Denial.badToken
      }
      let event = context.event(.api, at: server.now())
      guard let admission = try await server.store.admit(token: Secret(String(parts[1])), event) else {
        throw Denial.badToken
      }
      return admission
    }
    guard let secret = SessionCookie.secret(of: request, context.origin) else { return nil }
    return try await server.store.admit(session: secret, at: server.now())
  }
}

/// The cookie of a session. Scripts cannot read it, other sites' forms do not send it, and over TLS its name lets no
/// neighbouring host set one.
enum SessionCookie {
  private static func name(_ origin: Context.Origin) -> String { origin.isSecure ? "__Host-debrief" : "debrief" }

  static func secret(of request: Request, _ origin: Context.Origin) -> Secret? {
    request.cookies[name(origin)].map { Secret($0.value) }
  }

  /// - Parameter secret: nil to take it away.
  static func set(_ secret: Secret?, seconds: Int, _ origin: Context.Origin) -> String {
    "\(name(origin))=\(secret?.text ?? ""); Path=/; Max-Age=\(secret == nil ? 0 : seconds); SameSite=Lax; HttpOnly"
      + (origin.isSecure ? "; Secure" : "")
  }
}

extension Configuration {
  /// How the sender sees us. Only a proxy that is trusted may say otherwise than the connection.
  func origin(of request: Request, _ context: Context) -> Context.Origin {
    var origin = Context.Origin(address: context.peer)
    var scheme = certificate == nil ? "http" : "https"
    var authority = request.head.authority ?? "localhost"
    if trustsProxy {
      // Each proxy adds to the end; what stands before came from the sender himself.
      origin.address =
        request.headers[values: .forwardedFor].last.flatMap(Self.last).map(Self.withoutPort) ?? origin.address
      scheme = request.headers[.forwardedProto].flatMap(Self.last) == "https" ? "https" : scheme
      authority = request.headers[.forwardedHost].flatMap(Self.last) ?? authority
    }
    origin.base = url ?? "\(scheme)://\(authority)"
    return origin
  }

  /// `192.0.2.7:5678` → `192.0.2.7`, `[::1]:80` → `::1`.
  private static func withoutPort(_ address: String) -> String {
    if address.hasPrefix("[") { return String(address.dropFirst().prefix { $0 != "]" }) }
    return address.count { $0 == ":" } == 1 ? String(address.prefix { $0 != ":" }) : address
  }

  private static func last(_ list: String) -> String? {
    let last = list.split(separator: ",").last.map { String($0.filter { $0 != " " }) }
    return last?.isEmpty == false ? last : nil
  }
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
  static let forwardedHost = HTTPField.Name("X-Forwarded-Host")!
}
