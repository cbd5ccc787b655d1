extension Review {
  /// The same review with everybody under what they were there for: `incident commander`, `responder 2`. Programs that
  /// act, like “System”, keep their names.
  package var byRoles: Review {
    let cast = Cast(self)
    return Review.read(cast(json ?? [:], .record(Review.shape))).review
  }
}

/// Who is named in a review, and as what each is shown.
package struct Cast: Sendable {
  /// By names and handles, as they were written.
  private var labels: [String: String] = [:]
  /// What stands for them in prose, the longest first, so that no part of a name is taken for another's.
  private var written: [(words: [Character], label: String)] = []

  private static let programs: Set<String> = ["system", "automation", "monitoring", "alerting"]

  package init(_ review: Review) {
    var order: [(person: Person, label: String)] = review.roles.map { ($0, Self.label($0.role) ?? "responder") }
    Self.collect(review.json ?? [:], .record(Review.shape), as: "responder") { order.append(($0, $1)) }
    var chosen: [(keys: Set<String>, label: String)] = []
    for (person, label) in order where !Self.isProgram(person) {
      let keys = Set([person.name, person.handle.map { "@" + $0 }].compactMap { $0 })
      if let known = chosen.firstIndex(where: { !$0.keys.isDisjoint(with: keys) }) {
        chosen[known].keys.formUnion(keys)
      } else {
        chosen.append((keys, label))
      }
    }
    var numbers: [String: Int] = [:]
    for (keys, label) in chosen {
      numbers[label, default: 0] += 1
      let isShared = chosen.count { $0.label == label } > 1
      let shown = isShared ? "\(label) \(numbers[label] ?? 1)" : label
      for key in keys { labels[key] = shown }
    }
    written = labels.map { (Array($0.key), $0.value) }.sorted { $0.0.count > $1.0.count }
  }

  /// What somebody is shown as, by a name or by a handle with its “@”; the name itself of whom nobody named.
  package func callAsFunction(_ name: String) -> String { labels[name] ?? name }

  func callAsFunction(_ json: JSON, _ lens: Lens) -> JSON {
    switch lens {
    case .text, .prose: json.string.map { .string(inWords($0)) } ?? json
    case .answer, .choiceText, .choice:
      json.members.map { members in
        .object(members.map { JSON.Member($0.name, $0.name == "text" ? self($0.value, .prose) : $0.value) })
      } ?? json
    case .person: shown(json)
    case .record(let shape):
      .object(
        (json.members ?? []).map { member in
          guard let field = shape.field(member.name), !["id", "uid", "template"].contains(field.name) else {
            return member
          }
          return JSON.Member(member.name, self(member.value, field.lens))
        })
    case .list(let element): .array((json.elements ?? []).map { self($0, element) })
    default: json
    }
  }

  private func shown(_ json: JSON) -> JSON {
    let person = Self.person(json)
    guard let person, !Self.isProgram(person) else { return json }
    let key = person.name ?? person.handle.map { "@" + $0 } ?? ""
    return Person(labels[key] ?? "responder").json ?? json
  }

  /// Names that stand by themselves: no letter or digit touches them.
  package func inWords(_ text: String) -> String {
    guard written.contains(where: { text.contains($0.words[0]) }) else { return text }
    let letters = Array(text)
    var result = ""
    var at = 0
    while at < letters.count {
      let found = written.first { name, _ in
        letters[at...].starts(with: name) && !Self.touches(letters, at - 1)
          && !Self.touches(letters, at + name.count)
      }
      if let found {
        result += found.label
        at += found.words.count
      } else {
        result.append(letters[at])
        at += 1
      }
    }
    return result
  }

  private static func touches(_ letters: [Character], _ place: Int) -> Bool {
    letters.indices.contains(place) && (letters[place].isLetter || letters[place].isNumber)
  }

  private static func isProgram(_ person: Person) -> Bool {
    person.shown.isEmpty || programs.contains(person.shown.lowercased())
  }

  /// Every person below, in order, with what the place says of them.
  private static func collect(
    _ json: JSON, _ lens: Lens, as label: String, _ take: (Person, String) -> Void
  ) {
    switch lens {
    case .person:
      if let person = person(json) { take(person, label == "responder" ? self.label(person.role) ?? label : label) }
    case .record(let shape):
      for field in shape.fields {
        guard let value = json[field.name] else { continue }
        collect(value, field.lens, as: labels[field.name] ?? label, take)
      }
    case .list(let element): for value in json.elements ?? [] { collect(value, element, as: label, take) }
    default: break
    }
  }

  private static let labels = [
    "authors": "author", "reviewers": "reviewer", "preparedBy": "author", "createdBy": "author",
    "updatedBy": "author", "approvals": "approver", "attendees": "attendee", "stakeholders": "stakeholder",
  ]

  private static func person(_ json: JSON) -> Person? {
    var reader = Reader()
    return Person(json, &reader)
  }

  /// `Incident Commander` → `incident commander`; `IC` stays.
  private static func label(_ role: String?) -> String? {
    guard let role, !role.isEmpty else { return nil }
    let isShort = role.count <= 4 && role == role.uppercased()
    return isShort ? role : role.lowercased()
  }
}
