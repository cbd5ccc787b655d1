import Testing

@testable import Debrief

@Suite("A document that carries its review")
struct EmbedTests {
  @Test(arguments: LawTests.names, LawTests.names)
  func losesNothingOfASample(name: String, sample: String) throws {
    let template = try #require(Template.named(name))
    let review = try Sample.review(sample)
    #expect(lost(review, through: template).map(\.description) == [])
    #expect(lost(review.identified(), through: template).map(\.description) == [])
  }

  @Test(arguments: LawTests.names)
  func losesNothingOfAnyReview(name: String) throws {
    let template = try #require(Template.named(name))
    var broken: [String] = []
    for seed in 0..<max(4, LawRun.count / 20) {
      let review = ReviewGenerator.review(seed: seed, difficulty: seed % 4)
      if let first = lost(review, through: template).first { broken.append("seed \(seed): \(first)") }
    }
    #expect(broken.prefix(3) == [], "\(broken.count) reviews lose something")
  }

  @Test(
    arguments: LawTests.names,
    [
      "a --> b", "-- and ---- and -", "<!-- open", "<!-- debrief:review 1 concise\n{}\n-->", "```\nnever closed",
      "<script>alert(1)</script>", "é 数据库 👩‍👩‍👧‍👦 \u{202E}", "crlf\r\nlines", "\u{0}\u{1F}\u{7F}", "<!--\n\n--",
    ])
  func losesNothingOfTextThatHurts(name: String, text: String) throws {
    let template = try #require(Template.named(name))
    var review = try Sample.review("concise")
    review.summary = Prose(text)
    review.notes = Prose(text)
    review.tags = [text]
    review.openQuestions = [OpenQuestion()]
    review.openQuestions[0].question = Prose(text)
    #expect(lost(review.identified(), through: template).map(\.description) == [])
  }

  @Test func carriesPlainASCIIThatCannotEndTheComment() throws {
    var review = Review()
    review.title = "a --> b <!-- c ---- é 👩"
    let block = HiddenBlock.text(review, in: "my template --> x")
    #expect(
      block == """
        <!-- debrief:review 1 my-template-x
        {"title":"a -\\u002d\\u003e b \\u003c!-\\u002d c -\\u002d-\\u002d \\u00e9 \\ud83d\\udc69"}
        -->

        """)
  }

  @Test func doesNotCarryWhatOnlyTheStoreKnows() throws {
    var review = Review()
    review.uid = "r-secret"
    review.template = "manager"
    review.origin = Origin()
    review.origin?.name = "secret.md"
    review.createdBy = Person("Secret")
    review.conflicts = [Conflict("title", mine: "secret", theirs: nil)]
    review.title = "Known"
    let text = try #require(Template.named("concise")).render(review, embed: true)
    #expect(!text.lowercased().contains("secret"))
    #expect(!text.contains("uid"))
    #expect(text.contains("\"title\":\"Known\""))
  }

  /// What of a review is not there any more after a trip. Approvals and the system's fields are what the visible text
  /// says of them.
  private func lost(_ review: Review, through template: Template) -> [Difference] {
    let plain = template.parse(template.render(review)).review
    var (expected, got) = (review, template.parse(template.render(review, embed: true)).review)
    (expected.createdBy, expected.createdAt) = (plain.createdBy, plain.createdAt)
    (expected.updatedBy, expected.updatedAt) = (plain.updatedBy, plain.updatedAt)
    expected.approvals = []
    got.approvals = []
    return Difference.all(expected: expected.json, got: got.json)
  }
}
