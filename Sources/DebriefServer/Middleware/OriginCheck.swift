import HTTPTypes
import Hummingbird

/// Lets nothing be changed from a page of another site.
///
/// Browsers say where a request comes from in Sec-Fetch-Site, older ones in Origin; what says neither is no browser.
struct OriginCheck: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isSafe = [.get, .head, .options].contains(request.method)
    guard isSafe || Self.isOwn(request) else {
      throw Sorry(
        .forbidden, "This came from another site",
        "A page that is not Debrief’s tried to change something here. Nothing was changed.",
        advice: "If it was you, open Debrief itself and do it there.")
    }
    return try await next(request, context)
  }

  static func isOwn(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
    guard let origin = request.headers[.origin] else { return true }
    return origin == "http://" + (request.head.authority ?? "")
  }
}

extension HTTPField.Name {
  static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
