/// Words that are to be gone from a review, and from every state that it ever had.
package enum Redaction: Sendable, Equatable {
  /// All that a field, an element or a list says.
  case path(FieldPath)
  /// A word or several, wherever they stand by themselves, in capitals or not; another text takes their place.
  case words(String, instead: String)

  /// What stands in the place of text.
  package static let mark = "[redacted]"

  /// A state of a review without the words.
  package func callAsFunction(_ review: Review) -> Review {
    let json = review.json ?? [:]
    switch self {
    case .path(let path):
      var patch = Patch(json, Review.shape)
      _ = patch.alter(path) { value, lens in value.flatMap { Self.blank($0, lens) } }
      var redacted = Review.read(patch.json ?? [:]).review
      for place in redacted.conflicts.indices where path.meets(redacted.conflicts[place].path) {
        redacted.conflicts[place].mine = Self.mark
        redacted.conflicts[place].theirs = Self.mark
      }
      return redacted
    case .words:
      return Review.read(self(json)).review
    }
  }

  /// The same in any JSON: of a path nothing, since that is a review's.
  package func callAsFunction(_ json: JSON) -> JSON {
    switch json {
    case .string(let text): .string(self(text))
    case .array(let elements): .array(elements.map { self($0) })
    case .object(let members): .object(members.map { JSON.Member($0.name, self($0.value)) })
    case .null, .bool, .number: json
    }
  }

  /// The same in a text.
  package func callAsFunction(_ text: String) -> String {
    guard case .words(let words, let instead) = self, !words.isEmpty else { return text }
    return text.replacingWords(words, with: instead)
  }

  /// A mark where there was text; of dates, numbers and choices nothing stays.
  private static func blank(_ json: JSON, _ lens: Lens) -> JSON? {
    switch lens {
    case .text, .prose: return .string(mark)
    case .person: return .object(["name": .string(mark)])
    case .record(let shape):
      let members = shape.fields.compactMap { field in
        let value = json[field.name].flatMap { field.name == "id" ? $0 : blank($0, field.lens) }
        return value.map { JSON.Member(field.name, $0) }
      }
      return .object(members)
    case .list(let element):
      return .array((json.elements ?? []).compactMap { blank($0, element) })
    default: return nil
    }
  }
}

extension FieldPath {
  /// Whether that path is this one, or lies within it or around it.
  fileprivate func meets(_ text: String?) -> Bool {
    guard let other = text.flatMap({ FieldPath(parsing: $0) }) else { return false }
    return zip(steps, other.steps).allSatisfy { $0 == $1 }
  }
}

extension String {
  /// Only where they stand by themselves: no letter or digit touches them.
  fileprivate func replacingWords(_ words: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    var before: Character?
    while let found = rest.firstRange(ofWords: words) {
      let last = rest[..<found.lowerBound].last ?? before
      let touches = [last, rest[found.upperBound...].first].contains { $0.map { $0.isLetter || $0.isNumber } ?? false }
      result += rest[..<found.lowerBound]
      result += touches ? String(rest[found]) : other
      before = rest[found].last
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func firstRange(ofWords words: String) -> Range<Index>? {
    let wanted = words.lowercased()
    guard let first = wanted.first else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start].lowercased().first == first, let end = index(start, offsetBy: words.count, limitedBy: endIndex),
        self[start..<end].lowercased() == wanted
      {
        return start..<end
      }
      start = index(after: start)
    }
    return nil
  }
}
