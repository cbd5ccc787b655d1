import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listTemplates(_ request: Request, _ context: Context) async throws -> Response {
    let kinds = try await documents().kinds.map { JSON.object(["name": .string($0.name), "label": .string($0.label)]) }
    return json(.object(["templates": .array(kinds)]))
  }

  func renderReview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let name = context.part("template")
    let answer = try await markdown(stored.review, name, embed: Form(query: request.uri)["embed"] == "true")
    try await store.audit(.exported, context.event(.api, at: now()), of: stored.uid, name)
    return answer
  }

  func renderAny(_ request: Request, _ context: Context) async throws -> Response {
    let sent = try await sent(request)
    let review = try Review.reading(sent, targets: try await store.targets()).review
    return try await markdown(review, context.part("template"), embed: false)
  }

  private func markdown(_ review: Review, _ name: String, embed: Bool) async throws -> Response {
    let documents = try await documents()
    guard documents.kinds.contains(where: { $0.name == name }), let text = documents.render(review, name, embed) else {
      throw ProblemDetails(.notFound, "There is no template of this name. GET /api/templates lists them.")
    }
    return bytes(Array(text.utf8), headers: [.contentType: "text/markdown; charset=utf-8"])
  }

  func parse(_ request: Request, _ context: Context) async throws -> Response {
    let reading = try await reading(request, named: nil)
    return json(
      .object([
        "review": reading.review.published(targets: try await store.targets()),
        "template": reading.review.template.map(JSON.string),
        "notes": Self.json(reading.notes),
      ]))
  }

  func importByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    guard let name = form["name"] else {
      throw ProblemDetails(
        .badRequest, "A document has a name, by which its next edition is known.",
        places: [ProblemDetails.Place(parameter: "name", detail: "it is missing")])
    }
    let bytes = try await document(request)
    let reading = try await read(bytes, name, form["template"])
    let own = Visibility.only([.person(context.account?.uid ?? "")])
    let isTrial = form["trial"] == "true"
    var choices = ImportChoices()
    choices.owner = form["owner"]
    let imported = try await store.importDocument(
      choices.owned(reading.review), name: name, sha256: Store.sha256(bytes), notes: reading.notes,
      source: reading.text, run: form["run"], for: context.viewer,
      visibility: form["private"] == "true" ? own : .everyone, trial: isTrial, by: context.author, at: now())
    return json(
      .object([
        "result": .string(imported.word), "uid": .string(imported.uid), "id": imported.id.map(JSON.string),
        "changes": imported.changes.map { .number(String($0)) },
        "conflicts": .array(imported.conflicts.map { .string($0.path ?? "") }), "notes": Self.json(reading.notes),
        "review": isTrial ? reading.review.published(targets: try await store.targets()) : nil,
      ]))
  }

  func undoImportByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let undone = try await takeBack(context.part("run"), context)
    return json(
      .object([
        "undone": .array(
          undone.map {
            ["uid": .string($0.uid), "name": .string($0.name), "outcome": .string($0.outcome.rawValue)]
          })
      ]))
  }

  private func reading(_ request: Request, named name: String?) async throws -> Documents.Reading {
    try await read(try await document(request), name, Form(query: request.uri)["template"])
  }

  /// A document's bytes, in whatever encoding.
  private func document(_ request: Request) async throws -> [UInt8] {
    let bytes = try await raw(request, upTo: configuration.documentLimit)
    let type = request.mediaType
    guard bytes.isEmpty || type.hasPrefix("text/") || ["application/json", "application/octet-stream"].contains(type)
    else { throw ProblemDetails(.unsupportedMediaType, "This takes text/markdown, not “\(type.prefix(80))”.") }
    return bytes
  }

  private func read(_ bytes: [UInt8], _ name: String?, _ template: String?) async throws -> Documents.Reading {
    let documents = try await documents()
    if let template, !documents.kinds.contains(where: { $0.name == template }) {
      throw ProblemDetails(
        .notFound, "There is no template of this name. GET /api/templates lists them.",
        places: [ProblemDetails.Place(parameter: "template", detail: "it is not known")])
    }
    let reading = await documents.read(bytes, name, template, try await store.targets())
    if let words = reading.refusal { throw ProblemDetails(.unprocessableContent, words) }
    return reading
  }
}

extension Imported {
  /// The incident id, where it was written.
  fileprivate var id: String? {
    switch self {
    case .created(let saved), .updated(let saved, _): saved.review.id
    case .unchanged: nil
    }
  }

  fileprivate var changes: Int? { if case .updated(_, let changes) = self { changes } else { nil } }

  var word: String {
    switch self {
    case .created: "created"
    case .updated: "updated"
    case .unchanged: "unchanged"
    }
  }
}
