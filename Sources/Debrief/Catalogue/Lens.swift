/// How a value is shown in a document and read from one. The set is closed: every field has one of these.
package indirect enum Lens: Sendable {
  /// One line.
  case text
  /// Markdown of any length.
  case prose
  case date
  case moment
  case minutes
  case count
  case percent
  case money
  case yesno
  /// A yes or no with words: {answer, text}.
  case answer
  case choice(Words)
  /// A choice with words: {choice, text}.
  case choiceText(Words)
  case person
  case severity
  /// A target of a measure: {minutes, written}.
  case target
  case record(RecordShape)
  case list(Lens)
}

/// The closed part of an open set: the choices that Debrief knows by name.
package final class Words: Sendable {
  package let name: String
  package let all: [Word]
  /// Places of words by the keys of their ids and labels, else of their other names.
  private let places: [String: Int]

  package init(_ name: String, _ all: [Word]) {
    self.name = name
    self.all = all
    var places: [String: Int] = [:]
    for names in [{ [$0.id, $0.label] }, \.aliases] as [(Word) -> [String]] {
      for (index, word) in all.enumerated() {
        for key in names(word).map(\.key) where places[key] == nil { places[key] = index }
      }
    }
    self.places = places
  }

  package subscript(id id: String) -> Word? { all.first { $0.id == id } }

  /// How people see a choice; one that is not known as it was written.
  package func label(of id: String) -> String { self[id: id]?.label ?? id }

  /// The choice of those words: its id, its label or another name for it.
  package func word(_ text: some StringProtocol) -> Word? {
    let key = text.key
    return key.isEmpty ? nil : places[key].map { all[$0] }
  }
}

extension Lens {
  /// What a person calls such a value, in an error.
  package var noun: String {
    switch self {
    case .text: "line of text"
    case .prose: "text"
    case .date: "date"
    case .moment: "moment"
    case .minutes: "number of minutes"
    case .count: "number"
    case .percent: "percentage"
    case .money: "sum of money"
    case .yesno: "yes or no"
    case .answer: "yes or no with a text"
    case .choice(let words): "choice of \(words.name)"
    case .choiceText(let words): "choice of \(words.name) with a text"
    case .person: "person"
    case .severity: "severity"
    case .target: "target"
    case .record(let shape): shape.name
    case .list(let element): "list, each element a \(element.noun)"
    }
  }
}
