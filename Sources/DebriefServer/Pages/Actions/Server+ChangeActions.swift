import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import Logging

extension Server {
  /// Changes one action item or several: an ordinary edit of each of their reviews.
  func changeActions(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 64 << 10)
    let change = try ActionChange(form)
    let back = Self.local(form["back"] ?? "/actions")
    // What cannot be done at all is found before anything is changed.
    let (edits, missing) = try await edits(change, context)
    var (changed, conflicts) = ([String](), 0)
    for (place, edit) in edits.enumerated() {
      do {
        let saved = try await save(change, edit, context)
        if !saved.changes.isEmpty { changed += edit.names }
        conflicts += saved.conflicts.count
      } catch  where !changed.isEmpty {
        context.logger.error("Some action items were not changed", metadata: ["error": "\(error)"])
        let rest = edits[place...].flatMap(\.names)
        throw Sorry(changed: changed, rest: rest, why: ErrorPages(server: self).sorry(for: error), back: back)
      }
    }
    guard missing == 0 else { throw Sorry(missing: missing, changed: changed.count, back: back) }
    let said = changed.isEmpty ? "same" : changed.count == 1 ? "items" : "several"
    return seeOther(Self.saying(conflicts > 0 ? "both" : said, back))
  }

  /// What of one review is changed.
  private struct Edit {
    var stored: Stored
    var base: Int
    var elements: [String]
    /// As people know the items.
    var names: [String]
  }

  /// - Returns: the edits, one for each review, and how many items are not there.
  /// - Throws: `Sorry` for what is no value, and for words that were removed since.
  private func edits(_ change: ActionChange, _ context: Context) async throws -> (edits: [Edit], missing: Int) {
    var (edits, missing) = ([Edit](), 0)
    for (uid, items) in Dictionary(grouping: change.items, by: \.uid).sorted(by: { $0.key < $1.key }) {
      guard let stored = try await store.find(uid, for: context.viewer, .edit), stored.uid == uid else {
        missing += items.count
        continue
      }
      let base = min(items.map(\.version).min() ?? stored.version, stored.version)
      try await mustKnowRedactions(stored, base)
      let elements = items.map(\.element)
      let names = elements.compactMap(stored.review.nameOfAction)
      missing += elements.count - names.count
      var trial = stored.review
      try change.apply(to: elements, of: &trial, today: now().date, zones: zones)
      if !names.isEmpty { edits.append(Edit(stored: stored, base: base, elements: elements, names: names)) }
    }
    return (edits, missing)
  }

  private func save(_ change: ActionChange, _ edit: Edit, _ context: Context) async throws -> Saved {
    let (today, zones) = (now().date, zones)
    return try await store.edit(
      edit.stored.uid, base: edit.base, by: context.author, door: .page, at: now()
    ) { review in
      try change.apply(to: edit.elements, of: &review, today: today, zones: zones)
    }
  }
}

extension Review {
  /// `INC-2026-0117 AI-3`; nil where there is no such element.
  fileprivate func nameOfAction(_ element: String) -> String? {
    actions.firstIndex { $0.id == element }.map { "\(id ?? heading) \(actions[$0].key ?? "AI-\($0 + 1)")" }
  }
}

extension Sorry {
  fileprivate init(missing: Int, changed: Int, back: String) {
    let gone = missing == 1 ? "An action item is not there any more" : "\(missing) action items are not there any more"
    self.init(
      .conflict, gone,
      "Somebody took \(missing == 1 ? "it" : "them") out, or the review is not yours to change. "
        + (changed == 0 ? "Nothing was changed." : "The other \(changed) were changed."),
      advice: "Look at the list again.", back: (back, "Back to the list"))
  }

  /// Where something failed after a part was saved. Each review is saved by itself, so what is changed stays so.
  fileprivate init(changed: [String], rest: [String], why: Sorry, back: String) {
    self.init(
      why.status, "\(changed.count) of \(changed.count + rest.count) action items are changed, then something failed",
      "Changed: \(changed.joined(separator: ", ")). Not changed, as far as is known: \(rest.joined(separator: ", ")). "
        + "What went wrong: \(why.title.prefix(1).lowercased())\(why.title.dropFirst()).",
      advice: "Look at the list again, and change the rest there.", back: (back, "Back to the list"))
  }
}
