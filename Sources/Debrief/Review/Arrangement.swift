/// The order of a list in which some elements name the one that they stand behind.
///
/// It depends on nothing but that: of two behind the same element the one that was named first stands first.
struct Arrangement {
  var keys: [String]
  private var followers: [String?: [String]] = [:]
  private var placed: Set<String> = []

  init(_ keys: [String]) { self.keys = keys }

  /// Behind nil it is the first. What is placed twice stays where it was placed first.
  mutating func place(_ key: String, after: String?) {
    if placed.insert(key).inserted { followers[after, default: []].append(key) }
  }

  /// Without those that stand behind each other in a circle.
  var ordered: [String] {
    var result: [String] = []
    result.reserveCapacity(keys.count)
    append(followers[nil] ?? [], to: &result)
    for key in keys where !placed.contains(key) { append([key], to: &result) }
    return result
  }

  /// With all that follow them. A chain of followers can be as long as the list: no recursion.
  private func append(_ keys: [String], to result: inout [String]) {
    var waiting = Array(keys.reversed())
    while let key = waiting.popLast() {
      result.append(key)
      waiting += (followers[key] ?? []).reversed()
    }
  }
}
