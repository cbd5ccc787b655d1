@testable import Debrief

/// One place where what came back is not what was expected.
struct Difference: Equatable, CustomStringConvertible {
  /// With the places in lists: `timeline.0.event`.
  var path: String
  var expected: String?
  var got: String?

  var description: String { "\(path): expected \(expected ?? "nothing"), got \(got ?? "nothing")" }

  /// The path without places in lists, and what became of the value.
  var kind: String {
    let names = path.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
    return names + (expected == nil ? " appeared" : got == nil ? " vanished" : " changed")
  }

  /// All of two values, leaf by leaf.
  static func all(expected: JSON?, got: JSON?) -> [Difference] {
    var found: [Difference] = []
    compare(expected, got, "", &found)
    return found
  }

  private static func compare(_ a: JSON?, _ b: JSON?, _ path: String, _ found: inout [Difference]) {
    if a == b { return }
    let dot = path.isEmpty ? "" : "."
    switch (a, b) {
    case (.object(let mine)?, .object(let theirs)?):
      for name in mine.map(\.name) + theirs.map(\.name).filter({ a?[$0] == nil }) {
        compare(a?[name], b?[name], path + dot + name, &found)
      }
    case (.array(let mine)?, .array(let theirs)?):
      for i in 0..<max(mine.count, theirs.count) {
        let (one, other) = (i < mine.count ? mine[i] : nil, i < theirs.count ? theirs[i] : nil)
        compare(one, other, path + dot + String(i), &found)
      }
    case (.object(let members)?, nil):
      for member in members { compare(member.value, nil, path + dot + member.name, &found) }
    case (nil, .object(let members)?):
      for member in members { compare(nil, member.value, path + dot + member.name, &found) }
    case (.array(let elements)?, nil):
      for (i, element) in elements.enumerated() { compare(element, nil, path + dot + String(i), &found) }
    case (nil, .array(let elements)?):
      for (i, element) in elements.enumerated() { compare(nil, element, path + dot + String(i), &found) }
    default: found.append(Difference(path: path, expected: a?.text(), got: b?.text()))
    }
  }
}

extension Review {
  /// Its canonical JSON without the ids that Debrief gives to elements: a document shows none of them.
  var anonymous: JSON {
    Review.mapLists(json ?? [:], nil, shape: Review.shape, path: FieldPath()) { _, list, _ in
      list.map { $0.with(id: nil).without("because") }
    }
  }
}
