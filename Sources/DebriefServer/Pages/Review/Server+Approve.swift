import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func approve(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 4096)
    _ = try await approve(stored.uid, form["line"], of: form["version"].flatMap { Int($0) }, context, .page)
    return seeOther("/reviews/\(stored.uid)?done=approved#approvals")
  }

  func withdrawApproval(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    _ = try await withdrawApproval(stored.uid, of: nil, context, .page)
    return seeOther("/reviews/\(stored.uid)?done=unapproved#approvals")
  }

  /// - Parameter version: the one that was read, which has to be the newest.
  /// - Throws: `Refusal`.
  func approve(_ uid: String, _ line: String?, of version: Int?, _ context: Context, _ door: Door) async throws -> Saved
  {
    guard let account = context.account else { throw Denial.unknown }
    let now = now()
    return try await store.edit(uid, expecting: version, by: context.author, door: door, at: now) {
      try $0.approve(as: Person(account.name), knownBy: account.names, in: line, on: now.date)
    }
  }

  /// - Throws: `Refusal`.
  func withdrawApproval(_ uid: String, of version: Int?, _ context: Context, _ door: Door) async throws -> Saved {
    guard let account = context.account else { throw Denial.unknown }
    return try await store.edit(uid, expecting: version, by: context.author, door: door, at: now()) {
      try $0.withdrawApproval(knownBy: account.names)
    }
  }
}
