import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func approveByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    var line: String?
    for member in sent.members ?? [] {
      guard member.name == "line", let id = member.value.string else {
        throw ProblemDetails(.unprocessableContent, "An approval takes `line` alone: the id of the line to sign.")
      }
      line = id
    }
    return try await shown(try await approve(stored.uid, line, context, .api).stored)
  }

  func withdrawApprovalByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return try await shown(try await withdrawApproval(stored.uid, context, .api).stored)
  }
}
