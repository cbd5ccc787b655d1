import Chance

@testable import Debrief

/// Random reviews, built along the catalogue: a field that is added there is tried here.
struct ReviewGenerator {
  var random: SplitMix
  let text: TextGenerator
  /// How many of a hundred fields are stated.
  private let density: Int
  /// Minutes east of UTC; nil where this review names no zone.
  let offset: Int?
  let day: CivilDate
  /// Minutes from the day's begin to what happens next.
  var minute: Int

  init(seed: Int, difficulty: Int) {
    random = SplitMix(seed &* 4 &+ difficulty)
    text = TextGenerator(difficulty: difficulty)
    density = random.pick([3, 10, 25, 50, 80, 100])
    offset = random.pick([0, 0, 0, 120, -480, 330, nil])
    day =
      CivilDate(random.int(2023..<2027), random.int(1..<13), random.int(1..<29)) ?? CivilDate(daysSinceEpoch: 20_000)
    minute = random.int(0..<1400)
  }

  static func review(seed: Int, difficulty: Int) -> Review {
    var generator = ReviewGenerator(seed: seed, difficulty: difficulty)
    return generator.review()
  }

  mutating func review() -> Review {
    Review.read(record(Review.shape, [], density: density)).review.identified()
  }

  /// What the system alone writes.
  private static let system: Set<String> = ["uid", "origin", "template", "conflicts", "custom", "extra"]

  mutating func record(_ shape: RecordShape, _ path: [String], density: Int) -> JSON {
    var json: JSON = [:]
    for field in shape.fields where !(path.isEmpty && Self.system.contains(field.name)) {
      if field.name == "because" || (field.name == "id" && shape.isNumbered) { continue }
      let must =
        !path.isEmpty && shape.isElement && isMain(field.name, of: shape) && !(text.difficulty > 1 && random.percent(8))
      guard must || random.percent(density) else { continue }
      let value = value(field.lens, path + [field.name])
      if !value.isEmpty { json[field.name] = value }
    }
    return json
  }

  /// The field without which an element says nothing; of an entry its time, too.
  private func isMain(_ name: String, of shape: RecordShape) -> Bool {
    name == Assembly.main(shape) || (shape.name == Entry.noun && name == "at")
      || (shape.name == Approval.noun && name == "role")
      || (shape.name == Link.noun && name == "url")
  }

  mutating func list(_ element: Lens, _ path: [String]) -> JSON {
    let count = random.pick([1, 1, 1, 2, 2, 3, 5])
    var all: [JSON] = []
    for _ in 0..<count {
      if case .record(let shape) = element {
        let new = record(shape, path, density: max(density, 30))
        let isAgain = path.last == "audiences" && all.contains { $0["name"] == new["name"] }
        if !isAgain, !all.contains(where: { $0.isBox(of: new) }) { all.append(new) }
      } else {
        let value = value(element, path)
        if !all.contains(value) { all.append(value) }
      }
    }
    if path == ["cause", "whys"] { all = all.dropLast().map { $0.without("rootCause") } + all.suffix(1) }
    return .array(all.filter { !$0.isEmpty })
  }
}

extension JSON {
  /// Whether both are the same box or line of a form, which stands there once.
  fileprivate func isBox(of other: JSON) -> Bool {
    ["item", "role"].contains { self[$0] != nil && self[$0] == other[$0] }
      || (self["done"] != nil && self["name"] == other["name"])
  }

  func without(_ name: String) -> JSON {
    var json = self
    if json[name] != nil { json[name] = nil }
    return json
  }
}
