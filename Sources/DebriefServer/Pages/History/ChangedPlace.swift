import Debrief

/// Where a path of a review leads: what people call the place, what belongs there, and what stands there now.
struct ChangedPlace {
  /// `Action items, “Alert on queue depth”, owner`; the path itself where the catalogue has no such field.
  let words: String
  /// nil where the catalogue has no such field.
  let lens: Lens?
  /// nil for what is not known, and where there is no such place.
  let value: JSON?
  /// Whether every element on the way is there.
  let exists: Bool

  var isKnown: Bool { lens != nil }

  /// - Parameter review: the review's JSON; without it no element is there.
  init(_ path: FieldPath, in review: JSON?) {
    var labels: [String] = []
    var lens: Lens? = Review.lens
    var value = review
    var exists = true
    for step in path.steps {
      switch (step, lens) {
      case (.field(let name), .record(let shape)?):
        let field = shape.field(name)
        if let label = field?.label { labels.append(labels.isEmpty ? label : label.lowercasedStart) }
        lens = field?.lens
        value = value?[name]
      case (.element(let id), .list(let element)?):
        lens = element
        value = value?.elements?.first { $0["id"]?.string == id || $0.text() == id }
        exists = exists && value != nil
        if let value, let name = value.name(element) { labels.append("“\(name)”") }
      default: lens = nil
      }
    }
    self.words = lens == nil || labels.isEmpty ? path.description : labels.joined(separator: ", ")
    self.lens = lens
    self.value = value
    self.exists = exists && lens != nil
  }
}

extension JSON {
  /// What an element is told by: the beginning of its first text.
  func name(_ lens: Lens) -> String? {
    guard case .record(let shape) = lens else { return string.map { Self.short($0) } }
    for field in shape.fields where field.name != "id" {
      switch field.lens {
      case .text, .prose: if let text = self[field.name]?.string, !text.isEmpty { return Self.short(text) }
      default: continue
      }
    }
    return nil
  }

  private static func short(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 48 ? line.prefix(47).trimmingEnd + "…" : String(line)
  }
}

extension Substring {
  fileprivate var trimmingEnd: Substring {
    var rest = self
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
