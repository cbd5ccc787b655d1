import Testing

@testable import Debrief

@Suite("Laws of the templates")
struct LawTests {
  static let names = ["manager", "incident-review", "post-mortem", "concise", "executive"]

  @Test(arguments: names)
  func anEmptyReviewIsTheBlankDocumentAndBack(name: String) throws {
    let template = try #require(Template.named(name))
    let blank = template.render(Review())
    let parsed = template.parse(blank)
    #expect(Difference.all(expected: nil, got: parsed.review.json).map(\.description) == [])
    #expect(parsed.notes.map(\.message) == [])
    #expect(template.render(parsed.review) == blank)
  }

  @Test(arguments: names)
  func whatIsRenderedIsReadAgain(name: String) throws { try LawRun(.roundTrip, name).holds() }

  @Test(arguments: names)
  func whatATemplateShowsItShowsAgain(name: String) throws { try LawRun(.idempotent, name).holds(share: 20) }

  @Test(arguments: names)
  func whatATemplateHasAPlaceForItShows(name: String) throws { try LawRun(.kept, name).holds(share: 30) }

  @Test(arguments: names)
  func aDocumentSettles(name: String) throws { try LawRun(.settled, name).holds(share: 15) }

  @Test(arguments: names)
  func aTripThroughAnotherTemplateKeepsWhatBothHave(name: String) throws {
    try LawRun(.translated, name).holds()
  }

  @Test(arguments: names)
  func noPlaceStaysBlankThatAnotherFieldCanFill(name: String) throws { try LawRun(.stoodIn, name).holds(share: 30) }

  @Test(arguments: names)
  func aDocumentIsKnownForItsTemplates(name: String) throws { try LawRun(.detected, name).holds(share: 10) }

  @Test(arguments: names, names)
  func theSamplesKeepEveryLaw(name: String, sample: String) throws {
    let review = try Sample.review(sample)
    for law in Law.allCases {
      try LawRun(law, name).holds(for: review)
    }
  }
}
