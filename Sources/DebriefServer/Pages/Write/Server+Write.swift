import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func writeForm(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    let stored = try await found(context)
    return try await writePage(
      stored, open: form["open"].flatMap { FieldPath(parsing: $0) }, seeing: form, request, context)
  }

  private func writePage(
    _ stored: Stored, open: FieldPath?, seeing form: Form = Form(values: []), edits: Edits? = nil,
    _ request: Request, _ context: Context
  ) async throws -> Response {
    var write = try await write(stored, open: open, asked: form["at"], context)
    write.source = form["source"].flatMap { source in
      stored.review.timeline.contains { $0.source == source } ? source : nil
    }
    write.after = form["after"]
    write.below = form["below"]
    write.isWhole = form["entries"] == "all"
    write.onlyMissing = form["only"] == "missing"
    write.kinds = try await documents().kinds
    write.problems = edits?.problems ?? [:]
    write.account = context.account?.uid ?? ""
    write.mayApprove = context.viewer.may(.approve)
    write.today = now().date
    write.vocabulary = try await store.vocabulary()
    let status: HTTPResponse.Status = write.problems.isEmpty ? .ok : .unprocessableContent
    return page(
      "Writing: \(stored.review.heading)", at: .reviews,
      scripts: ["write.js", "causes.js", "together.js", "prose.js", "offers.js"], request, context, status: status
    ) { html in
      DoneNote(form["done"])?.write(into: &html)
      if !write.problems.isEmpty {
        html.problem(
          "The rest is saved; \(Figure.count(write.problems.count, "field")) below cannot be read as written.")
      }
      write.write(into: &html)
    }
  }

  func write(
    _ stored: Stored, open: FieldPath?, asked: String? = nil, _ context: Context
  ) async throws -> WritePage {
    var write = WritePage(
      review: stored.review, uid: stored.uid, version: stored.version,
      outline: try await documents().outline(of: stored.review),
      written: Written(stored.review, zones: zones), open: open, talk: try await talk(of: stored, context),
      asked: asked)
    write.files = try await store.files(stored.uid).map(\.name)
    return write
  }

  /// Gives the page the order of another template; what is said stays.
  func changeTemplate(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let wanted = try await Form(request, upTo: 4096)["template"]
    guard let kind = try await documents().kinds.first(where: { $0.name == wanted }) else {
      throw HTTPError(.badRequest)
    }
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { $0.template = kind.name }
    return seeOther("/reviews/\(stored.uid)/edit?done=templated")
  }

  /// Keeps what fields say, each merged into what others wrote meanwhile. A script gets the fields that differ from those
  /// that it knew.
  func saveFields(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: Self.mostWritten)
    let (edits, saved, seen) = try await save(form, of: stored, context)
    let newest = saved?.stored ?? stored
    guard request.headers[.accept] == "application/json" else {
      let open = form["open"].flatMap { FieldPath(parsing: $0) }
      if !edits.problems.isEmpty { return try await writePage(newest, open: open, edits: edits, request, context) }
      let done = saved?.conflicts.isEmpty == false ? "both" : "written"
      let rest = form["open"].map { "&open=" + Form.encode($0) } ?? ""
      return seeOther("/reviews/\(stored.uid)/edit?done=\(done)\(rest)#\(Form.encode(form["back"] ?? ""))")
    }
    return json(
      differences(of: newest, since: seen, edits.problems.mapValues(\.words), saved?.conflicts.compactMap(\.path) ?? [])
    )
  }

  /// What the fields of a form say, merged into what others wrote since its page; `seen` is what it was written against.
  func save(_ form: Form, of stored: Stored, _ context: Context) async throws -> (
    edits: Edits, saved: Saved?, seen: Review
  ) {
    let base = form["base"].flatMap { Int($0) } ?? stored.version
    let seen = base == stored.version ? stored.review : try await store.review(stored.uid, at: base)
    try await mustKnowRedactions(stored, base)
    let edits = Edits(form, of: seen, zones: zones, today: now().date)
    var saved: Saved?
    if !edits.isEmpty {
      var review = edits.values.review
      if review.severity != seen.severity {
        let vocabulary = try await store.vocabulary()
        review.severity = review.severity.map(vocabulary.ranked)
      }
      saved = try await store.edit(stored.uid, base: base, by: context.author, door: .page, at: now()) { [review] in
        $0 = review
      }
    }
    return (edits, saved, seen)
  }

  /// A page from before words were removed would write them back.
  func mustKnowRedactions(_ stored: Stored, _ base: Int) async throws {
    guard base < stored.version else { return }
    let redacted = try await store.history(stored.uid).first { $0.kind == .redacted }?.version ?? 0
    guard base >= redacted else {
      throw Sorry(
        .conflict, "Words were removed from this review", "Your page is from before that, so nothing was saved.",
        advice: "Copy what you have just written, load the page again, and put it there."
      ).leading(to: stored.uid)
    }
  }

  /// What fields say now that said something else at a version.
  func changedFields(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    guard let since = Form(query: request.uri)["since"].flatMap({ Int($0) }) else { throw HTTPError(.badRequest) }
    let seen = since == stored.version ? stored.review : try await store.review(stored.uid, at: since)
    return json(differences(of: stored, since: seen, [:], []))
  }

  private func differences(
    of newest: Stored, since seen: Review, _ problems: [FieldPath: String], _ conflicts: [String]
  ) -> JSON {
    let (now, before) = (Written(newest.review, zones: zones), Written(seen, zones: zones))
    return .object([
      "version": .number(String(newest.version)),
      "fields": .object(now.differences(from: before).map { JSON.Member($0.path.description, .string($0.text)) }),
      "problems": .object(problems.map { JSON.Member($0.key.description, .string($0.value)) }),
      "conflicts": .array(conflicts.map(JSON.string)),
      "moved": .bool(now.elements != before.elements || newest.review.cause.order != seen.cause.order),
    ])
  }

  /// Adds an element that says this.
  func addWritten(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    if form["list"] == "cause.whys" { return try await addWhy(stored, form, context) }
    let line = try await line(form)
    let (list, after) = (line.list, form["after"])
    let saved = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      var element = try line.element(of: review)
      // Behind one that was taken out meanwhile it goes by its time.
      let after = after.flatMap { id in review.elements(of: list).contains { $0["id"]?.string == id } ? id : nil }
      if let after { element["after"] = .string(after) }
      if list == "cause.factors" { element = line.factor(form["category"]) }
      review = try review.inserting(element, into: list).review
      if list == "timeline", after == nil { review.orderLastEntry() }
    }
    var open = list
    for case .insert(list, let id, _, _) in saved.changes { open = list.element(id) }
    return seeOther(
      "/reviews/\(stored.uid)/edit?open=\(Form.encode(open.description))#\(FieldControl.anchor(open))")
  }

  /// How a line is understood, while somebody writes it.
  func understandLine(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let line = try await line(Form(query: request.uri))
    var html = HTML()
    Understood(
      element: try line.element(of: stored.review), shape: line.shape, text: FieldText(of: stored.review, zones: zones),
      times: ReviewPage(review: stored.review, uid: stored.uid).times, missedDay: line.missedDay(of: stored.review)
    ).write(into: &html)
    return fragment(html)
  }

  private func line(_ form: Form) async throws -> OneLine {
    guard let list = form["list"].flatMap({ FieldPath(parsing: $0) }), Review.lists.contains(list),
      let shape = Catalogue.element(of: list.names), let words = form["words"]
    else { throw HTTPError(.badRequest) }
    guard !words.allSatisfy(\.isWhitespace) else {
      throw Sorry(.unprocessableContent, "The line says nothing", "Nothing was added.", advice: "Go back and write it.")
    }
    let people = list == "actions" ? try await store.accounts().map(\.person) : []
    return OneLine(list: list, shape: shape, words: words, zones: zones, today: now().date, people: people)
  }

  func removeWritten(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let path = try await Form(request, upTo: 4096)["path"].flatMap { FieldPath(parsing: $0) } ?? FieldPath()
    let list = FieldPath(path.steps.dropLast())
    guard case .element(let id)? = path.steps.last, Review.lists.contains(list) else { throw HTTPError(.badRequest) }
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) {
      if list == "cause.whys", let place = $0.cause.whys.firstIndex(where: { $0.id == id }) {
        $0.cause.whys = Causes($0.cause.whys).removing(place)
      } else {
        $0 = try $0.removing(id, from: list).review
      }
    }
    return seeOther("/reviews/\(stored.uid)/edit?done=taken#\(FieldControl.anchor(list))")
  }

  /// Bytes of all fields of a form together.
  static let mostWritten = 4 << 20
}

extension Cause {
  /// Of its whys.
  fileprivate var order: [[String?]] { whys.map { [$0.id, $0.because] } }
}

extension Account {
  /// As reviews name whoever has it.
  fileprivate var person: Person { Person(name, handle: login) }
}
