package import Debrief
package import DebriefStore
import HTTPTypes
import Hummingbird

// Reviews as the API reads and changes them.
extension Server {
  func listReviews(_ request: Request, _ context: Context) async throws -> Response {
    try await listed(request, context, sort: Self.sort(Form(query: request.uri)["sort"]))
  }

  func listed(_ request: Request, _ context: Context, sort: Sort) async throws -> Response {
    let form = Form(query: request.uri)
    var filter = Filter(for: context.viewer)
    filter.text = form["q"] ?? ""
    filter.severityRanks = Set(form.all("severity").compactMap { Int($0) })
    filter.statuses = Set(form.all("status").map { $0 == "none" ? "" : $0 })
    filter.services = Set(form.all("service"))
    filter.factors = Set(form.all("factor"))
    filter.owners = owners(form, context)
    filter.author = form["author"]
    filter.from = form["from"].flatMap { CivilDate(iso: $0) }
    filter.to = form["to"].flatMap { CivilDate(iso: $0) }
    let page = Page(limit: Self.number(form, "limit") ?? 50, cursor: form["cursor"])
    let listing = try await store.list(filter, sort: sort, page: page, counted: false)
    return json(.object(["reviews": .array(listing.rows.map(\.json)), "next": listing.next.map(JSON.string)]))
  }

  private static func sort(_ word: String?) -> Sort {
    switch word {
    case "oldest": Sort(.date, ascending: true)
    case "severity": Sort(.severity, ascending: true)
    case "title": Sort(.title, ascending: true)
    case "updated": Sort(.updated)
    case "relevance": Sort(.relevance)
    default: Sort()
    }
  }

  /// The names of `owner`; whoever asks is `me`, under all names.
  func owners(_ form: Form, _ context: Context) -> Set<String> {
    guard let owner = form["owner"] else { return [] }
    return owner == "me" ? context.account?.names ?? [] : [owner]
  }

  func createReviewFromJSON(_ request: Request, _ context: Context) async throws -> Response {
    let sent = try await sent(request)
    let targets = try await store.targets()
    let review = try Review.reading(sent, targets: targets).review
    let isPrivate = Form(query: request.uri)["private"] == "true"
    let saved = try await store.create(
      review, by: context.author, door: .api, at: now(), numberedIn: now().date.year,
      for: isPrivate ? .only([.person(context.account?.uid ?? "")]) : .everyone)
    return json(
      saved.review.published(targets: targets), .created, version: saved.version,
      headers: [.location: "/api/reviews/\(saved.uid)"])
  }

  func getReview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    guard let version = Self.number(Form(query: request.uri), "version"), version != stored.version else {
      let targets = try await store.targets()
      let tag = Self.tag(stored.version, targets)
      if request.headers[.ifNoneMatch] == tag {
        return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: "private, no-cache"])
      }
      return shown(stored, targets)
    }
    let earlier = try await store.review(stored.uid, at: version)
    return json(earlier.published(targets: try await store.targets()), version: version)
  }

  func patchReview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let patch = try await sent(request, as: Self.patch)
    let targets = try await store.targets()
    let base = Self.number(Form(query: request.uri), "base")
    let saved = try await store.edit(
      stored.uid, base: base, expecting: try Self.expected(request), by: context.author, door: .api, at: now()
    ) { $0 = try $0.merging(patch, targets: targets).review }
    return json(saved.review.published(targets: targets), version: saved.version)
  }

  func deleteReview(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    try await store.remove(
      stored.uid, expecting: try Self.expected(request), by: context.author, door: .api, at: now())
    return nothing()
  }

  func restoreReview(_ request: Request, _ context: Context) async throws -> Response {
    let uid = context.part("uid")
    if let stored = try await store.find(uid, for: context.viewer, .edit) {
      return try await shown(stored)
    }
    guard try await store.isRemoved(uid, for: context.viewer) else { throw Sorry.notFound }
    let stored = try await store.restore(uid, by: context.author, door: .api, at: now())
    return try await shown(stored)
  }

  func listRemoved(_ request: Request, _ context: Context) async throws -> Response {
    let removed = try await store.removed(for: context.viewer).map { stored, at in
      JSON.object([
        "uid": .string(stored.uid), "id": stored.review.id.map(JSON.string),
        "title": stored.review.title.map(JSON.string), "removedAt": .string(at.iso),
      ])
    }
    return json(.object(["removed": .array(removed)]))
  }

  func getMeasures(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return json(stored.review.published(targets: try await store.targets())["measures"] ?? [:], version: stored.version)
  }
}

extension ListRow {
  /// With the names of the contract where it has them.
  package var json: JSON {
    .object([
      "uid": .string(uid), "id": id.map(JSON.string), "title": title.map(JSON.string), "date": date?.json,
      "severity": severity?.json, "status": status?.json, "incidentStatus": incidentStatus?.json,
      "services": .array(services.map(JSON.string)),
      "durationMinutes": duration.map { .number(Measure.spelled($0)) }, "openActions": .number(String(openActions)),
      "allActions": .number(String(allActions)), "version": .number(String(version)),
      "updatedAt": updatedAt.map { .string($0.iso) }, "sample": sample ? true : nil,
      "found": found.map { .object(["part": .string($0.part), "snippet": .string($0.snippet.text)]) },
    ])
  }
}
