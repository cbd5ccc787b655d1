import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func importForm(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await importPage(nil, context)
    return page("Import", at: .importing, request, context) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      form.write(into: &html)
    }
  }

  private func importPage(_ problem: String?, _ context: Context) async throws -> ImportPage {
    ImportPage(
      kinds: try await documents().kinds, problem: problem, own: context.account?.uid ?? "",
      groups: try await groups(of: context),
      people: try await store.accounts().filter { !$0.isDisabled }.map(\.name).sorted(),
      runs: try await store.imports(for: context.viewer, since: Stamp(now().date.adding(days: -30)), most: 5))
  }

  /// Those that whoever asks belongs to.
  private func groups(of context: Context) async throws -> [Group] {
    let own = context.account?.uid ?? ""
    return try await store.groups().filter { $0.members.contains(own) }
  }

  private func choices(_ form: Form, _ context: Context) async throws -> (ImportChoices, [Group]) {
    let groups = try await groups(of: context)
    return (ImportChoices(form, own: context.account?.uid ?? "", groups: groups), groups)
  }

  /// Reads the documents and shows what was read; nothing is kept yet.
  func readDocument(_ request: Request, _ context: Context) async throws -> Response {
    // Boundaries, names and the other fields of the form come on top of the documents.
    let form = try await Form(request, upTo: configuration.documentLimit + 64 * 1024)
    let uploads = Upload.all(form)
    guard !uploads.isEmpty else {
      return try await refusal("Nothing arrived: choose a file, or paste the text of a document.", request, context)
    }
    guard uploads.map(\.bytes.count).reduce(0, +) <= configuration.documentLimit else {
      throw HTTPError(.contentTooLarge)
    }
    let (brought, leftOut) = await Upload.documents(of: uploads, try await documents())
    guard brought.count <= Upload.most, let first = brought.first else {
      let words = "These are more than \(Upload.most) documents. “debrief import FOLDER” takes them all."
      return try await refusal(words, request, context)
    }
    let (choices, groups) = try await choices(form, context)
    if brought.count > 1 || first.holder != nil {
      var list = ImportListPage(documents: [], uploads: uploads, leftOut: leftOut, choices: choices, groups: groups)
      list.documents = try await tried(brought, choices, context)
      return page("Import: \(brought.count) documents", at: .importing, request, context) { list.write(into: &$0) }
    }
    let reading = try await read(first)
    if let words = reading.refusal { return try await refusal(words, request, context) }
    let result = ImportResultPage(upload: first, reading: reading, choices: choices, groups: groups)
    return page("Import: \(first.name)", at: .importing, request, context) { result.write(into: &$0) }
  }

  /// What each says, and what would become of it.
  private func tried(
    _ uploads: [Upload], _ choices: ImportChoices, _ context: Context
  ) async throws -> [ImportListPage.Document] {
    var documents: [ImportListPage.Document] = []
    for upload in uploads {
      let reading = try await read(upload)
      let outcome = reading.refusal == nil ? try await keep(upload, reading, choices, trial: true, context) : nil
      documents.append(ImportListPage.Document(upload: upload, reading: reading, outcome: outcome))
    }
    return documents
  }

  private func read(_ upload: Upload) async throws -> Documents.Reading {
    if let refusal = upload.refusal { return Documents.Reading(refusal: refusal) }
    return try await documents().read(upload.bytes, upload.file, upload.template, try await store.targets())
  }

  private func refusal(_ words: String, _ request: Request, _ context: Context) async throws -> Response {
    let form = try await importPage(words, context)
    return page("Import", at: .importing, request, context, status: .unprocessableContent) { form.write(into: &$0) }
  }

  private func keep(
    _ upload: Upload, _ reading: Documents.Reading, _ choices: ImportChoices, run: String? = nil, trial: Bool = false,
    _ context: Context
  ) async throws -> Imported {
    try await store.importDocument(
      choices.owned(reading.review), name: upload.name, sha256: Store.sha256(upload.bytes), notes: reading.notes,
      source: reading.text, run: run, for: context.viewer, visibility: choices.visibility, trial: trial,
      by: context.author, at: now())
  }

  func createReview(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: configuration.documentLimit / 3 * 4 + 128 * 1024)
    guard let kept = Upload.kept(form) else { throw HTTPError(.badRequest) }
    let uploads = await Upload.documents(of: kept, try await documents()).all
    guard let first = uploads.first, uploads.count <= Upload.most else { throw HTTPError(.badRequest) }
    let (choices, _) = try await choices(form, context)
    guard uploads.count > 1 || first.holder != nil else {
      let reading = try await read(first)
      if let words = reading.refusal { return try await refusal(words, request, context) }
      let imported = try await keep(first, reading, choices, context)
      let isDoubtful = imported.isNews && reading.text != nil && reading.notes.contains(where: \.kind.isDoubt)
      return seeOther("/reviews/\(imported.uid)" + (isDoubtful ? "/document?done=" : "?imported=") + imported.word)
    }
    let run = Store.newRun()
    var isNews = false
    var unattached = 0
    for upload in uploads {
      let reading = try await read(upload)
      // The page before said so.
      if reading.refusal != nil { continue }
      let imported = try await keep(upload, reading, choices, run: run, context)
      isNews = isNews || imported.isNews
      unattached += try await attach(upload.files, to: imported.uid, context)
    }
    let words = unattached == 0 ? "" : "?unattached=\(unattached)"
    return seeOther(isNews ? "/imports/\(run)\(words)" : "/import?done=known")
  }

  /// What the review has already stays as it is.
  ///
  /// - Returns: how many there was no room for.
  private func attach(
    _ files: [(name: String, bytes: [UInt8])], to uid: String, _ context: Context
  ) async throws -> Int {
    if files.isEmpty { return 0 }
    let known = Set(try await store.files(uid).map(\.name))
    var left = 0
    for file in files where !known.contains(file.name) {
      do {
        let spool = try store.spool()
        try spool.append(file.bytes)
        _ = try await store.attach(spool, name: file.name, to: uid, by: context.author, door: .page, at: now())
      } catch is StoreError {
        left += 1
      }
    }
    return left
  }

  func importRun(_ request: Request, _ context: Context) async throws -> Response {
    let name = context.part("run")
    let query = Form(query: request.uri)
    let passed = query["passed"].flatMap { Int($0) } ?? 0
    guard passed >= 0, let run = try await store.importedRun(name, for: context.viewer) else { throw Sorry.notFound }
    let rows = try await store.importedDocuments(
      of: name, for: context.viewer, passed: passed, most: ImportRunPage.most)
    let unattached = query["unattached"].flatMap { Int($0) } ?? 0
    let imported = ImportRunPage(run: run, rows: rows, passed: passed, unattached: unattached)
    return page("Import of \(run.documents) documents", at: .importing, request, context) { imported.write(into: &$0) }
  }

  func undoImport(_ request: Request, _ context: Context) async throws -> Response {
    let what = ImportUndonePage(undone: try await takeBack(context.part("run"), context))
    return page("The import is taken back", at: .importing, request, context) { what.write(into: &$0) }
  }

  /// What whoever asks imported, and for an administrator what anybody did.
  func takeBack(_ run: String, _ context: Context) async throws -> [Undone] {
    let account = context.viewer.role == .administrator ? nil : context.account?.uid ?? ""
    return try await store.undoImport(run, for: context.viewer, of: account, by: context.author, now: now())
  }
}

extension Imported {
  /// Whether it brought anything.
  fileprivate var isNews: Bool { if case .unchanged = self { false } else { true } }
}
