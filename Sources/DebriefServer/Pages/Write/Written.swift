import Debrief

/// What the fields of a review say, as texts, by their paths; those of elements, too.
struct Written {
  private(set) var texts: [FieldPath: String] = [:]
  /// The elements of all lists.
  private(set) var elements: Set<FieldPath> = []
  /// Those that have any.
  private var lists: Set<FieldPath> = []
  private let text: FieldText

  /// Written in other ways than here.
  private static let elsewhere: Set = ["createdBy", "createdAt", "attachments", "extra", "template"]

  init(_ review: Review, zones: Zones) {
    text = FieldText(of: review, zones: zones)
    record(review.json, Review.shape, at: FieldPath())
  }

  /// Whether anything stands at the path of a field or of a list.
  func says(_ path: FieldPath) -> Bool { texts[path]?.isEmpty == false || lists.contains(path) }

  /// Where the two differ, and what the first says there.
  func differences(from other: Written) -> [(path: FieldPath, text: String)] {
    let paths = Set(texts.keys).union(other.texts.keys)
    return paths.compactMap { path in
      let (mine, theirs) = (texts[path] ?? "", other.texts[path] ?? "")
      return mine == theirs ? nil : (path, mine)
    }.sorted { $0.path.description < $1.path.description }
  }

  static func isElsewhere(_ name: String) -> Bool { Review.kept.contains(name) || elsewhere.contains(name) }

  private mutating func record(_ json: JSON?, _ shape: RecordShape, at path: FieldPath) {
    for field in shape.fields where !(path.steps.isEmpty && Self.isElsewhere(field.name)) {
      let inner = path.field(field.name)
      guard let value = json?[field.name] else { continue }
      switch field.lens {
      case .record(let shape): record(value, shape, at: inner)
      case .list(.record(let shape)):
        for element in value.elements ?? [] {
          lists.insert(inner)
          guard let id = element["id"]?.string else { continue }
          elements.insert(inner.element(id))
          record(element, shape, at: inner.element(id))
        }
      default: if field.name != "id" || path.steps.isEmpty { texts[inner] = text.write(value, field.lens) }
      }
    }
  }
}
