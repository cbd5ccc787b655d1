import Foundation
import Testing

@testable import Debrief

/// Runs a law over generated reviews, and tells of the first that breaks it with the smallest review that does, too.
struct LawRun {
  /// Reviews per template, where the environment says no other number.
  static let count = ProcessInfo.processInfo.environment["DEBRIEF_LAWS_N"].flatMap(Int.init) ?? 1000

  let law: Law
  let template: Template

  init(_ law: Law, _ name: String) throws {
    self.law = law
    template = try #require(Template.named(name))
  }

  /// Of ten reviews four are plain and six hurt, more and more.
  /// - Parameter share: how many of a hundred of the usual number are tried.
  func holds(share: Int = 100) {
    var broken: [(difficulty: Int, seed: Int)] = []
    for seed in 0..<max(1, Self.count * share / 100) {
      let difficulty = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][seed % 10]
      let review = ReviewGenerator.review(seed: seed, difficulty: difficulty)
      if !law.differences(template, review).isEmpty { broken.append((difficulty, seed)) }
    }
    guard let first = broken.min(by: <) else { return }
    let review = ReviewGenerator.review(seed: first.seed, difficulty: first.difficulty)
    Issue.record(
      """
      \(law.rawValue) through \(template.name): \(broken.count) reviews break it, first seed \(first.seed) \
      of difficulty \(first.difficulty)
      \(story(review))
      """)
  }

  func holds(for review: Review) {
    if !law.differences(template, review).isEmpty {
      Issue.record("\(law.rawValue) through \(template.name)\n\(story(review))")
    }
  }

  /// The smallest review, the lines that it adds to the blank document, and what differs.
  private func story(_ review: Review) -> String {
    guard let kind = law.differences(template, review).first?.kind else { return "" }
    var shrinking = Shrinking(law: law, template: template, kind: kind, tries: 60)
    let (json, _) = shrinking.smallest(review)
    let small = Review.read(json).review.identified()
    let blank = Set(template.render(Review()).split(separator: "\n"))
    let lines = template.render(small).split(separator: "\n").filter { !blank.contains($0) }.prefix(20)
    let differences = law.differences(template, small).prefix(5).map(\.description)
    return ([json.text()] + lines.map { "  " + $0 } + differences).joined(separator: "\n")
  }
}
