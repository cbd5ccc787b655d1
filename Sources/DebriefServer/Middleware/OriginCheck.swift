import HTTPTypes
import Hummingbird

/// Lets nothing be changed from a page of another site.
///
/// Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin. What says neither is no browser, and
/// then it has no business with the cookie of a session.
struct OriginCheck: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isSafe = [.get, .head, .options].contains(request.method)
    guard isSafe || Self.isOwn(request, context) else {
      throw Sorry(
        .forbidden, "This came from another site",
        "A page that is not Debrief’s tried to change something here. Nothing was changed.",
        advice: "If it was you, open Debrief itself and do it there; a program signs in with a token.")
    }
    return try await next(request, context)
  }

  static func isOwn(_ request: Request, _ context: Context) -> Bool {
    if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
    if let origin = request.headers[.origin] {
      return origin == context.origin.base
    }
    // What has no session has nothing of anybody's to spend.
    return context.session == nil
  }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
