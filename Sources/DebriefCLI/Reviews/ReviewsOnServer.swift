import Debrief
import DebriefIntegrations
import DebriefStore
import Foundation

/// Those that a token sees on a server. Who changes them is the token's account.
struct ReviewsOnServer: Reviews {
  let remote: Remote

  var place: String { remote.address }
  /// The server alone knows.
  var removedDays: Int? { nil }

  func targets() async throws -> Targets { try Targets(reading: try await remote.get(["targets"]).json) }

  /// A server gives no texts of templates.
  func templates(beside brought: Templates) async throws -> Templates { brought }

  func find(_ name: String) async throws -> KeptReview? {
    // Such names would be another address.
    guard !["", ".", ".."].contains(name) else { return nil }
    let answer: Remote.Answer
    do {
      answer = try await remote.get(["reviews", name])
    } catch .refused(status: 404, words: _, wait: _) {
      return nil
    }
    return KeptReview(answer, targets: try await targets())
  }

  func review(_ uid: String, at version: Int) async throws -> Review {
    let answer = try await remote.get(["reviews", uid], [("version", String(version))])
    return KeptReview(answer, targets: try await targets()).review
  }

  func list(_ filter: Filter, sort: Sort) async throws -> [ReviewRow] {
    let fields = filter.fields + [("sort", sort.word)]
    let rows = try await all("reviews", of: ["reviews"], fields).map { ReviewRow(json: $0) }
    return sort.isTurnedAround ? rows.reversed() : rows
  }

  func search(_ filter: Filter, limit: Int) async throws -> [ReviewRow] {
    let limit = Page(limit: limit).limit
    // Without words there is nothing to search for, and every review answers.
    let path = filter.text.isEmpty ? "reviews" : "search"
    let answer = try await remote.get([path], filter.fields + [("limit", String(limit))])
    return (answer.json["reviews"]?.elements ?? []).map { ReviewRow(json: $0) }
  }

  func actions(_ filter: ActionFilter) async throws -> [ActionItemRow] {
    try await all("actions", of: ["actions"], filter.fields).map { ActionItemRow(remote: $0) }
  }

  func history(_ uid: String) async throws -> [HistoryRow] {
    try await allParts { before in
      let fields = [("limit", String(Page.most))] + (before.map { [("before", $0)] } ?? [])
      let rows = try await remote.get(["reviews", uid, "history"], fields).json["versions"]?.elements ?? []
      let next = rows.count < Page.most ? nil : rows.last?["version"]?.numeral
      return (rows.map { HistoryRow(remote: $0) }, next)
    }
  }

  func create(_ review: Review) async throws -> KeptReview {
    KeptReview(try await remote.post(["reviews"], body: (review.json ?? [:]).bytes()))
  }

  func read(_ document: IncomingDocument, _ reader: DocumentReader) -> ReadDocument { ReadDocument(incoming: document) }

  func keep(_ document: ReadDocument) async throws -> KeptDocument {
    let document = document.incoming
    if let template = document.template, template.contains("/") || template.hasSuffix(".md") {
      throw Failure.templateOfServer(template)
    }
    let choices = document.choices
    if let other = choices.onlyFor.first(where: { $0 != "me" }) { throw Failure.sharedOnServer(other) }
    let stated = [
      ("template", document.template), ("owner", choices.owner), ("private", choices.onlyFor.isEmpty ? nil : "true"),
      ("trial", choices.isTrial ? "true" : nil),
    ]
    let fields =
      [("name", document.name), ("run", choices.run)]
      + stated.compactMap { name, value in value.map { (name, $0) } }
    return KeptDocument(
      remote: try await remote.post(["import"], fields, type: "text/markdown", body: document.bytes).json)
  }

  func undoImport(_ run: String) async throws -> [Undone] {
    let undone = try await remote.post(["imports", run, "undo"], body: []).json["undone"]?.elements ?? []
    return undone.compactMap { one in
      guard let uid = one["uid"]?.string, let name = one["name"]?.string,
        let outcome = one["outcome"]?.string.flatMap(Undone.Outcome.init)
      else { return nil }
      return Undone(uid: uid, name: name, outcome: outcome)
    }
  }

  func revert(_ uid: String, to version: Int) async throws -> Int {
    let body = JSON.object(["version": .number(String(version))]).bytes()
    return try await remote.post(["reviews", uid, "revert"], body: body).version ?? 0
  }

  func remove(_ uid: String) async throws { try await remote.delete(["reviews", uid]) }

  func removed() async throws -> [RemovedReview] {
    (try await remote.get(["removed"]).json["removed"]?.elements ?? []).map { RemovedReview(remote: $0) }
  }

  func restore(_ uid: String) async throws -> KeptReview {
    KeptReview(try await remote.post(["reviews", uid, "restore"], body: []))
  }

  func files(_ uid: String) async throws -> [AttachedFile] {
    let answer = try await remote.get(["reviews", uid, "attachments"])
    return (answer.json["attachments"]?.elements ?? []).map { AttachedFile(remote: $0) }
  }

  func attach(_ path: String, as name: String, to uid: String) async throws -> AttachedFile {
    guard let file = FileHandle(forReadingAtPath: path) else { throw Failure.noSuchFile(path) }
    let answer = try await remote.put(["reviews", uid, "attachments", name], size: Path.size(path)) {
      let data = try file.read(upToCount: 1 << 20) ?? Data()
      return data.isEmpty ? nil : Array(data)
    }
    return AttachedFile(remote: answer.json)
  }

  func bytes(_ name: String, of uid: String, _ take: ([UInt8]) throws -> Void) async throws {
    try await remote.bytes(["reviews", uid, "attachments", name], take)
  }

  private func all(_ name: String, of path: [String], _ fields: [(String, String)]) async throws -> [JSON] {
    try await allParts { cursor in
      let page = [("limit", String(Page.most))] + (cursor.map { [("cursor", $0)] } ?? [])
      let json = try await remote.get(path, fields + page).json
      return (json[name]?.elements ?? [], json["next"]?.string)
    }
  }
}
