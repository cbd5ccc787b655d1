import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// A review beside the document that it was imported from.
  func importedDocument(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let place = Form(query: request.uri)["note"].flatMap { Int($0) }
    return try await importedPage(stored, after: place, request, context)
  }

  private func importedPage(
    _ stored: Stored, after place: Int?, edits: Edits? = nil, _ request: Request, _ context: Context
  ) async throws -> Response {
    guard let document = try await store.importedDocument(stored.uid), let source = document.source else {
      throw Sorry(
        .notFound, "There is no document beside this review",
        "It was not imported, or its document was not kept: words were removed from it, or it came as data.",
        advice: "What is doubtful stands on the review’s own page."
      ).leading(to: stored.uid)
    }
    let read = try await documents().read(
      Array(source.utf8), document.name + ".md", stored.review.template, try await store.targets())
    var settling = Settling(stored, document, read.places, zones: zones)
    settling.problems = edits?.problems ?? [:]
    settling.next = settling.doubt(after: place ?? -1)
    let imported = ImportedPage(
      stored: stored, settling: settling, following: try await following(document, stored.uid, context))
    let status: HTTPResponse.Status = settling.problems.isEmpty ? .ok : .unprocessableContent
    return page(
      "Imported: \(stored.review.heading)", at: .importing, scripts: ["settle.js"], request, context, status: status
    ) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      imported.write(into: &html)
    }
  }

  /// The next one of its run with an open doubt.
  private func following(_ document: ImportedDocument, _ uid: String, _ context: Context) async throws -> ImportedRow? {
    guard let run = document.run else { return nil }
    let doubtful = try await store.importedDocuments(of: run, for: context.viewer, onlyDoubtful: true, most: 100)
    return doubtful.first { $0.row.uid != uid && $0.hasSource }
  }

  /// Keeps what stands in the doubtful field, and that a person has looked at it.
  func settleImported(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: Self.mostWritten)
    guard let place = form["note"].flatMap({ Int($0) }), let edition = form["edition"].flatMap({ Int($0) }) else {
      throw HTTPError(.badRequest)
    }
    let (edits, saved, _) = try await save(form, of: stored, context)
    if !edits.problems.isEmpty {
      return try await importedPage(stored, after: place - 1, edits: edits, request, context)
    }
    try await store.settleDoubt(
      stored.uid, version: edition, place: place, isSettled: form["settle"] != "no")
    let done = saved?.conflicts.isEmpty == false ? "&done=both" : ""
    let after = form["settle"] == "no" ? place - 1 : place
    return seeOther("/reviews/\(stored.uid)/document?note=\(after)\(done)")
  }
}
