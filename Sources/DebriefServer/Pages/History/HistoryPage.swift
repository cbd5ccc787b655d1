import Debrief
import DebriefStore

/// What happened to a review: who changed what, when, by which door; the newest first.
struct HistoryPage {
  /// So many versions at a time.
  static let most = 50
  /// So many changes of one version stand open; the others are behind a fold.
  static let open = 25

  var review: Review
  var uid: String
  var newest: Int
  var entries: [HistoryEntry]
  /// Only versions before that one.
  var before: Int?
  /// Only what happened there.
  var field: FieldPath?
  /// Whether whoever looks may put a field back.
  var mayRestore = false
  /// What keys of accounts and groups stand for.
  var names: [String: String] = [:]

  func write(into html: inout HTML) {
    let entries = touching
    let older = entries.filter { $0.version < before ?? .max }
    let shown = older.prefix(Self.most)
    html(.div, .class("head")) { html in
      html(.div) { html in
        html(.h1, text: "History")
        html(.a, .href("/reviews/\(uid)"), text: review.heading)
      }
      if let field {
        html(.p) { html in
          html.text("Of “\(ChangedPlace(field, in: review.json).words)” alone. ")
          html(.a, .href("/reviews/\(uid)/history"), text: "The whole history")
        }
      }
    }
    if entries.isEmpty {
      html(.p, .class("quiet"), text: "Nothing was changed there since the review was begun.")
    }
    html(.ol, .class("story")) { html in
      for entry in shown { write(entry, into: &html) }
    }
    html(.div, .class("head pager")) { html in
      html(.span, .class("n"), text: "\(shown.count) of \(Figure.count(entries.count, "version")) shown")
      html(.nav, .class("btns"), .label("Pages")) { html in
        let query = field.map { "field=\(Form.encode($0.description))&" } ?? ""
        if before != nil { html(.a, .class("btn"), .href("/reviews/\(uid)/history?\(query)"), text: "To the newest") }
        if older.count > shown.count, let last = shown.last {
          let path = "/reviews/\(uid)/history?\(query)before=\(last.version)"
          html(.a, .class("btn"), .href(path), .rel("next"), text: "Earlier versions")
        }
      }
    }
  }

  /// The versions that changed the field, where only one is asked for.
  private var touching: [HistoryEntry] {
    field == nil ? entries : entries.filter { $0.changes.contains(where: isShown) }
  }

  private func isShown(_ change: Change) -> Bool {
    guard let field else { return true }
    return field.holds(change.place) || change.place.holds(field)
  }

  /// What the field said before a version.
  private func restoration(_ entry: HistoryEntry, _ html: inout HTML) {
    guard mayRestore, let field, entry.version > 1 else { return }
    html(.form, .method("post"), .action("/reviews/\(uid)/history/restore")) { html in
      html(.input, .type("hidden"), .name("field"), .value(field.description))
      html(.input, .type("hidden"), .name("version"), .value(String(entry.version - 1)))
      html(
        .button, .class("btn small"), .type("submit"),
        .label("Put back what it said before version \(entry.version)"), text: "Put back what it said before")
    }
  }

  private func write(_ entry: HistoryEntry, into html: inout HTML) {
    html(.li, .id("v\(entry.version)")) { html in
      html(.h2) { html in
        html.text("Version \(entry.version) ")
        html(.span, .class("n"), text: entry.kind == .edited ? "" : entry.kind.words)
      }
      html(.p, .class("small quiet")) { html in
        html.text("\(entry.by.name.isEmpty ? "Nobody named" : entry.by.name), \(entry.door.words), ")
        html(.time, .datetime(entry.at.iso), text: TimeWords.noted(entry.at))
        if entry.version < newest, ![.removed, .erased].contains(entry.kind) {
          html.text(" · ")
          let path = "/reviews/\(uid)?version=\(entry.version)"
          html(.a, .href(path), .label("See version \(entry.version)"), text: "See this version")
        }
      }
      if let joined = entry.joined {
        html(.p, text: "\(names[joined] ?? "Somebody who is gone") joined a group that sees it.")
      }
      if let visibility = entry.visibility { html(.p, text: words(visibility)) }
      if let reason = entry.reason { redaction(entry, reason, &html) }
      changes(entry, &html)
      restoration(entry, &html)
    }
    html.line()
  }

  private func words(_ visibility: Visibility) -> String {
    guard visibility.isPrivate else { return "Everyone with an account sees it." }
    let members = visibility.members.map { $0.words(names) }.sorted()
    return "Private to " + (members.isEmpty ? "nobody" : members.joined(separator: ", ")) + "."
  }

  private func redaction(_ entry: HistoryEntry, _ reason: String, _ html: inout HTML) {
    let what = entry.what.map { words in
      FieldPath(parsing: words).flatMap { ChangedPlace($0, in: nil).isKnown ? Review.label(of: words) : nil } ?? words
    }
    html(.p) { html in
      html.text("Words were removed for good, here and from every earlier version")
      if let what { html.text(": \(what)") }
      html.text(". Reason: \(reason)")
    }
  }

  private func changes(_ entry: HistoryEntry, _ html: inout HTML) {
    let json = review.json
    func list(_ changes: ArraySlice<Change>, _ html: inout HTML) {
      html(.ul, .class("changes")) { html in
        for change in changes { ChangeLine(change: change, review: json).write(into: &html) }
      }
    }
    let all = entry.changes.filter(isShown)[...]
    if all.isEmpty {
      if entry.kind == .edited { html(.p, .class("quiet"), text: "Only what Debrief keeps by itself.") }
      return
    }
    list(all.prefix(Self.open), &html)
    guard all.count > Self.open else { return }
    html(.details) { html in
      html(.summary, text: "\(Figure.count(all.count - Self.open, "more change"))")
      list(all.dropFirst(Self.open), &html)
    }
  }
}

extension HistoryEntry.Kind {
  var words: String {
    switch self {
    case .created: "created"
    case .edited: "changed"
    case .removed: "removed"
    case .restored: "brought back"
    case .shared: "who can see it"
    case .redacted: "words removed"
    case .erased: "erased"
    }
  }
}

extension Door {
  /// The way by which it came in.
  var words: String {
    switch self {
    case .page: "on its page"
    case .api: "by the API"
    case .cli: "on the command line"
    case .import: "by an import"
    case .integration: "by an integration"
    }
  }
}

extension Change {
  /// The field, or the element, that it is about.
  fileprivate var place: FieldPath {
    switch self {
    case .set(let path, _, _): path
    case .insert(let list, let id, _, _), .move(let list, let id, _, _): list.element(id)
    case .remove(let list, let id, _, _): list.element(id)
    }
  }
}

extension FieldPath {
  /// Whether the other place is this one, or within it.
  func holds(_ other: FieldPath) -> Bool { other.steps.starts(with: steps) }
}
