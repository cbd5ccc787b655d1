@testable import Debrief

/// Makes a failing review small: takes members, elements and words away for as long as it still fails.
struct Shrinking {
  let law: Law
  let template: Template
  /// The kind of difference that must stay.
  let kind: String
  /// How many reviews are tried at most.
  var tries = 1500

  /// The smallest review found, and what differs there.
  mutating func smallest(_ review: Review) -> (review: JSON, difference: Difference?) {
    var json = review.anonymous
    var last = difference(json)
    while tries > 0, let (smaller, difference) = step(json) { (json, last) = (smaller, difference) }
    return (json, last)
  }

  private func difference(_ json: JSON) -> Difference? {
    law.differences(template, Review.read(json).review.identified()).first { $0.kind == kind }
  }

  private mutating func step(_ json: JSON) -> (JSON, Difference)? {
    for smaller in json.smaller {
      guard tries > 0 else { return nil }
      tries -= 1
      if let difference = difference(smaller) { return (smaller, difference) }
    }
    return nil
  }
}

extension JSON {
  /// The same with less, the boldest cuts first.
  var smaller: [JSON] {
    switch self {
    case .object(let members): members.cuts.map { .object($0) } + members.inner(\.value).map { .object($0) }
    case .array(let elements): elements.cuts.map { .array($0) } + elements.inner(\.self).map { .array($0) }
    case .string(let text): text.smaller.map { .string($0) }
    default: []
    }
  }
}

extension Array {
  /// Halves of a long list, then the list without one of its elements.
  fileprivate var cuts: [[Element]] {
    guard count > 1 else { return [] }
    let halves = count > 3 ? [Array(self[..<(count / 2)]), Array(self[(count / 2)...])] : []
    return halves + indices.map { Array(self[..<$0] + self[($0 + 1)...]) }
  }

  /// The list with one of its values smaller.
  fileprivate func inner(_ value: WritableKeyPath<Element, JSON>) -> [[Element]] {
    indices.flatMap { i in
      self[i][keyPath: value].smaller.map { smaller in
        var all = self
        all[i][keyPath: value] = smaller
        return all
      }
    }
  }
}

extension String {
  /// Halves and the text without one of its words; of a short text with signs, without one of its characters.
  /// Addresses and times stay whole.
  fileprivate var smaller: [String] {
    if contains("://") || Stamp(iso: self) != nil { return [] }
    let words = split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var all = words.cuts.map { $0.joined(separator: " ") }
    if count > 60, words.count == 1 { all += [String(prefix(count / 2)), String(suffix(count / 2))] }
    if count < 60, count > 1, contains(where: { !$0.isLetter && $0 != " " }) {
      all += indices.map { String(self[..<$0]) + String(self[index(after: $0)...]) }
    }
    return all.filter { !$0.isEmpty && (trimmed != self || $0.trimmed == $0) }
  }
}
