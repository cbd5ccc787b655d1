import Testing

@testable import Debrief

@Suite("Laws of the templates")
struct LawTests {
  static let names = ["manager", "incident-review", "post-mortem", "concise", "executive"]

  @Test(arguments: names)
  func anEmptyReviewIsTheBlankDocumentAndBack(name: String) throws {
    let template = try #require(Template.named(name))
    let parsed = template.parse(template.render(Review()))
    #expect(Difference.all(expected: nil, got: parsed.review.json) == [])
    #expect(parsed.notes == [])
    #expect(template.render(parsed.review) == template.render(Review()))
  }

  @Test(arguments: names)
  func whatIsRenderedIsReadAgain(name: String) throws { try LawRun(.roundTrip, name).holds() }
}
