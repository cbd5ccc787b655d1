import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// A field's Markdown as the review's page will show it.
  func preview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let text = try await Form(request, upTo: 1 << 20)["text"] ?? ""
    var html = HTML()
    html.files = AttachedFiles(try await store.files(stored.uid), of: stored.uid)
    html.references = References(
      actions: Set(stored.review.actionKeys), page: "/reviews/\(stored.uid)",
      names: try await store.accounts().flatMap(\.callNames))
    html.prose(Debrief.Prose(text))
    return fragment(html)
  }

  /// What can stand where somebody began to type `@mar`, `#INC` or `AI-`.
  func completions(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let typed = Form(query: request.uri)["typed"] ?? ""
    var words: [(text: String, hint: String)]
    switch typed.first {
    case "@": words = try await people(beginning: String(typed.dropFirst()), in: stored.review)
    case "#": words = try await incidents(like: String(typed.dropFirst()), for: context.viewer)
    default:
      words = zip(stored.review.actionKeys, stored.review.actions).map { key, action in
        (key, action.action?.firstSentence ?? "")
      }.filter { $0.text.lowercased().hasPrefix(typed.lowercased()) }
    }
    words = Array(words.prefix(Self.mostWords))
    return json(
      .object([
        "words": .array(words.map { .object(["text": .string($0.text), "hint": .string($0.hint)]) })
      ]))
  }

  private static let mostWords = 8

  /// Accounts, then whom else the review names; each by the shortest name that is one word.
  private func people(beginning typed: String, in review: Review) async throws -> [(text: String, hint: String)] {
    var known: [(call: String, name: String)] = try await store.accounts().filter {
      $0.kind == .person && !$0.isDisabled
    }.map { account in
      let short = account.callNames.first { !$0.contains("@") && !$0.contains(" ") }
      return (short ?? account.name, account.name)
    }
    let named = (review.roles + review.authors + review.reviewers).compactMap { person in
      person.name.map { (person.handle ?? $0, $0) }
    }
    for person in named where !known.contains(where: { $0.name == person.1 }) { known.append(person) }
    let typed = typed.lowercased()
    return known.filter { person in
      person.call.lowercased().hasPrefix(typed)
        || person.name.lowercased().split(separator: " ").contains { $0.hasPrefix(typed) }
    }.map { ("@" + $0.call, $0.name) }
  }

  private func incidents(like typed: String, for viewer: Viewer) async throws -> [(text: String, hint: String)] {
    var filter = Filter(for: viewer)
    filter.text = typed
    let sort = Sort(typed.isEmpty ? .updated : .relevance)
    return try await store.list(filter, sort: sort, page: Page(limit: Self.mostWords), counted: false).rows.compactMap {
      row in
      row.id.map { ("#" + $0, row.title ?? "") }
    }
  }
}
