import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func approveByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    guard let members = sent.members, members.allSatisfy({ $0.name == "line" && $0.value.string != nil }) else {
      throw ProblemDetails(.unprocessableContent, "An approval takes `line` alone: the id of the line to sign.")
    }
    let line = members.first?.value.string
    let version = try Self.expected(request)
    return try await shown(try await approve(stored.uid, line, of: version, context, .api).stored)
  }

  func withdrawApprovalByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return try await shown(try await withdrawApproval(stored.uid, of: try Self.expected(request), context, .api).stored)
  }
}
