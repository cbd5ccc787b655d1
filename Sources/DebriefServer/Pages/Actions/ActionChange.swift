import Debrief
import DebriefStore
import HTTPTypes

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
  /// Why it will not be done.
  private let reason: String?

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
    (owner, due, reason) = (
      said("owner"), said("due").flatMap { $0.isEmpty ? nil : $0 } ?? form["guess"] ?? said("due"), form["reason"]
    )
    // A reason alone, sent by Enter, says what it is the reason of.
    let isDropped = reason != nil && owner == nil && due == nil
    status = said("status") ?? (isDropped ? ActionStatus.wontDo.id : nil)
    guard !items.isEmpty, items.count <= Self.most, (status ?? owner ?? due) != nil else {
      throw Sorry(
        .badRequest, "Nothing was changed", "No action item was chosen, or nothing was said of it.",
        advice: "Choose some, and say what is to change.", back: (Server.local(form["back"] ?? "/actions"), "Back"))
    }
  }

  /// Elements that are not there are passed over.
  ///
  /// - Throws: `Sorry` for what is nobody, and for what is no day.
  func apply(to elements: [String], of review: inout Review, today: CivilDate, zones: Zones) throws {
    let text = FieldText(of: review, zones: zones, today: today)
    for element in elements {
      guard let place = review.actions.firstIndex(where: { $0.id == element }) else { continue }
      var item = review.actions[place]
      if let status, status != item.status?.id ?? "" {
        item.move(to: status.isEmpty ? nil : ActionStatus(status), on: today)
      }
      if let reason, item.status == .wontDo { item.reason = Prose(reason) }
      // The list shows less of a person than there is.
      if let owner, owner != item.owner?.shown ?? "" {
        item.owner = try Self.read(owner, .person, text, "This is no name", "write a name")?.as(Person.self)
      }
      if let due, due != item.due?.text, due != item.due?.date?.iso ?? "" {
        item.due = try Self.read(
          due, .date, text, "The due day could not be read", "write a day like 2026-03-05 or 5 March 2026"
        )?.as(Day.self)
      }
      review.actions[place] = item
    }
  }

  private static func read(
    _ words: String, _ lens: Lens, _ text: FieldText, _ title: String, _ advice: String
  ) throws -> JSON? {
    do {
      return try text.read(words, lens)
    } catch {
      throw Sorry(
        .unprocessableContent, title, error.words + ". Nothing was changed.", advice: "Go back, and \(advice).")
    }
  }
}
