import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// One more cause of an effect, or the first of all.
  func addWhy(_ stored: Stored, _ form: Form, _ context: Context) async throws -> Response {
    let text = FieldText(of: stored.review, zones: zones)
    var why = Why()
    why.question = try text.read(form["question"] ?? "", .text)?.string
    why.answer = try text.read(form["words"] ?? "", .prose)?.string.map { Prose($0) }
    guard why.answer != nil || !["Why?", nil].contains(why.question) else {
      return seeOther(address(stored, "field-cause-whys-new"))
    }
    let new = why
    let saved = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      let causes = Causes(review.cause.whys)
      let effect = form["because"].flatMap { id in causes.whys.firstIndex { $0.id == id } }
      review.cause.whys = causes.adding(new, below: effect)
    }
    let old = Set(stored.review.cause.whys.compactMap(\.id))
    let causes = Causes(saved.stored.review.cause.whys)
    let added = causes.whys.lastIndex { $0.id.map(old.contains) == false }
    let isStep = added == causes.path.last
    let id = added.flatMap { causes.whys[$0].id }
    return seeOther(
      address(stored, isStep ? "field-cause-whys-new" : id.map { "outline-" + $0 } ?? "field-cause-whys"))
  }

  /// A why goes to another place among the causes: `move=up w3`.
  func moveWhy(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let words = try await Form(request, upTo: 4096)["move"]?.split(separator: " ", maxSplits: 1) ?? []
    guard words.count == 2, let move = Causes.Move(rawValue: String(words[0])) else { throw HTTPError(.badRequest) }
    let id = String(words[1])
    let saved = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      let causes = Causes(review.cause.whys)
      guard let place = causes.whys.firstIndex(where: { $0.id == id }) else { return }
      review.cause.whys = causes.moving(place, move)
    }
    let causes = Causes(saved.stored.review.cause.whys)
    let isStep = causes.path.contains { causes.whys[$0].id == id }
    let isBesidePath = causes.path.count < causes.whys.count && (move == .in || move == .out || !isStep)
    let path = FieldPath("cause.whys").element(id)
    return seeOther(address(stored, isBesidePath ? "outline-" + id : FieldControl.anchor(path)))
  }

  /// The causes as they are drawn and outlined by now, for the page's script.
  func causes(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    var html = HTML()
    let open = Form(query: request.uri)["open"].flatMap { FieldPath(parsing: $0) }
    try await write(stored, open: open, context).picture(Causes(stored.review.cause.whys), &html)
    return fragment(html)
  }

  /// One more line of evidence for a claim.
  func addEvidence(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    guard let field = form["field"].flatMap({ FieldPath(parsing: $0) }), field.steps.last == .field("evidence"),
      let words = form["words"]
    else { throw HTTPError(.badRequest) }
    let files = try await store.files(stored.uid).map(\.name)
    let line = EvidenceChoices(stored.review, files: files).line(words)
    guard let new = try FieldText(of: stored.review, zones: zones).read(line, .text) else {
      throw HTTPError(.badRequest)
    }
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      var values = FieldValues(of: review)
      guard case (let json, .list(.text))? = values.value(at: field) else { return }
      values.set(.array((json?.elements ?? []) + [new]), at: field)
      review = values.review
    }
    let rest = form["open"].map { "?open=" + Form.encode($0) } ?? ""
    let element = FieldPath(field.steps.dropLast())
    return seeOther("/reviews/\(stored.uid)/edit\(rest)#\(FieldControl.anchor(element))")
  }

  /// What is ticked of the kinds of factors is said of the review, and what no longer is goes.
  func tickFactors(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    let (ticked, known) = (Set(form.all("factor")), Set(form.all("known")))
    var kept = false
    let before = stored.review.cause
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      for word in FactorChoices.words.all {
        let choice = FactorChoice(word.id)
        if ticked.contains(word.id), !known.contains(word.id) { review.cause.tick(choice) }
        if known.contains(word.id), !ticked.contains(word.id) { review.cause.untick(choice) }
      }
    }
    for id in known.subtracting(ticked) where before.factor(of: FactorChoice(id))?.saysMore == true { kept = true }
    return seeOther(address(stored, "field-cause-factors", done: kept ? "more" : nil))
  }

  private func address(_ stored: Stored, _ anchor: String, done: String? = nil) -> String {
    "/reviews/\(stored.uid)/edit\(done.map { "?done=" + $0 } ?? "")#\(anchor)"
  }
}
