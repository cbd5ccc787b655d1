import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  /// Changes one action item or several: an ordinary edit of each of their reviews.
  func changeActions(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 64 << 10)
    let change = try ActionChange(form)
    var outcome = (changed: 0, missing: 0, conflicts: 0)
    for (uid, items) in Dictionary(grouping: change.items, by: \.uid).sorted(by: { $0.key < $1.key }) {
      guard let stored = try await store.find(uid, for: context.viewer, .edit), stored.uid == uid else {
        outcome.missing += items.count
        continue
      }
      let base = min(items.map(\.version).min() ?? stored.version, stored.version)
      try await mustKnowRedactions(stored, base)
      let (today, zones) = (now().date, zones)
      var missing = 0
      let saved = try await store.edit(uid, base: base, by: context.author, door: .page, at: now()) { review in
        missing = try change.apply(to: items.map(\.element), of: &review, today: today, zones: zones)
      }
      outcome.missing += missing
      outcome.conflicts += saved.conflicts.count
      if !saved.changes.isEmpty { outcome.changed += items.count - missing }
    }
    let back = Self.local(form["back"] ?? "/actions")
    guard outcome.missing == 0 else { throw Sorry(missing: outcome.missing, changed: outcome.changed, back: back) }
    let said = outcome.changed == 0 ? "same" : outcome.changed == 1 ? "items" : "several"
    return seeOther(Self.saying(outcome.conflicts > 0 ? "both" : said, back))
  }
}

/// What a form says of action items.
struct ActionChange {
  struct Item {
    var version: Int
    var uid: String
    var element: String
  }

  let items: [Item]
  /// nil leaves what is there; `""` takes it out.
  private let status: String?
  private let owner: String?
  private let due: String?

  /// So many at once are a page of them.
  private static let most = Page.most

  /// - Throws: `Sorry` where none is chosen, or nothing is said of them.
  init(_ form: Form) throws {
    items = form.all("item").compactMap { reference in
      let parts = reference.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let version = Int(parts[0]) else { return nil }
      return Item(version: version, uid: parts[1], element: parts[2])
    }
    // A form of one item says all of it; in one of several what is empty is left alone.
    let isWhole = form["whole"] == "yes"
    func said(_ name: String) -> String? { form[name] ?? (isWhole && form.value(name) != nil ? "" : nil) }
    (status, owner, due) = (
      said("status"), said("owner"), said("due").flatMap { $0.isEmpty ? nil : $0 } ?? form["guess"] ?? said("due")
    )
    guard !items.isEmpty, items.count <= Self.most, (status ?? owner ?? due) != nil else {
      throw Sorry(
        .badRequest, "Nothing was changed", "No action item was chosen, or nothing was said of it.",
        advice: "Choose some, and say what is to change.", back: (Server.local(form["back"] ?? "/actions"), "Back"))
    }
  }

  /// - Returns: how many of the elements are not there.
  /// - Throws: `Sorry` for what is nobody.
  func apply(to elements: [String], of review: inout Review, today: CivilDate, zones: Zones) throws -> Int {
    let text = FieldText(of: review, zones: zones)
    var missing = 0
    for element in elements {
      guard let place = review.actions.firstIndex(where: { $0.id == element }) else {
        missing += 1
        continue
      }
      var item = review.actions[place]
      if let status, status != item.status?.id ?? "" {
        item.move(to: status.isEmpty ? nil : ActionStatus(status), on: today)
      }
      // The list shows less of a person than there is.
      if let owner, owner != item.owner?.shown ?? "" {
        item.owner = try Self.read(owner, .person, text)?.as(Person.self)
      }
      if let due, due != item.due?.text, due != item.due?.date?.iso ?? "" {
        item.due = try Self.read(due, .date, text)?.as(Day.self)
      }
      review.actions[place] = item
    }
    return missing
  }

  private static func read(_ words: String, _ lens: Lens, _ text: FieldText) throws -> JSON? {
    do {
      return try text.read(words, lens)
    } catch {
      throw Sorry(
        .unprocessableContent, "This could not be read", error.words + ". Nothing was changed.",
        advice: "Go back, and write a name.")
    }
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
}
