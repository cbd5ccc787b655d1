import Debrief

extension ReviewPage {
  var conflicts: Section? {
    guard !review.conflicts.isEmpty else { return nil }
    let json = review.json
    return Section(
      id: "conflicts", title: "Two versions", count: String(review.conflicts.count),
      note: "approval waits until they are settled"
    ) { html in
      for conflict in review.conflicts { write(Settlement(conflict, in: json), into: &html) }
    }
  }

  private func write(_ settlement: Settlement, into html: inout HTML) {
    let conflict = settlement.conflict
    let words = settlement.place?.words ?? conflict.path ?? "a field"
    let (id, label) = (conflict.id.map { Attribute.id("conflict-" + $0) }, Attribute.label("Two versions of " + words))
    html(.div, .class("conflict"), id, .role("group"), label) { html in
      html(.p) { html in
        html(.b, .class("strong"), text: words)
        guard conflict.by != nil || conflict.at != nil else { return }
        html(.span, .class("quiet small")) { html in
          html.text(" saved later" + (conflict.by.map { " by " + $0.words(role: true) } ?? ""))
          if conflict.at != nil { html.text(", ") }
          html.moment(conflict.at)
        }
      }
      if settlement.place?.exists != true {
        html(.p, .class("small quiet"), text: "The place that it belongs to is gone by now.")
      }
      html(.div, .class("versus")) { html in
        side("Saved later", conflict.mine, .mine, settlement, &html)
        side("Was there", conflict.theirs, .theirs, settlement, &html)
      }
      others(settlement, &html)
    }
    html.line()
  }

  private func side(
    _ title: String, _ text: String?, _ choice: Settlement.Choice, _ settlement: Settlement, _ html: inout HTML
  ) {
    html(.div) { html in
      html(.div, .class("quiet small"), text: title)
      html(.div) { html in
        guard let text else { return html.quiet(choice == .mine ? "taken away" : "nothing") }
        guard let json = settlement.value(text) else { return html.text(text) }
        value(json, settlement, &html)
      }
      if acts.contains(.edit), settlement.choices.contains(choice) { button(choice, settlement, &html) }
    }
  }

  /// A value by its place; where that is gone, its own text.
  private func value(_ json: JSON, _ settlement: Settlement, _ html: inout HTML) {
    guard let lens = settlement.place?.lens else { return html.text(json.string ?? json.text()) }
    if case .list(let element) = lens, json.elements == nil { return html.value(json, element, times) }
    html.value(json, lens, times)
  }

  private func others(_ settlement: Settlement, _ html: inout HTML) {
    let others = settlement.choices.filter { $0 == .said || $0 == .now }
    guard acts.contains(.edit), !others.isEmpty else { return }
    if settlement.place?.exists == true, let now = settlement.place?.value {
      html(.div, .class("small")) { html in
        html.quiet("It says by now: ")
        value(now, settlement, &html)
      }
    }
    html(.div, .class("btns")) { html in
      for choice in others { button(choice, settlement, &html) }
    }
  }

  private func button(_ choice: Settlement.Choice, _ settlement: Settlement, _ html: inout HTML) {
    guard let id = settlement.conflict.id else { return }
    html(.form, .method("post"), .action("/reviews/\(uid)/conflicts/\(Form.encode(id))")) { html in
      html(.input, .type("hidden"), .name("keep"), .value(choice.rawValue))
      html(.button, .class("btn"), .type("submit"), text: choice.words)
    }
  }
}

extension Settlement.Choice {
  fileprivate var words: String {
    switch self {
    case .mine: "Keep this one"
    case .theirs: "Keep the other"
    case .now: "Leave it as it is"
    case .said: "Keep it under “Also said”"
    }
  }
}
