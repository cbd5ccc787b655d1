/// The words of one set of choices.
package protocol Vocabulary: Sendable {
  static var words: Words { get }
}

/// One choice: its public id, how people see it, and how else they write it.
package struct Word: Sendable, Equatable {
  package let id: String
  package let label: String
  package let aliases: [String]

  package init(_ id: String, _ label: String? = nil, aliases: [String] = []) {
    self.id = id
    self.label = label ?? Word.label(of: id)
    self.aliases = aliases
  }

  /// `in-review` → `In review`.
  package static func label(of id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// One of a documented set. An unknown choice stays as it was written.
package struct Choice<V: Vocabulary>: Value, Hashable {
  /// Lower-case words joined by hyphens when known, else the author's own.
  package var id: String

  package init(_ id: String) { self.id = id }

  package var word: Word? { V.words[id: id] }
  package var label: String { word?.label ?? id }

  package static var lens: Lens { .choice(V.words) }

  package init?(_ json: JSON, _ reader: inout Reader) {
    guard case .string(let text) = json else { return nil }
    self.init(text)
  }

  package var json: JSON? { id.isEmpty ? nil : .string(id) }
}

/// A choice with words beside it.
package struct Judged<V: Vocabulary>: Value {
  package var choice: Choice<V>?
  package var text: String?

  package init(_ choice: Choice<V>? = nil, text: String? = nil) {
    self.choice = choice
    self.text = text
  }

  package static var lens: Lens { .choiceText(V.words) }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .string(let text): choice = Choice(text)
    case .object:
      choice = json["choice"]?.string.map { Choice($0) }
      text = json["text"]?.string
    default: return nil
    }
  }

  package var json: JSON? {
    let object = JSON.object(["choice": choice?.json, "text": text?.json])
    return object.isEmpty ? nil : object
  }
}

/// Yes, no, or nobody said, with words beside it.
package struct Answer: Value {
  package var answer: Bool?
  package var text: String?

  package init(_ answer: Bool? = nil, text: String? = nil) {
    self.answer = answer
    self.text = text
  }

  package static var lens: Lens { .answer }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .bool(let flag): answer = flag
    case .object:
      answer = json["answer"]?.bool
      text = json["text"]?.string
    default: return nil
    }
  }

  package var json: JSON? {
    let object = JSON.object(["answer": answer?.json, "text": text?.json])
    return object.isEmpty ? nil : object
  }
}
