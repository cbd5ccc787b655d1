import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func templates(_ request: Request, _ context: Context) async throws -> Response {
    try await templatesPage(Form(query: request.uri), request, context)
  }

  /// Begins one as a copy of another.
  func addTemplate(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 16 << 10)
    let documents = try await documents()
    let label = Self.label(form)
    if let problem = TeamTemplate.objection(to: label, others: documents.kinds.map(\.label)) {
      return try await templatesPage(form, problem: problem, request, context)
    }
    guard let source = documents.source(of: form["from"]) else {
      return try await templatesPage(
        form, problem: "The template to start from is not there any more.", request, context)
    }
    let name = TeamTemplate.name(for: label, taken: documents.kinds.map(\.name))
    do {
      try await store.keepTemplate(
        TeamTemplate(name: name, label: label, source: source), instead: nil, context.event(at: now()))
    } catch let error as StoreError where error.kind == .refused {
      return try await templatesPage(form, problem: "\(error.what). \(error.advice)", request, context)
    }
    return seeOther("/templates/\(Form.encode(name))?done=template-made")
  }

  func template(_ request: Request, _ context: Context) async throws -> Response {
    let (template, isOwn) = try await anyTemplate(context)
    return try await templatePage(
      template, base: isOwn ? template.digest : nil, seeing: Form(query: request.uri), request, context)
  }

  func saveTemplate(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: Self.mostOfTemplate)
    var template = try await ownTemplate(context)
    template.label = Self.label(form)
    template.source = Self.source(form)
    let name = template.name
    let others = try await documents().kinds.filter { $0.name != name }.map(\.label)
    let objection = TeamTemplate.objection(to: template.label, others: others)
    let base = form["base"] ?? ""
    if form["preview"] != nil || objection != nil || !template.faults.isEmpty {
      let isPreview = form["preview"] != nil
      return try await templatePage(
        template, base: base, objection: isPreview ? nil : objection,
        problem: isPreview ? nil : "The template is not saved yet: something is to be put right first.",
        request, context)
    }
    do {
      try await store.keepTemplate(template, instead: base, context.event(at: now()))
    } catch let error as StoreError where error.kind == .outdated {
      return try await templatePage(
        template, base: try await ownTemplate(context).digest,
        problem: "Somebody else changed this template meanwhile, and yours is not saved yet. Saving again puts your "
          + "text in place of theirs; the page loaded anew shows theirs.",
        request, context)
    }
    return seeOther("/templates/\(Form.encode(name))?done=template")
  }

  /// The sample as a text that is being written would show it.
  func tryTemplate(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: Self.mostOfTemplate)
    let template = TeamTemplate(name: context.part("template"), label: "", source: Self.source(form))
    var html = HTML()
    TemplateTrial(template, sample: shelf.brought.sample(), zones: zones).write(into: &html)
    return fragment(html)
  }

  func removeTemplate(_ request: Request, _ context: Context) async throws -> Response {
    try await store.removeTemplate(try await ownTemplate(context).name, context.event(at: now()))
    return seeOther("/templates?done=template-removed")
  }

  /// Bytes of a form: three for many a sign of a text.
  static let mostOfTemplate = 512 << 10

  private static func label(_ form: Form) -> String {
    (form["label"] ?? "").split { $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  private static func source(_ form: Form) -> String { (form["source"] ?? "").replacing("\r\n", with: "\n") }

  private func ownTemplate(_ context: Context) async throws -> TeamTemplate {
    let (template, isOwn) = try await anyTemplate(context)
    guard isOwn else { throw Sorry.notFound }
    return template
  }

  /// The one of the address, and whether the team wrote it here.
  private func anyTemplate(_ context: Context) async throws -> (template: TeamTemplate, isOwn: Bool) {
    let name = context.part("template")
    if let source = shelf.brought.source(name), let kind = shelf.brought.kinds.first(where: { $0.name == name }) {
      return (TeamTemplate(name: name, label: kind.label, source: source), false)
    }
    guard let own = try await store.templates()?.templates.first(where: { $0.name == name }) else {
      throw Sorry.notFound
    }
    return (own, true)
  }

  private func templatesPage(
    _ form: Form, problem: String? = nil, _ request: Request, _ context: Context
  ) async throws -> Response {
    let kinds = try await documents().kinds
    let brought = Set(shelf.brought.kinds.map(\.name))
    let templates = TemplatesPage(
      kinds: kinds, own: Set(kinds.map(\.name)).subtracting(brought), label: form["label"] ?? "", from: form["from"],
      problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("Templates", at: .people, request, context, status: status) { html in
      DoneNote(form["done"])?.write(into: &html)
      templates.write(into: &html)
    }
  }

  private func templatePage(
    _ template: TeamTemplate, base: String?, objection: String? = nil, problem: String? = nil,
    seeing form: Form = Form(values: []), _ request: Request, _ context: Context
  ) async throws -> Response {
    let trial = TemplateTrial(template, sample: shelf.brought.sample(), zones: zones)
    let shown = TemplatePage(
      name: template.name, label: template.label, source: template.source, base: base, trial: trial,
      objection: objection, problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page(
      "Template: \(template.label)", at: .people, scripts: ["template.js"], request, context, status: status
    ) { html in
      DoneNote(form["done"])?.write(into: &html)
      shown.write(into: &html)
    }
  }
}
