import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func history(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = Form(query: request.uri)
    var history = HistoryPage(
      review: stored.review, uid: stored.uid, newest: stored.version, entries: try await store.history(stored.uid),
      before: form["before"].flatMap { Int($0) }, names: try await names())
    history.field = form["field"].flatMap { FieldPath(parsing: $0) }
    history.mayRestore = context.viewer.may(.edit, stored.visibility)
    return page("History: \(stored.review.heading)", at: .reviews, request, context) { html in
      DoneNote(form["done"])?.write(into: &html)
      history.write(into: &html)
    }
  }

  /// Puts one field back to what it said at a version, as a change like any other.
  func restoreField(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 4096)
    guard let field = form["field"].flatMap({ FieldPath(parsing: $0) }), Edits.isOpen(field),
      let version = form["version"].flatMap({ Int($0) }), version < stored.version
    else { throw HTTPError(.badRequest) }
    var then = FieldValues(of: try await store.review(stored.uid, at: version))
    var now = FieldValues(of: stored.review)
    guard now.value(at: field) != nil else {
      throw Sorry(
        .conflict, "That is not there any more", "What the field belongs to was taken out, so nothing was put back.",
        advice: "Its history says when, and that version can be put back as a whole."
      ).leading(to: stored.uid)
    }
    now.set(then.value(at: field)?.json, at: field)
    let review = now.review
    _ = try await store.edit(stored.uid, base: stored.version, by: context.author, door: .page, at: self.now()) {
      $0 = review
    }
    return seeOther("/reviews/\(stored.uid)/history?field=\(Form.encode(field.description))&done=putback")
  }

  /// Puts the review back to what it said at a version, as a change like any other.
  func revert(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    guard let version = try await Form(request, upTo: 4096)["version"].flatMap({ Int($0) }) else {
      throw HTTPError(.badRequest)
    }
    if version != stored.version {
      _ = try await store.restore(stored.uid, to: version, by: context.author, door: .page, at: now())
    }
    return seeOther("/reviews/\(stored.uid)?done=reverted")
  }
}
