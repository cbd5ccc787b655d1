import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listElements(_ list: ElementList, _ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return json(
      .object([JSON.Member(list.name, .array(stored.review.elements(of: list.path)))]), version: stored.version)
  }

  func getElement(_ list: ElementList, _ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return json(try element(context.part("id"), of: list, in: stored.review), version: stored.version)
  }

  func addElement(_ list: ElementList, _ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    guard sent.members?.contains(where: { !["after", "id"].contains($0.name) && !$0.value.isEmpty }) != false else {
      throw ProblemDetails(.unprocessableContent, "An element that says nothing is none: state at least one member.")
    }
    var added: (saved: Saved, id: String, element: JSON)?
    // Two that say the same and come at the same moment become one: who sent the second one meant another.
    while added == nil {
      let saved = try await edit(stored.uid, request, context) { review in
        review = try review.inserting(sent, into: list.path).review
        if list.path == "timeline", sent["after"] == nil { review.orderLastEntry() }
      }
      for case .insert(list.path, let id, _, let element) in saved.changes { added = (saved, id, element) }
    }
    guard let (saved, id, element) = added else { throw CancellationError() }
    let path = "/api/reviews/\(stored.uid)/\(list.name)/\(Form.encode(id))"
    return json(element, .created, version: saved.version, headers: [.location: path])
  }

  func patchElement(_ list: ElementList, _ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let id = context.part("id")
    _ = try element(id, of: list, in: stored.review)
    let patch = try await sent(request, as: Self.patch)
    let saved = try await edit(stored.uid, request, context) {
      $0 = try $0.merging(patch, into: id, of: list.path).review
    }
    return json(try element(id, of: list, in: saved.review), version: saved.version)
  }

  func deleteElement(_ list: ElementList, _ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let id = context.part("id")
    _ = try element(id, of: list, in: stored.review)
    _ = try await edit(stored.uid, request, context) { $0 = try $0.removing(id, from: list.path).review }
    return nothing()
  }

  /// An edit by the API, of the version that `If-Match` names.
  nonisolated(nonsending) private func edit(
    _ uid: String, _ request: Request, _ context: Context, _ body: (inout Review) throws -> Void
  ) async throws -> Saved {
    try await store.edit(
      uid, expecting: try Self.expected(request), by: context.author, door: .api, at: now(), body)
  }

  private func element(_ id: String, of list: ElementList, in review: Review) throws -> JSON {
    guard let element = review.element(id, of: list.path) else {
      throw ProblemDetails(.notFound, "There is no “\(id.prefix(80))” in the \(list.name): it may have been removed.")
    }
    return element
  }
}
