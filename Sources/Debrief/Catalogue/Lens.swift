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
package struct Words: Sendable {
  package let name: String
  package let words: [Word]
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
