import Testing

@testable import Debrief

@Suite("What a template has no place for")
struct OmittedTests {
  @Test(arguments: LawTests.names)
  func isNothingOfItsOwnSample(name: String) throws {
    let template = try #require(Template.named(name))
    #expect(template.omitted(try Sample.review(name)).map(\.message) == [])
  }

  @Test func isCountedInPlainWords() throws {
    var review = Review()
    review.id = "INC-2026-0007"
    review.title = "Checkout is slow"
    review.tags = ["a", "b"]
    review.openQuestions = ["One?", "Two?"].map { question in
      var one = OpenQuestion()
      one.question = Prose(question)
      return one
    }
    review.impact.business.churn = Quantity(3)
    let concise = try #require(Template.named("concise"))
    let notes = concise.omitted(review)
    #expect(notes.allSatisfy { $0.kind == .omitted })
    #expect(
      notes.map(\.message) == [
        "id has no place in concise; --embed carries it", "2 of tags have no place in concise; --embed carries them",
        "1 value of impact (business.churn) has no place in concise; --embed carries it",
        "2 open questions have no place in concise; --embed carries them",
      ])
    #expect(notes.map(\.path) == ["id", "tags", "impact", "openQuestions"])
    #expect(concise.omitted(review, canEmbed: false).allSatisfy { !$0.message.contains("--embed") })
  }

  @Test func isNoTextThatStandsElsewhere() throws {
    var review = Review()
    review.summaryLine = "Checkout was slow."
    let manager = try #require(Template.named("manager"))
    #expect(manager.omitted(review).map(\.message) == [])
  }
}
