import Debrief
import DebriefStore
import Foundation

/// Those of a folder or a database, for whoever holds it.
struct ReviewsInStore: Reviews {
  let store: Store
  let removedDays: Int?

  var place: String { store.place.description }

  func targets() async throws -> Targets { try await store.targets() }

  func templates(beside brought: Templates) async throws -> Templates {
    let team = try await store.templates()?.templates ?? []
    return brought.adding(team.map { ($0.label, Template(name: $0.name, source: $0.source)) })
  }

  func find(_ name: String) async throws -> KeptReview? {
    try await store.find(name, for: .holder).map(KeptReview.init)
  }

  func review(_ uid: String, at version: Int) async throws -> Review { try await store.review(uid, at: version) }

  func list(_ filter: Filter, sort: Sort) async throws -> [ReviewRow] {
    var filter = filter
    filter.owners = try await named(filter.owners)
    return try await allParts { [filter] cursor in
      let page = Page(limit: Page.most, cursor: cursor)
      let part = try await store.list(filter, sort: sort, page: page, counted: false)
      return (part.rows.map(ReviewRow.init), part.next)
    }
  }

  func search(_ filter: Filter, limit: Int) async throws -> [ReviewRow] {
    let page = Page(limit: limit)
    return try await store.list(filter, sort: Sort(.relevance), page: page, counted: false).rows.map(ReviewRow.init)
  }

  func actions(_ filter: ActionFilter) async throws -> [ActionItemRow] {
    var filter = filter
    filter.owners = try await named(filter.owners)
    return try await allParts { [filter] cursor in
      let part = try await store.actions(filter, page: Page(limit: Page.most, cursor: cursor))
      return (part.rows.map(ActionItemRow.init), part.next)
    }
  }

  /// Owners, of whom “me” is whoever runs the command: under all names of the account that signs in as this user.
  private func named(_ owners: Set<String>) async throws -> Set<String> {
    guard owners.contains("me") else { return owners }
    let user = Author.ofCommand.name
    let names = try await store.account(login: user)?.names ?? [user]
    return owners.subtracting(["me"]).union(names)
  }

  func history(_ uid: String) async throws -> [HistoryRow] { try await store.history(uid).map(HistoryRow.init) }

  func create(_ review: Review) async throws -> KeptReview {
    let now = Stamp.now
    return KeptReview(
      try await store.create(review, by: .ofCommand, door: .cli, at: now, numberedIn: now.date.year))
  }

  func read(_ document: IncomingDocument, _ reader: DocumentReader) async throws -> ReadDocument {
    var read = ReadDocument(incoming: document, sha256: Store.sha256(document.bytes))
    // What is known need not be read.
    if !document.choices.isTrial { read.known = try await store.imported(read.sha256, for: .holder) }
    guard read.known == nil else { return read }
    var reader = reader
    reader.targets = try await store.targets()
    read.reading = try await reader.read(document.bytes, name: document.path)
    return read
  }

  func keep(_ document: ReadDocument) async throws -> KeptDocument {
    if let same = document.known {
      return KeptDocument(outcome: same.outcome, uid: same.uid, words: same.words, notes: [], conflicts: [])
    }
    let (choices, read) = (document.incoming.choices, document.reading)
    var review = read?.review ?? Review()
    review.template = review.template ?? read?.template?.name
    if review.owner == nil, let owner = choices.owner { review.owner = Person(owner) }
    let imported = try await store.importDocument(
      review, name: document.incoming.name, sha256: document.sha256, notes: read?.notes ?? [], source: read?.text,
      run: choices.run, for: .holder, visibility: try await visibility(choices.onlyFor), trial: choices.isTrial,
      by: .ofCommand, at: choices.at)
    return KeptDocument(
      outcome: imported.outcome, uid: imported.uid, words: imported.words, review: review, notes: read?.notes ?? [],
      conflicts: imported.conflicts.map { $0.path ?? "" })
  }

  private func visibility(_ names: [String]) async throws -> Visibility {
    if names.isEmpty { return .everyone }
    let groups = try await store.groups()
    var members: Set<Member> = []
    for name in names {
      if let account = try await store.account(login: name == "me" ? Author.ofCommand.name : name) {
        members.insert(.person(account.uid))
      } else if let group = groups.first(where: { $0.name.lowercased() == name.lowercased() }) {
        members.insert(.group(group.uid))
      } else {
        throw Failure.nobodyCalled(name, data: place)
      }
    }
    return .only(members)
  }

  func undoImport(_ run: String) async throws -> [Undone] {
    try await store.undoImport(run, for: .holder, by: .ofCommand, now: .now)
  }

  func revert(_ uid: String, to version: Int) async throws -> Int {
    try await store.restore(uid, to: version, by: .ofCommand, door: .cli, at: .now).version
  }

  func remove(_ uid: String) async throws { try await store.remove(uid, by: .ofCommand, door: .cli, at: .now) }

  func removed() async throws -> [RemovedReview] {
    try await store.removed(for: .holder).map { stored, at in
      RemovedReview(uid: stored.uid, id: stored.review.id, title: stored.review.title, at: at.iso)
    }
  }

  func restore(_ uid: String) async throws -> KeptReview {
    KeptReview(try await store.restore(uid, by: .ofCommand, door: .cli, at: .now))
  }

  func files(_ uid: String) async throws -> [AttachedFile] { try await store.files(uid).map(AttachedFile.init) }

  func attach(_ path: String, as name: String, to uid: String) async throws -> AttachedFile {
    guard let file = FileHandle(forReadingAtPath: path) else { throw Failure.noSuchFile(path) }
    let spool = try store.spool()
    while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { try spool.append(data) }
    return AttachedFile(
      try await store.attach(spool, name: name, to: uid, by: .ofCommand, door: .cli, at: .now).file)
  }

  func bytes(_ name: String, of uid: String, _ take: ([UInt8]) throws -> Void) async throws {
    guard let file = try await store.files(uid).first(where: { $0.name == name }) else { return }
    var number = 0
    while let piece = try await store.piece(number, of: file) {
      try take(piece)
      number += 1
    }
  }
}

/// The rows of all parts of a list.
func allParts<Row>(_ part: (String?) async throws -> (rows: [Row], next: String?)) async throws -> [Row] {
  var rows: [Row] = []
  var cursor: String?
  repeat {
    let (more, next) = try await part(cursor)
    rows += more
    cursor = next
  } while cursor != nil
  return rows
}
