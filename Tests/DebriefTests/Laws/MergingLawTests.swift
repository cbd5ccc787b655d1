import Chance
import Testing

@testable import Debrief

@Suite struct `Whatever is sent` {
  @Test(arguments: 0..<300)
  func `a patch of the difference gives the other`(seed: Int) throws {
    let a = Review.sample(seed)
    var edits = Edits(seed: seed + 9000, person: "mine")
    let b = edits.edit(a, times: seed % 12)
    let patch = JSON.patch(from: a.json, to: b.json, Review.lens) ?? [:]
    #expect(try a.merging(patch).review.identified(avoiding: a).canonical == b.canonical)
  }

  @Test(arguments: 0..<150)
  func `a review that is sent back changes nothing`(seed: Int) throws {
    let review = ReviewGenerator.review(seed: seed, difficulty: seed % 4)
    #expect(try review.merging([:]).review.canonical == review.canonical)
    let published = review.published()
    let (merged, notes) = try review.merging(published.byIDs(Review.lens))
    #expect(merged.canonical == review.canonical)
    #expect(notes == [])
    #expect(try Review.reading(published).review.canonical == Review.readPublished(published).review.canonical)
  }

  @Test(arguments: 0..<150)
  func `a review may be made of a patch of nothing`(seed: Int) throws {
    let review = ReviewGenerator.review(seed: seed, difficulty: seed % 4)
    var empty = Review()
    (empty.updatedBy, empty.updatedAt) = (review.updatedBy, review.updatedAt)
    let patch = JSON.patch(from: empty.json, to: review.json, Review.lens) ?? [:]
    let made = try empty.merging(patch).review.identified()
    #expect(made.canonical == review.canonical)
  }

  @Test(arguments: 0..<400)
  func `anything merges or is invalid`(seed: Int) throws {
    let review = ReviewGenerator.review(seed: seed % 40, difficulty: seed % 4)
    var wreckage = WreckedJSON(seed: seed)
    let published = review.published()
    for json in [published, published.byIDs(Review.lens)] {
      let wreck = wreckage.wreck(json)
      check { () throws(Invalid) in try review.merging(wreck) }
      check { () throws(Invalid) in try Review.reading(wreck) }
    }
  }

  @Test func `is accepted and refused often enough to tell`() {
    let accepted = (0..<400).count { seed in
      let review = ReviewGenerator.review(seed: seed % 40, difficulty: seed % 4)
      var wreckage = WreckedJSON(seed: seed)
      return (try? review.merging(wreckage.wreck(review.published().byIDs(Review.lens)))) != nil
    }
    #expect((50..<350).contains(accepted), "\(accepted) of 400 were accepted")
  }

  /// Each is large in another place; what is quadratic would take minutes.
  @Test(arguments: [
    "circle", "unknown ids", "reasons", "parts", "members", "measures", "texts", "elements", "same ids",
  ])
  func `is seen through, however large it is`(place: String) throws {
    let json = try #require(Self.large(place))
    check { () throws(Invalid) in try Review().merging(json) }
    check { () throws(Invalid) in try Review.reading(json) }
  }

  private static func large(_ place: String) -> JSON? {
    switch place {
    case "circle": ["timeline": many { ("new-\($0)", ["after": .string("new-\(($0 + 1) % 100_000)")]) }]
    case "unknown ids": ["timeline": many { ("x\($0)", .null) }]
    case "reasons": ["cause": ["whys": many { ("new-\($0)", ["because": "new-7", "question": "Why?"]) }]]
    case "parts": ["owner": many { ("x\($0)", 1) }]
    case "members": many { ("x\($0)", 1) }
    case "measures": ["measures": many { ("timeToDetect\($0)", ["minutes": 1]) }]
    case "texts": ["services": .array((0..<100_000).map { .string("service \($0)") })]
    case "elements": ["timeline": .array((0..<100_000).map { ["event": .string("event \($0)")] })]
    case "same ids": ["timeline": .array((0..<100_000).map { ["id": .string("new-\($0 % 50_000)")] })]
    default: nil
    }
  }

  private static func many(_ member: (Int) -> (String, JSON)) -> JSON {
    .object((0..<100_000).map(member).map { JSON.Member($0, $1) })
  }

  /// What is accepted is read without loss: the notes say nothing else than what is computed or left out.
  private func check(_ body: () throws(Invalid) -> (review: Review, notes: [Note])) {
    do throws(Invalid) {
      let (review, notes) = try body()
      let (again, lost) = Review.read(review.identified().json ?? [:])
      #expect(again.canonical == review.identified().canonical)
      #expect(lost == [])
      #expect(notes.allSatisfy { $0.kind == .disagreement || $0.kind == .omitted }, "\(notes)")
      _ = review.published()
    } catch {
      #expect((1...Invalid.most).contains(error.problems.count))
      #expect(error.problems.allSatisfy { $0.pointer.isEmpty || $0.pointer.hasPrefix("/") })
    }
  }
}

extension JSON {
  /// A list of records as an object by their ids.
  func byIDs(_ lens: Lens) -> JSON {
    switch lens {
    case .record(let shape):
      .object((members ?? []).map { JSON.Member($0.name, $0.value.byIDs(shape.field($0.name)?.lens ?? .text)) })
    case .list(.record(let shape)) where shape.isNumbered:
      .object((elements ?? []).map { JSON.Member($0["id"]?.string ?? "", $0.byIDs(.record(shape))) })
    default: self
    }
  }

  /// What makes the one of the other; nil where they are the same.
  static func patch(from a: JSON?, to b: JSON?, _ lens: Lens) -> JSON? {
    guard let b else { return a == nil ? nil : .null }
    switch lens {
    case _ where a == b: return nil
    case .record(let shape):
      let members = shape.fields.compactMap { field in
        patch(from: a?[field.name], to: b[field.name], field.lens).map { Member(field.name, $0) }
      }
      return .object(members.filter { $0.name != "id" || !shape.isNumbered })
    case .list(.record(let shape)) where shape.isNumbered: return patch(from: a, to: b, shape)
    case .list: return b
    default: return a?.members == nil || b.members == nil ? b : replacing(a, by: b)
    }
  }

  /// Every element with its place, so that the order is the other's.
  private static func patch(from a: JSON?, to b: JSON, _ shape: RecordShape) -> JSON {
    let old = Dictionary(uniqueKeysWithValues: (a?.elements ?? []).map { ($0["id"]?.string ?? "", $0) })
    let ids = (b.elements ?? []).map { $0["id"]?.string ?? "" }
    let names = Dictionary(uniqueKeysWithValues: ids.map { ($0, old[$0] == nil ? "new-" + $0 : $0) })
    var members = old.keys.filter { names[$0] == nil }.sorted().map { Member($0, .null) }
    for (place, element) in (b.elements ?? []).enumerated() {
      var change = patch(from: old[ids[place]], to: element, .record(shape)) ?? [:]
      if let because = change["because"]?.string { change["because"] = .string(names[because] ?? because) }
      change["after"] = place == 0 ? .null : names[ids[place - 1]].map { .string($0) }
      members.append(Member(names[ids[place]] ?? "", change))
    }
    return .object(members)
  }

  /// A value that is an object, with null for each member that is gone.
  private static func replacing(_ a: JSON?, by b: JSON) -> JSON {
    let gone = (a?.members ?? []).filter { b[$0.name] == nil }.map { Member($0.name, .null) }
    return .object((b.members ?? []) + gone)
  }
}

/// JSON as no client should send it: members and elements of other kinds, taken away, doubled, with other names.
struct WreckedJSON {
  private var random: SplitMix
  /// How many of a thousand values are others.
  private let oddity: Int

  init(seed: Int) {
    random = SplitMix(seed &+ 77)
    oddity = random.pick([0, 2, 10, 30])
  }

  mutating func wreck(_ json: JSON) -> JSON {
    if isOdd { return odd() }
    switch json {
    case .object(let members):
      var wrecked: [JSON.Member] = []
      for member in members where !random.percent(30) {
        wrecked.append(JSON.Member(isOdd ? name(member.name) : member.name, wreck(member.value)))
      }
      if isOdd { wrecked.append(JSON.Member(name("after"), odd())) }
      return .object(wrecked)
    case .array(let elements):
      var wrecked: [JSON] = []
      for element in elements { wrecked.append(wreck(element)) }
      if isOdd { wrecked.append(odd()) }
      return .array(wrecked)
    default: return json
    }
  }

  private var isOdd: Bool { mutating get { random.int(0..<1000) < oddity } }

  private mutating func name(_ name: String) -> String {
    random.pick(["", "id", "after", "because", "new-1", "new", "a/b~c", name + "s", name, "t1", "é"])
  }

  private mutating func odd() -> JSON {
    random.pick([
      .null, true, 0, .number("-1e999"), .number("1e400"), "", "x", "t1", "new-1", "2026-13-40", "2026-03-17T14:02Z",
      [],
      [:], [.null], ["new-1": [:]], ["new-1": ["after": "new-1"]], ["at": "x"], ["written": ""], ["choice": ""],
      ["amount": 1, "value": 2], ["minutes": .number("1e309")], ["name": ["name": "x"]], ["approximate": true],
    ])
  }
}
