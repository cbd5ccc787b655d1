/// A list whose elements are found by key: taking out, putting in and moving take the same time at any length.
struct Chain<Value: Sendable>: Sendable {
  /// The place 0 is the end and the beginning.
  private var keys: [String] = [""]
  private var values: [Value?] = [nil]
  private var next = [0]
  private var previous = [0]
  private var places: [String: Int] = [:]

  init() {}

  /// - Parameter items: their keys differ.
  init(_ items: some Sequence<(key: String, value: Value)>) {
    for item in items { insert(item.key, item.value, after: last) }
  }

  var last: String? { previous[0] == 0 ? nil : keys[previous[0]] }

  func contains(_ key: String) -> Bool { places[key] != nil }

  func before(_ key: String) -> String? {
    guard let place = places[key], previous[place] != 0 else { return nil }
    return keys[previous[place]]
  }

  subscript(key: String) -> Value? {
    get { places[key].flatMap { values[$0] } }
    set {
      guard let place = places[key] else { return }
      values[place] = newValue
    }
  }

  var ordered: [(key: String, value: Value)] {
    var items: [(key: String, value: Value)] = []
    items.reserveCapacity(places.count)
    var place = next[0]
    while place != 0 {
      if let value = values[place] { items.append((keys[place], value)) }
      place = next[place]
    }
    return items
  }

  /// Behind nil it is the first; behind a key that is not there, the last.
  mutating func insert(_ key: String, _ value: Value, after: String?) {
    keys.append(key)
    values.append(value)
    next.append(0)
    previous.append(0)
    places[key] = keys.count - 1
    link(keys.count - 1, after: after)
  }

  mutating func remove(_ key: String) {
    guard let place = places.removeValue(forKey: key) else { return }
    unlink(place)
    values[place] = nil
  }

  mutating func move(_ key: String, after: String?) {
    guard let place = places[key], key != after else { return }
    unlink(place)
    link(place, after: after)
  }

  private mutating func link(_ place: Int, after: String?) {
    let before = after.map { places[$0] ?? previous[0] } ?? 0
    let behind = next[before]
    next[before] = place
    previous[place] = before
    next[place] = behind
    previous[behind] = place
  }

  private mutating func unlink(_ place: Int) {
    next[previous[place]] = next[place]
    previous[next[place]] = previous[place]
  }
}
