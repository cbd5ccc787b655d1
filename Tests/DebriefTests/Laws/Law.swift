@testable import Debrief

/// What holds for every template and every review.
enum Law: String, CaseIterable {
  /// What is rendered and read again is the review as the template shows it.
  case roundTrip
  /// What a template shows of a review, it shows of what it showed.
  case idempotent
  /// What a template has a place for, it shows.
  case kept
  /// A document that was read and rendered stays as it is.
  case settled
  /// A trip through another template keeps what both have a place for.
  case translated
  /// No place stays blank that another field can fill.
  case stoodIn
  /// A rendered review is known for its template's.
  case detected

  /// Where a review breaks it; nothing when it holds.
  func differences(_ template: Template, _ review: Review) -> [Difference] {
    switch self {
    case .roundTrip:
      return Difference.all(
        expected: template.seen(review).anonymous, got: template.parse(template.render(review)).review.anonymous)
    case .idempotent:
      let seen = template.seen(review)
      return Difference.all(expected: seen.anonymous, got: template.seen(seen).anonymous)
    case .kept:
      return Places.of(template).lost(from: review, in: template.seen(review))
    case .settled:
      return Self.settled(template, template.render(review))
    case .translated:
      return Template.builtIn.filter { $0.name != template.name }.flatMap { Self.translated(template, $0, review) }
    case .stoodIn:
      return Standing.missing(review, in: template)
    case .detected:
      let found = Detector().template(of: template.render(review))?.name
      return found == template.name ? [] : [Difference(path: "template", expected: template.name, got: found)]
    }
  }

  /// Any document, read and rendered once, does not change any more.
  static func settled(_ template: Template, _ document: String) -> [Difference] {
    let once = template.render(template.parse(document).review)
    let twice = template.render(template.parse(once).review)
    if once == twice { return [] }
    let (a, b) = (once.lines, twice.lines)
    let line = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }
    let place = line?.offset ?? min(a.count, b.count)
    return [
      Difference(
        path: "line", expected: place < a.count ? String(a[place]) : "", got: place < b.count ? String(b[place]) : "")
    ]
  }

  private static func translated(_ template: Template, _ other: Template, _ review: Review) -> [Difference] {
    let mine = template.seen(review)
    let back = template.seen(other.seen(mine))
    return Places.of(template).shared(with: Places.of(other)).lost(from: mine, in: back).map {
      Difference(path: other.name + "." + $0.path, expected: $0.expected, got: $0.got)
    }
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
