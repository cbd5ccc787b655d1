/// Where in a document the values stand that were read of it, by lines from 1.
package struct Places: Sendable, Equatable {
  /// Of each field of the review, by its name: the lines that say something of it, in their order.
  package private(set) var lines: [String: [Int]] = [:]
  /// Of each list, by its path: the first line of every element, in the list's order; 0 where nobody knows.
  package private(set) var elements: [String: [Int]] = [:]

  package init() {}

  mutating func add(_ line: Int, to field: String) {
    guard lines[field]?.last != line else { return }
    lines[field, default: []].append(line)
  }

  /// - Parameter count: how many elements the list has before it.
  mutating func addElement(of list: String, at line: Int, after count: Int) {
    let unknown = max(0, count - (elements[list]?.count ?? 0))
    elements[list, default: []] += Array(repeating: 0, count: unknown) + [line]
  }

  /// The place in its list of the element that a line belongs to; nil where that is not known.
  package func element(of list: String, at line: Int) -> Int? {
    let starts = elements[list] ?? []
    return starts.indices.filter { starts[$0] > 0 && starts[$0] <= line }.max { starts[$0] < starts[$1] }
  }
}
