import Testing

@testable import Debrief

@Suite("Nothing that somebody types is lost")
struct NothingLostTests {
  @Test(arguments: LawTests.names)
  func wordsInABlankDocument(name: String) throws {
    let template = try #require(Template.named(name))
    let blank = template.render(Review())
    keepsAll(template, LawRun.count / 5) { _ in blank }
  }

  @Test(arguments: LawTests.names)
  func wordsInASample(name: String) throws {
    let template = try #require(Template.named(name))
    let document = try Sample.document(name)
    keepsAll(template, LawRun.count / 20) { _ in document }
  }

  @Test(arguments: LawTests.names)
  func wordsInARenderedReview(name: String) throws {
    let template = try #require(Template.named(name))
    keepsAll(template, LawRun.count / 20) { template.render(ReviewGenerator.review(seed: $0, difficulty: $0 % 3)) }
  }

  @Test(arguments: LawTests.names)
  func allWordsOfASampleInAnyTemplate(name: String) throws {
    let template = try #require(Template.named(name))
    let own = Template.builtIn.reduce(into: Self.units) { $0.formUnion(words($1.source)) }
    for sample in LawTests.names {
      let document = try Sample.document(sample)
      let parsed = template.parse(document)
      let kept = words((parsed.review.json ?? [:]).text() + " " + parsed.notes.map(\.message).joined(separator: " "))
      #expect(words(document).subtracting(kept).subtracting(own).sorted() == [], "\(sample) read by \(name)")
    }
  }

  /// Words of times and numbers, which are read as what they mean.
  private static let units: Set<String> = [
    "utc", "minutes", "minute", "hours", "hour", "min", "users", "yes", "lost", "delayed", "breach",
  ]

  /// Three letters and more: figures are written in another way.
  private func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count >= 3 }.map(String.init))
  }

  private func keepsAll(_ template: Template, _ count: Int, _ document: (Int) -> String) {
    var lost: [Typing.Edit] = []
    var all = 0
    for seed in 0..<max(1, count) {
      var typing = Typing(document(seed), seed: seed)
      typing.type(times: 1 + seed % 4)
      all += typing.edits.count
      lost += typing.lost(template.parse(typing.document))
    }
    let ways = Dictionary(grouping: lost, by: \.way.rawValue).sorted { $0.key < $1.key }.map { way, edits in
      "\(way) \(edits.count)×, first: \(edits[0].line.debugDescription)"
    }
    // What is typed between the brackets of a blank, or into a blank fence's comment, is a part of the blank.
    #expect(lost.count * 20 <= all, "\(template.name): \(lost.count) of \(all), \(ways)")
    #expect(lost.allSatisfy { [.middle, .comment, .startOfLine].contains($0.way) }, "\(template.name): \(ways)")
  }
}
