/// Words that are to be gone from a review, and from every state that it ever had.
package enum Redaction: Sendable, Equatable {
  /// All that a field, an element or a list says.
  case path(FieldPath)
  /// A word or several, wherever they stand by themselves, in capitals or not; another text takes their place.
  case words(String, instead: String)
  /// An attached file, by its name.
  case file(String)

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
    case .words: return Review.read(self(json)).review
    case .file(let name):
      var redacted = review
      for place in redacted.attachments.indices where redacted.attachments[place].file == name {
        let id = redacted.attachments[place].id
        redacted.attachments[place] = Attachment()
        redacted.attachments[place].id = id
        redacted.attachments[place].file = Self.mark
      }
      return redacted
    }
  }

  /// The same in any JSON: of a path and of a file nothing, since those are a review's.
  package func callAsFunction(_ json: JSON) -> JSON {
    switch json {
    case .string(let text): .string(self(text))
    case .array(let elements): .array(elements.map { self($0) })
    case .object(let members): .object(members.map { JSON.Member($0.name, sides($0) ?? self($0.value)) })
    case .null, .bool, .number: json
    }
  }

  /// The sides of a conflict are values as JSON, in which a line break is a letter.
  private func sides(_ member: JSON.Member) -> JSON? {
    guard ["mine", "theirs"].contains(member.name), let text = member.value.string else { return nil }
    return (try? JSON(parsing: text)).map { .string(self($0).text()) }
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
        let value = json[field.name].flatMap { field.name == "id" && shape.isNumbered ? $0 : blank($0, field.lens) }
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
  /// Only where they stand by themselves: no letter or digit touches them. Between them may be any white space.
  fileprivate func replacingWords(_ words: String, with other: String) -> String {
    let wanted = words.split(whereSeparator: \.isWhitespace).map { Array($0.lowercased()) }
    guard let first = wanted.first?.first else { return self }
    let text = Array(self)
    func touches(_ place: Int) -> Bool {
      text.indices.contains(place) && (text[place].isLetter || text[place].isNumber)
    }
    var result = ""
    var at = 0
    while at < text.count {
      if text[at].lowercased().first == first, !touches(at - 1), let end = text.end(of: wanted, from: at), !touches(end)
      {
        result += other
        at = end
      } else {
        result.append(text[at])
        at += 1
      }
    }
    return result
  }
}

extension [Character] {
  /// Where words end that begin at a place; nil when others stand there.
  fileprivate func end(of words: [[Character]], from start: Int) -> Int? {
    var at = start
    for (place, word) in words.enumerated() {
      if place > 0 {
        let gap = self[at...].prefix(while: \.isWhitespace).count
        guard gap > 0 else { return nil }
        at += gap
      }
      guard at + word.count <= count, zip(self[at...], word).allSatisfy({ $0.lowercased() == String($1) }) else {
        return nil
      }
      at += word.count
    }
    return at
  }
}
