import Debrief

// Contributing factors: the kinds that the templates name as boxes to be ticked, and each factor under its category.
extension WritePage {
  func factors(_ place: Place, _ html: inout HTML) {
    guard let record = place.shape.lens.element?.record else { return }
    html(.div, .class("elements"), .id(FieldControl.anchor(place.path))) { html in
      html(.div, .class("lab")) { html in
        html(.b, text: place.label)
        html(.span, .class("help small quiet"), text: place.shape.meaning)
      }
      kinds(&html)
      let elements = review.elements(of: place.path)
      for category in categories {
        let own = elements.filter { $0["category"]?.string == category?.id }
        if !own.isEmpty {
          html(.p, .class("small quiet"), text: category?.label ?? "No category")
          html(.ol, .class("list")) { html in
            for element in own { row(element, record, place.path, &html) }
          }
        }
      }
      free(place, &html)
    }
    html.line()
  }

  /// Those that the templates group by, then those of this review's own.
  private var categories: [FactorCategory?] {
    var all: [FactorCategory?] = FactorChoices.groups.map(\.category)
    for factor in review.cause.factors where !all.contains(factor.category) { all.append(factor.category) }
    return all
  }

  private func kinds(_ html: inout HTML) {
    let known = FactorChoices.words.all.map { FactorChoice($0.id) }.filter(review.cause.says)
    html(.details, .class("kinds"), review.cause.factors.isEmpty ? .open : nil) { html in
      html(.summary, text: "Known kinds, \(known.count) ticked")
      html(.form, .method("post"), .action("/reviews/\(uid)/factors")) { html in
        for choice in known { html(.input, .type("hidden"), .name("known"), .value(choice.id)) }
        html(.div, .class("groups")) { html in
          for group in FactorChoices.groups {
            html(.fieldset) { html in
              html(.legend, text: group.category.label)
              for kind in group.kinds { tick(FactorChoice(kind), &html) }
            }
          }
        }
        html(.button, .class("btn"), .type("submit"), text: "Save what is ticked")
      }
    }
  }

  private func tick(_ choice: FactorChoice, _ html: inout HTML) {
    html(.label, .class("tick")) { html in
      html(
        .input, .type("checkbox"), .name("factor"), .value(choice.id), review.cause.says(choice) ? .checked : nil)
      html.text(choice.label)
    }
  }

  /// One that no template names.
  private func free(_ place: Place, _ html: inout HTML) {
    let id = FieldControl.anchor(place.path) + "-new"
    html(.form, .class("fields adding"), .method("post"), .action("/reviews/\(uid)/elements")) { html in
      html(.input, .type("hidden"), .name("list"), .value(place.path.description))
      html(.div) { html in
        html(.label, .class("in"), .for(id), text: "Add to “\(place.shape.label)”")
        html(.input, .id(id), .name("words"), .type("text"), .autocomplete("off"), .required)
      }
      html(.div) { html in
        html(.label, .class("in"), .for(id + "-category"), text: "Category")
        html(.select, .id(id + "-category"), .name("category")) { html in
          html(.option, .value(""), text: "None")
          for group in FactorChoices.groups {
            html(.option, .value(group.category.id), text: group.category.label)
          }
        }
      }
      html(.button, .class("btn"), .type("submit"), text: "Add")
    }
  }
}
