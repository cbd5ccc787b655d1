import Debrief

/// Words that a field may take: a line offers them while one types, a list has them to choose below.
struct Offers {
  private enum Words {
    case line([TeamVocabulary.Level])
    case list([String])
  }

  private let words: Words

  /// nil for a field that nothing is offered for.
  init?(_ vocabulary: TeamVocabulary, at path: FieldPath) {
    switch path {
    case "severity" where !vocabulary.severities.isEmpty: words = .line(vocabulary.severities)
    case "services" where !vocabulary.services.isEmpty: words = .list(vocabulary.services)
    case "cause.factorChecklist":
      words = .list(FactorChoices.words.all.map(\.label) + vocabulary.factors)
    default: return nil
    }
  }

  /// Whether they are offered while one types.
  var isLine: Bool {
    if case .line = words { true } else { false }
  }

  /// Of the words of a line.
  static func list(_ id: String) -> String { id + "-offers" }

  /// - Parameter id: of the field that takes them.
  func write(id: String, label: String, into html: inout HTML) {
    switch words {
    case .line(let levels):
      html(.datalist, .id(Self.list(id))) { html in
        for level in levels { html(.option, .value(level.name), text: level.meaning ?? "") }
      }
      if levels.contains(where: { $0.meaning != nil }) { meanings(levels, &html) }
    case .list(let words):
      html(.details, .class("offers"), .data(into: id)) { html in
        html(.summary, .class("small"), text: "Choose \(label.lowercasedStart)")
        html(.div) { html in
          for word in words { html(.button, .class("btn small"), .type("button"), text: word) }
        }
      }
    }
  }

  private func meanings(_ levels: [TeamVocabulary.Level], _ html: inout HTML) {
    html(.details, .class("meanings")) { html in
      html(.summary, .class("small"), text: "What each means")
      html(.dl, .class("facts small")) { html in
        for level in levels {
          html(.dt, text: level.name)
          html(.dd, text: level.meaning ?? "not said")
        }
      }
    }
  }
}
