import HTTPTypes
import Hummingbird

/// Answers only under the names of this machine, so that no page elsewhere can point a name of its own here and read.
struct HostCheck: RouterMiddleware {
  static let names: Set<String> = ["localhost", "127.0.0.1", "::1"]

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let named = request.head.authority ?? ""
    guard Self.isOurs(named, port: context.port) else {
      throw Sorry(
        .misdirectedRequest, "This address is not Debrief’s",
        "Debrief answers on this machine as localhost, 127.0.0.1 or [::1]. Nothing was read or changed.",
        advice: "Open it under one of these names, with the port that it printed when it started.")
    }
    return try await next(request, context)
  }

  static func isOurs(_ authority: String, port: Int?) -> Bool {
    let (name, stated) = split(authority)
    guard names.contains(name.lowercased()) else { return false }
    guard let port else { return true }
    return stated.map { Int($0) } ?? 80 == port
  }

  /// `[::1]:8080` → `::1`, `8080`.
  private static func split(_ authority: String) -> (name: String, port: Substring?) {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      let rest = authority[authority.index(after: end)...]
      let name = String(authority[authority.index(after: authority.startIndex)..<end])
      return (name, rest.isEmpty ? nil : rest.dropFirst())
    }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? parts[1] : nil)
  }
}
