import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// The newest version, or the one that `version=` names.
  func review(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = Form(query: request.uri)
    if let asked = form["version"] {
      guard let version = Int(asked) else { throw Sorry.notFound }
      if version != stored.version { return try await earlier(version, of: stored, request, context) }
    }
    let doubts = try await store.importDoubts(stored.uid)
    var review = ReviewPage(
      review: stored.review, uid: stored.uid, kinds: try await documents().kinds, now: now(),
      doubts: doubts.notes, hasDocument: doubts.hasSource,
      source: form["source"].flatMap { source in stored.review.timeline.contains { $0.source == source } ? source : nil
      })
    review.files = AttachedFiles(try await store.files(stored.uid), of: stored.uid)
    review.attachmentLimit = store.limits.attachment
    review.acts = context.viewer.acts(stored.visibility)
    review.targets = try await store.targets()
    review.members = try await members(stored.visibility)
    review.version = stored.version
    review.byRoles = form["people"] == "roles"
    let shown = review
    // A page is read far more often than its review changes.
    let bytes = written.bytes(review.key(stored.version)) {
      var html = HTML(reserving: 64 << 10)
      (shown.byRoles ? shown.readByRoles() : shown).write(into: &html)
      return html.bytes
    }
    return page(shown.heading, at: .reviews, request, context) { html in
      DoneNote(form["imported"] ?? form["done"])?.write(into: &html)
      html.append(written: bytes)
      LiveNotice(uid: stored.uid, version: stored.version).write(into: &html)
    }
  }

  /// The review as it was then: to be read, and to be put back.
  private func earlier(_ version: Int, of stored: Stored, _ request: Request, _ context: Context) async throws
    -> Response
  {
    let old = try await store.review(stored.uid, at: version)
    let entry = try await store.history(stored.uid).first { $0.version == version }
    var review = ReviewPage(
      review: old, uid: stored.uid, kinds: try await documents().kinds, now: now(),
      source: Form(query: request.uri)["source"])
    review.files = AttachedFiles(try await store.files(stored.uid), of: stored.uid)
    review.members = try await members(stored.visibility)
    review.version = version
    review.isEarlier = true
    review.targets = try await store.targets()
    if Form(query: request.uri)["people"] == "roles" { review = review.readByRoles() }
    let canRevert = context.viewer.may(.edit, stored.visibility)
    let banner = EarlierBanner(
      uid: stored.uid, version: version, newest: stored.version, at: entry?.at, canRevert: canRevert)
    return page("Version \(version): \(review.review.heading)", at: .reviews, request, context) { html in
      banner.write(into: &html)
      review.write(into: &html)
    }
  }
}

extension Viewer {
  /// What they may do with a review of that visibility.
  func acts(_ visibility: Visibility) -> Set<Act> { Set(Act.allCases.filter { may($0, visibility) }) }
}

/// Over a version that is not the newest.
struct EarlierBanner {
  var uid: String
  var version: Int
  var newest: Int
  /// When it was made.
  var at: Stamp?
  /// Whether whoever looks may put the review back to it.
  var canRevert: Bool

  func write(into html: inout HTML) {
    html(.div, .class("note warn then"), .role("note")) { html in
      html.mark(.warning, toned: false)
      html(.p) { html in
        html.text("This is version \(version) of \(newest)")
        if let at { html.text(", as it was on \(TimeWords.noted(at))") }
        html.text(".")
      }
      html(.div, .class("btns")) { html in
        if canRevert { reversal(&html) }
        html(.a, .class("btn plain"), .href("/reviews/\(uid)"), text: "The newest version")
        html(.a, .class("btn plain"), .href("/reviews/\(uid)/history"), text: "History")
      }
    }
    html.line()
  }

  private func reversal(_ html: inout HTML) {
    html(.form, .method("post"), .action("/reviews/\(uid)/revert")) { html in
      html(.input, .type("hidden"), .name("version"), .value(String(version)))
      html(.button, .class("btn"), .type("submit"), text: "Put back to this version")
    }
  }
}

/// Where the page's script says that somebody changed the review; it is empty until then.
struct LiveNotice {
  var uid: String
  var version: Int

  func write(into html: inout HTML) {
    html(
      .div, .class("live"), .polite, .comfort("live"), .data(version: version),
      .data(review: uid), text: "")
  }
}
