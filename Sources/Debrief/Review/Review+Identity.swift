extension Review {
  /// The review with an id for every element: a letter of its list and a number, `t7`.
  ///
  /// An id that an element of the list has is kept, of two alike the first; none of a list's ids is given twice. A name
  /// like `new-1` stands for an id that is still to be given, also where another element refers to it.
  /// - Parameters:
  ///   - other: an earlier state, whose ids are not given to other elements.
  ///   - spent: ids that were used before, as paths: `timeline[t7]`.
  package func identified(avoiding other: Review? = nil, spent: Set<String> = []) -> Review {
    identified(avoiding: other?.json, spent: spent).review
  }

  /// The same, with its canonical JSON, beside a state whose JSON is at hand.
  package func identified(avoiding other: JSON?, spent: Set<String>) -> (review: Review, json: JSON) {
    let json = json ?? [:]
    let numbered = Self.mapLists(json, other, shape: Self.shape, path: FieldPath()) { path, list, old in
      Self.number(list, path, avoiding: old, spent: spent)
    }
    return (numbered == json ? self : Review.read(numbered).review, numbered)
  }

  /// Rewrites each list whose elements Debrief numbers; beside it, the same list of another review.
  static func mapLists(
    _ json: JSON, _ other: JSON?, shape: RecordShape, path: FieldPath,
    _ body: (FieldPath, _ list: [JSON], _ other: [JSON]) -> [JSON]
  ) -> JSON {
    var json = json
    for field in shape.fields {
      guard let value = json[field.name] else { continue }
      let inner = path.field(field.name)
      if let record = field.lens.record {
        json[field.name] = mapLists(value, other?[field.name], shape: record, path: inner, body)
      } else if field.lens.element?.record?.isNumbered == true {
        json[field.name] = .array(body(inner, value.elements ?? [], other?[field.name]?.elements ?? []))
      }
    }
    return json
  }

  private static func number(
    _ list: [JSON], _ path: FieldPath, avoiding old: [JSON], spent: Set<String>
  ) -> [JSON] {
    let known = Set(old.compactMap(\.elementID))
    var seen: Set<String> = []
    let missing = list.map { element in
      guard let id = element.elementID, !id.isProvisional || known.contains(id) else { return true }
      return !seen.insert(id).inserted
    }
    guard missing.contains(true), case .field(let name)? = path.steps.last else { return list }
    let prefix = path.description + "["
    let gone = spent.compactMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count).dropLast()) : nil }
    var numbering = Numbering(list: name, taken: seen.union(known).union(gone))
    let numbered = zip(list, missing).map { element, isMissing in
      isMissing ? element.with(id: numbering.next()) : element
    }
    let given = zip(list, numbered).compactMap { old, new in
      old.elementID.flatMap { id in seen.contains(id) ? nil : new.elementID.map { (id, $0) } }
    }
    let names = Dictionary(given) { first, _ in first }
    return names.isEmpty ? numbered : numbered.map { $0.pointing(names) }
  }
}

extension JSON {
  /// The id of an element of a list; nil when it has none.
  var elementID: String? { self["id"]?.string.flatMap { $0.isEmpty ? nil : $0 } }

  /// A why names the why that it explains by its id.
  func pointing(_ names: [String: String]) -> JSON {
    guard let name = self["because"]?.string, let now = names[name] else { return self }
    var json = self
    json["because"] = .string(now)
    return json
  }

  /// The same with another id, which stands first.
  func with(id: String?) -> JSON {
    .object((id.map { [Member("id", .string($0))] } ?? []) + (members ?? []).filter { $0.name != "id" })
  }
}

extension String {
  /// Whether it names an element that its list has given no id yet: `new-1`.
  var isProvisional: Bool { hasPrefix("new") }
}

/// The ids of a list: its first letter and a number beyond all that are taken.
struct Numbering {
  private let letter: String
  private var last: Int

  init(list name: String, taken: some Sequence<String>) {
    let letter = name.prefix(1).lowercased()
    self.letter = letter
    last = taken.compactMap { $0.hasPrefix(letter) ? Int(digits: $0.dropFirst().utf8) : nil }.max() ?? 0
  }

  mutating func next() -> String {
    last += 1
    return letter + String(last)
  }
}
