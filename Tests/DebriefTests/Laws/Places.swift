@testable import Debrief

/// The fields that a template surely shows: a careful list, without places that share a field or show a part of it.
struct Places {
  private var fields: [(path: [String], lens: Lens)] = []

  private static let known: [String: Places] = Dictionary(
    uniqueKeysWithValues: Template.builtIn.map { ($0.name, Places($0)) })

  static func of(_ template: Template) -> Places { known[template.name] ?? Places(template) }

  /// Fields whose absence is right where others say the same, and those of which a template shows some elements only.
  private static let derived: Set<String> = [
    "severityAssigned", "measures", "durationStated", "roles", "date", "systemMetrics", "issueLink", "links",
    "attachments",
    "startedAt", "endedAt", "title",
  ]

  private init(_ template: Template) {
    let form = template.form
    var seen: Set<String> = []
    for slot in form.slots
    where slot.kind == .value && !slot.has("prefix") && slot.composite == nil {
      let path = form.absolute(slot).filter { $0 != "." }
      guard !Self.derived.contains(path[0]), let lens = slot.lens else { continue }
      if let scope = slot.scope, !Self.shows(slot.path, of: form.scopes[scope].list, form) { continue }
      if seen.insert(path.joined(separator: ".")).inserted { fields.append((path, lens)) }
    }
  }

  /// Whether each element of a list has a row with that field, whatever its keys.
  private static func shows(_ path: [String], of list: [String], _ form: Form) -> Bool {
    let all = form.scopes.indices.filter { form.scopes[$0].list == list }
    let rows = all.contains {
      let scope = form.scopes[$0]
      return scope.kind == .rows && scope.keys.isEmpty && !scope.options.contains("tail")
        && !scope.options.contains("told")
    }
    return rows
      && all.allSatisfy { scope in form.slots.contains { $0.scope == scope && $0.path == path && $0.kind == .value } }
  }

  func shared(with other: Places) -> Places {
    var both = self
    both.fields = fields.filter { mine in other.fields.contains { $0.path == mine.path } }
    return both
  }

  /// What one review says at these places and the other does not.
  func lost(from review: Review, in shown: Review) -> [Difference] {
    let (mine, theirs) = (review.json ?? [:], shown.json ?? [:])
    return fields.flatMap { field -> [Difference] in
      let kept = Self.said(at: field.path, field.lens, mine: theirs)
      return Self.said(at: field.path, field.lens, mine: mine).subtracting(kept).sorted().map {
        Difference(path: field.path.joined(separator: "."), expected: $0, got: nil)
      }
    }
  }

  private static func said(at path: [String], _ lens: Lens, mine json: JSON) -> Set<String> {
    json.values(at: path[...]).reduce(into: []) { $0.formUnion($1.said(lens)) }
  }
}

extension JSON {
  /// All values at a path, through lists.
  func values(at path: ArraySlice<String>) -> [JSON] {
    if case .array(let elements) = self { return elements.flatMap { $0.values(at: path) } }
    guard let name = path.first else { return [self] }
    return self[name]?.values(at: path.dropFirst()) ?? []
  }

  /// What a value says, however it is spelled: its words, an instant, a rank. An open action and one of which nobody
  /// said so have the same empty box; a fifth rank is one that most schemes lack.
  func said(_ lens: Lens) -> Set<String> {
    switch lens {
    case .list(let element): return said(element)
    case .moment:
      guard let at = self["at"]?.string.flatMap({ Stamp(iso: $0) }) else { return [] }
      return ["at " + (at.instant.map(String.init) ?? at.iso)]
    case .severity: return self["rank"]?.numeral.flatMap(Int.init).map { $0 < 5 ? ["rank \($0)"] : [] } ?? []
    case .person: return (self["name"] ?? self["handle"] ?? self).said(.text)
    case .choice(let words) where words === ActionStatuses.words && string == "open": return []
    case .choiceText: return (self["text"] ?? self["choice"] ?? self).said(.text)
    case .choice: return [((self["text"] ?? self["choice"] ?? self).string ?? text()).key]
    case .answer: return (self["answer"] ?? self).bool.map { [String($0)] } ?? []
    case .text, .prose, .date: return Set((string ?? text()).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    default: return numeral.map { [$0] } ?? ["a value"]
    }
  }
}
