import Debrief
import DebriefStore

/// What of an action item is changed in its place: where it stands, whose it is, by when.
struct ActionForm {
  var item: ActionRow
  var today: CivilDate
  /// Where one comes back to.
  var back: String

  private var id: String { "change-\(item.uid)-\(item.position)" }

  func write(into html: inout HTML) {
    html(.details, .class("menu change"), .id(id)) { html in
      html(.summary, .class("words small"), .label("Change \(item.reviewName) \(item.shownKey)"), text: "Change")
      html(.div) { html in
        html(.form, .class("fields"), .method("post"), .action("/actions"), .comfort("change")) { html in
          html(.input, .type("hidden"), .name("item"), .value(item.reference))
          html(.input, .type("hidden"), .name("whole"), .value("yes"))
          html(.input, .type("hidden"), .name("back"), .value(back))
          html.saveByEnter()
          html.choice("status", "Status", states, chosen: item.status?.id ?? "", id: id + "-status")
          // The style shows it once that is chosen. A reason that was given is changed where the review is written.
          if item.status != .wontDo {
            html(.div, .class("reason")) { $0.field(.reason(id: id + "-reason")) }
          }
          html.field(
            InputField(
              name: "owner", id: id + "-owner", label: "Owner", value: item.owner ?? "", isRequired: false))
          due(&html)
          html(.button, .class("btn main"), .type("submit"), text: "Save")
        }
      }
    }
  }

  private var states: [(value: String, words: String)] {
    let known = ActionStatuses.words.all.map { ($0.id, ActionStatus($0.id).words) }
    guard let own = item.status?.id else { return [("", "Nobody said")] + known }
    return known.contains { $0.0 == own } ? known : [(own, own)] + known
  }

  /// A day by its picker; where something else is written, as a text, so that nothing is lost.
  private func due(_ html: inout HTML) {
    let isDay = item.due == nil || item.due?.date != nil
    html.field(
      InputField(
        name: "due", id: id + "-due", label: "Due", type: isDay ? "date" : "text",
        value: item.due.map { $0.date?.iso ?? $0.text } ?? "", isRequired: false))
    guard let guess = item.likelyDue(from: today) else { return }
    html(.p, .class("small quiet")) { html in
      html.text("By its priority a guess would be ")
      html(
        .button, .class("btn small"), .type("submit"), .name("guess"), .value(guess.iso),
        text: TimeWords.short(guess, beside: today))
    }
  }
}

extension HTML {
  /// The first button of a form is what Enter presses in a field of it: this one does nothing but save.
  mutating func saveByEnter() {
    self(.button, .class("hidden"), .type("submit"), .tabindex(-1), .unseen, text: "Save")
  }
}

extension ActionRow {
  /// By which a form names it: the version of the review that was seen, the review, the element.
  var reference: String { "\(version)/\(uid)/\(element ?? "")" }

  var shownKey: String { key ?? "AI-\(position + 1)" }

  /// Of its review: the incident's number, else the title.
  var reviewName: String { reviewID ?? reviewTitle ?? "a review without a title" }

  /// The key first: behind a title it would break at its hyphen.
  var place: String { "\(shownKey) · \(reviewName)" }

  /// Its place in its review's page.
  var path: String { "/reviews/\(uid)#\(shownKey)" }

  var words: String { action ?? "Nobody said what" }

  func likelyDue(from day: CivilDate) -> CivilDate? {
    var item = ActionItem()
    (item.due, item.priority, item.status) = (due, priority, status)
    return item.likelyDue(from: day)
  }
}
