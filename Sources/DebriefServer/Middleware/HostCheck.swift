import HTTPTypes
import Hummingbird

/// Answers only under names that are Debrief's, so that no page elsewhere can point a name of its own here and read.
///
/// Those are the names of this machine, and the one that people reach it by. Where it listens to a network without being
/// told that name, any will do: what there is to read needs a session, whose cookie belongs to one name.
struct HostCheck: RouterMiddleware {
  static let names: Set<String> = ["localhost", "127.0.0.1", "::1"]

  let configuration: Configuration

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard isOurs(request.head.authority ?? "", port: context.port) else {
      throw Sorry(
        .misdirectedRequest, "This address is not Debrief’s",
        "Debrief answers here as localhost, 127.0.0.1 or [::1], and by the name that it was told. Nothing was read or "
          + "changed.",
        advice: "Open it under one of these names, with the port that it printed when it started.")
    }
    return try await next(request, context)
  }

  private func isOurs(_ authority: String, port: Int?) -> Bool {
    if let url = configuration.url, authority.lowercased() == Self.authority(of: url) { return true }
    if Self.isOfThisMachine(authority, port: port) { return true }
    return configuration.url == nil && !Self.names.contains(configuration.host)
  }

  static func isOfThisMachine(_ authority: String, port: Int?) -> Bool {
    let (name, stated) = split(authority)
    guard names.contains(name.lowercased()) else { return false }
    guard let port else { return true }
    return stated.map { Int($0) } ?? 80 == port
  }

  /// `https://debrief.example.org` → `debrief.example.org`; nil for what is no such address.
  static func authority(of url: String) -> String? {
    let rest = ["https://", "http://"].first { url.lowercased().hasPrefix($0) }.map { url.dropFirst($0.count) }
    guard let rest, !rest.isEmpty,
      rest.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0)) })
    else { return nil }
    return rest.lowercased()
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
