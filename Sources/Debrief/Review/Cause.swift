/// Why it happened: systems and circumstances, never people.
package struct Cause: Record {
  package var whatHappened: Prose?
  package var why: Prose?
  package var whyNotCaught: Prose?
  package var trigger: Prose?
  package var technical: Prose?
  package var statement: Prose?
  package var whys: [Why] = []
  package var factors: [Factor] = []
  package var factorChecklist: [CheckedFactor] = []

  package init() {}
}

/// A node of the cause graph: a question, its answer, and the why that it asks further into.
package struct Why: Element {
  package var id: String?
  package var question: String?
  package var answer: Prose?
  /// The id of the why whose answer this one explains; absent for the first, and where it follows the one before it.
  package var because: String?
  package var rootCause: Bool?
  /// Each a line of Markdown: words, a link, an entry of the timeline, a file.
  package var evidence: [String] = []

  package init() {}
}

package struct Factor: Element {
  package var id: String?
  package var name: String?
  package var description: Prose?
  package var effect: Prose?
  package var category: FactorCategory?
  package var evidence: [String] = []

  package init() {}
}

/// A ticked box of a template's list of factors; `other` comes with its group and its own words.
package struct CheckedFactor: Value, Hashable {
  package var choice: FactorChoice
  package var category: FactorCategory?
  package var text: String?

  package init(_ choice: FactorChoice, category: FactorCategory? = nil, text: String? = nil) {
    self.choice = choice
    self.category = category
    self.text = text
  }

  package static var lens: Lens { .choice(FactorChoices.words) }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .string(let text): choice = FactorChoice(text)
    case .object:
      guard let name = json["choice"]?.string else { return nil }
      choice = FactorChoice(name)
      category = json["category"]?.string.map { FactorCategory($0) }
      text = json["text"]?.string
    default: return nil
    }
  }

  package var json: JSON? {
    if category == nil, text == nil { return choice.json }
    return .object(["choice": choice.json, "category": category?.json, "text": text?.json])
  }
}
