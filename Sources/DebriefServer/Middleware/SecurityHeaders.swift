import HTTPTypes
import Hummingbird

/// What a browser may do with our pages: nothing but show them and talk to us. An answer may say something stricter.
struct SecurityHeaders: RouterMiddleware {
  private let policy: String

  /// - Parameter provider: the OpenID provider, where signing out leads on to.
  init(provider: String? = nil) {
    let forms = ["'self'", provider.map(Self.origin)].compactMap(\.self).joined(separator: " ")
    policy = [
      "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'",
      "form-action \(forms)", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// `https://id.example.org/realms/x` → `https://id.example.org`.
  private static func origin(_ url: String) -> String {
    url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
  }

  private static let headers: [(HTTPField.Name, String)] = [
    (.xContentTypeOptions, "nosniff"),
    (HTTPField.Name("Referrer-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    (HTTPField.Name("Cross-Origin-Embedder-Policy")!, "require-corp"),
    (HTTPField.Name("Permissions-Policy")!, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
  ]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if context.origin.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = policy }
    for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
    return response
  }
}
