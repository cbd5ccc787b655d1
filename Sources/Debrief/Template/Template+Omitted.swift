extension Template {
  /// What of a review this document has no place for: a note for each field, with its path.
  ///
  /// A text that stands at another place is not left out. What only the store knows is no part of a document.
  ///
  /// - Parameter canEmbed: whether the notes point at the way to carry it all the same.
  package func omitted(_ review: Review, canEmbed: Bool = true) -> [Note] {
    let review = review.identified()
    guard let whole = review.json else { return [] }
    let shown = seen(review).aligned(to: review).json ?? [:]
    var search = Omissions(texts: shown)
    return Review.shape.fields.compactMap { field in
      guard let value = whole[field.name], !HiddenBlock.ownFields.contains(field.name) else { return nil }
      search.begin()
      search.compare(value, shown[field.name], field.lens, [])
      guard let words = search.words(field) else { return nil }
      let hint = canEmbed && field.name != "approvals" ? "; --embed carries \(search.isOne ? "it" : "them")" : ""
      return Note(.omitted, "\(words) no place in \(name)\(hint)", path: field.name)
    }
  }
}

/// Counts what of one field a document does not show.
private struct Omissions {
  /// All texts that it shows.
  private let texts: Set<String>
  private var elements = 0
  private var values = 0
  /// Where the values stood, without places in lists, in order.
  private var paths: [String] = []

  init(texts shown: JSON) {
    var texts: Set<String> = []
    shown.collect(&texts)
    self.texts = texts
  }

  mutating func begin() { (elements, values, paths) = (0, 0, []) }

  var isOne: Bool { elements + values == 1 }

  mutating func compare(_ value: JSON, _ shown: JSON?, _ lens: Lens, _ path: [String]) {
    switch lens {
    case .record(let shape):
      for field in shape.fields where !(shape.isElement && ["id", "because"].contains(field.name)) {
        if let inner = value[field.name] { compare(inner, shown?[field.name], field.lens, path + [field.name]) }
      }
    case .list(let element): list(value.elements ?? [], shown?.elements ?? [], element, path)
    case .person, .answer, .choiceText:
      for member in value.members ?? [] where shown?[member.name] == nil {
        add(shown == nil ? path : path + [member.name])
        if shown == nil { return }
      }
    case .text, .prose: if shown == nil, value.string.map(texts.contains) != true { add(path) }
    default: if shown == nil { add(path) }
    }
  }

  private mutating func list(_ all: [JSON], _ shown: [JSON], _ lens: Lens, _ path: [String]) {
    let partners = all.partners(in: shown, lens)
    for (element, partner) in zip(all, partners) {
      if let partner {
        compare(element, shown[partner], lens, path)
      } else if element.string.map(texts.contains) != true {
        if path.isEmpty { elements += 1 } else { add(path) }
      }
    }
  }

  private mutating func add(_ path: [String]) {
    values += 1
    let path = path.joined(separator: ".")
    if !path.isEmpty, !paths.contains(path) { paths.append(path) }
  }

  /// "2 open questions have", "3 values of impact (users.errors) have"; nil when nothing is left out.
  func words(_ field: FieldShape) -> String? {
    var parts: [String] = []
    if elements > 0 { parts.append(Self.count(elements, field)) }
    if values == 1, paths.isEmpty { parts.append(field.name) }
    if values > 0, !paths.isEmpty {
      let list = paths.prefix(4).joined(separator: ", ") + (paths.count > 4 ? ", …" : "")
      parts.append("\(values) \(values == 1 ? "value" : "values") of \(field.name) (\(list))")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " and ") + (isOne ? " has" : " have")
  }

  private static func count(_ number: Int, _ field: FieldShape) -> String {
    guard let noun = field.lens.element?.record?.noun else { return "\(number) of \(field.name)" }
    return "\(number) \(number == 1 ? noun.one : noun.many)"
  }
}

extension JSON {
  fileprivate func collect(_ texts: inout Set<String>) {
    switch self {
    case .string(let text): texts.insert(text)
    case .array(let elements): for element in elements { element.collect(&texts) }
    case .object(let members): for member in members { member.value.collect(&texts) }
    case .null, .bool, .number: break
    }
  }
}

extension RecordShape {
  fileprivate var noun: (one: String, many: String) {
    if name.hasPrefix("thing ") { return (name, "things" + name.dropFirst("thing".count)) }
    if name.hasSuffix("y") { return (name, name.dropLast() + "ies") }
    return (name, name + (name.hasSuffix("x") ? "es" : "s"))
  }
}
