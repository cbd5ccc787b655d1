extension Review {
  /// What leads from one review to the other: `apply(diff(a, b), to: a)` is `b`, by their canonical JSON.
  package static func diff(_ a: Review, _ b: Review) -> [Change] { diff(a.json, b.json) }

  /// The same of reviews whose canonical JSON is at hand.
  package static func diff(_ a: JSON?, _ b: JSON?) -> [Change] {
    var difference = Difference()
    difference.record(FieldPath(), a, b, shape)
    return difference.changes
  }

  /// What takes those changes back.
  package static func inverse(of changes: [Change]) -> [Change] { changes.reversed().map(\.inverse) }
}

private struct Difference {
  var changes: [Change] = []

  mutating func record(_ path: FieldPath, _ a: JSON?, _ b: JSON?, _ shape: RecordShape) {
    guard a != b else { return }
    let from = Dictionary((a?.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    let to = Dictionary((b?.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    for field in shape.fields where from[field.name] != to[field.name] {
      value(path.field(field.name), from[field.name], to[field.name], field.lens)
    }
  }

  private mutating func value(_ path: FieldPath, _ a: JSON?, _ b: JSON?, _ lens: Lens) {
    switch lens {
    case .record(let shape): record(path, a, b, shape)
    case .list(let element): list(path, a?.elements ?? [], b?.elements ?? [], element)
    default: changes.append(.set(path, from: a, to: b))
    }
  }

  private mutating func list(_ path: FieldPath, _ a: [JSON], _ b: [JSON], _ lens: Lens) {
    let old = a.identities(lens)
    let new = b.identities(lens)
    let places = Dictionary(uniqueKeysWithValues: zip(old, a.indices))
    let wanted = Set(new)
    var order = Chain(old.map { (key: $0, value: ()) })
    for (key, was) in zip(old, a) where !wanted.contains(key) {
      changes.append(.remove(path, id: key, after: order.before(key), was: was))
      order.remove(key)
    }
    arrange(path, zip(new, b), places, &order)
    guard let shape = lens.record else { return }
    for (key, element) in zip(new, b) {
      if let place = places[key] { record(path.element(key), a[place], element, shape) }
    }
  }

  /// Puts the elements into their new order, moving as few as possible.
  private mutating func arrange(
    _ path: FieldPath, _ wanted: Zip2Sequence<[String], [JSON]>, _ places: [String: Int], _ order: inout Chain<Void>
  ) {
    let staying = longestRise(wanted.compactMap { places[$0.0] })
    var last: String?
    for (key, element) in wanted {
      if let place = places[key] {
        let from = order.before(key)
        if !staying.contains(place), from != last {
          changes.append(.move(path, id: key, from: from, after: last))
          order.move(key, after: last)
        }
      } else {
        changes.append(.insert(path, id: key, after: last, element: element))
        order.insert(key, (), after: last)
      }
      last = key
    }
  }
}

/// The numbers of a longest rising subsequence, in n log n.
func longestRise(_ numbers: [Int]) -> Set<Int> {
  var ends: [Int] = []
  var before: [Int?] = []
  for (i, number) in numbers.enumerated() {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
    }
    before.append(low > 0 ? ends[low - 1] : nil)
    if low == ends.count { ends.append(i) } else { ends[low] = i }
  }
  var rise: Set<Int> = []
  var at = ends.last
  while let i = at {
    rise.insert(numbers[i])
    at = before[i]
  }
  return rise
}
