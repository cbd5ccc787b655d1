import Testing

@testable import Debrief

extension EmbedTests {
  @Suite("An edit of a document that carries its review")
  struct Edits {
    private let template: Template
    private let review: Review

    init() throws {
      template = try #require(Template.named("concise"))
      var review = try Sample.review("post-mortem")
      review.tags = ["checkout", "cache"]
      review.openQuestions = [OpenQuestion()]
      review.openQuestions[0].question = "Who watches the watchers?"
      review.createdBy = nil
      review.createdAt = nil
      review.updatedBy = nil
      review.updatedAt = nil
      review.approvals = []
      self.review = review.identified()
    }

    @Test func ofTheTitle() throws {
      let title = try #require(review.title)
      let edited = try edit { $0.replacing(title, with: "A better title", maxReplacements: 1) }
      #expect(edited.map(\.path) == ["title"])
      #expect(edited.first?.got == "\"A better title\"")
    }

    @Test func thatAddsARowToTheTimeline() throws {
      let parsed = try parsed { text in
        let row = try #require(lines(text, with: try event(1)).first)
        return text.replacing(row, with: row + "\n" + row.replacing(try event(1), with: "Somebody unplugged it"))
      }
      #expect(parsed.timeline.count == review.timeline.count + 1)
      #expect(parsed.timeline[2].event == "Somebody unplugged it")
      var rest = parsed
      rest.timeline.remove(at: 2)
      #expect(Difference.all(expected: review.json, got: rest.json).map(\.description) == [])
    }

    @Test func thatDeletesAnAction() throws {
      let action = try #require(review.actions.last?.action?.markdown)
      let parsed = try parsed { text in
        let row = try #require(lines(text, with: action).first)
        return text.replacing(row + "\n", with: "")
      }
      var rest = review
      rest.actions.removeLast()
      #expect(Difference.all(expected: rest.json, got: parsed.json).map(\.description) == [])
    }

    @Test func thatChangesAnOwner() throws {
      let owner = try #require(review.actions.first?.owner?.name)
      let action = try #require(review.actions.first?.action?.markdown)
      let edited = try edit { text in
        let line = try #require(lines(text, with: action).first)
        return text.replacing(line, with: line.replacing(owner, with: "Nils Holgersson"))
      }
      #expect(edited.map(\.path).allSatisfy { $0.hasPrefix("actions.0.owner") })
      #expect(edited.contains { $0.got?.contains("Nils Holgersson") == true })
    }

    @Test(arguments: LawTests.names)
    func thatFillsABlankPlace(name: String) throws {
      let template = try #require(Template.named(name))
      var whole = Review()
      whole.tags = ["kept"]
      whole.custom = [CustomValue()]
      whole.custom[0].name = "Customer tier"
      whole.custom[0].value = "gold"
      var edited = whole
      edited.startedAt = Moment(try #require(Stamp(iso: "2026-03-17T14:02Z")))
      let text = template.write(edited, zones: .utc) + HiddenBlock.text(whole, in: name)
      let parsed = template.parse(text).review
      #expect(parsed.tags == ["kept"])
      #expect(parsed.custom.map(\.value) == ["gold"])
      #expect(parsed.anonymous["startedAt"] == template.seen(edited).anonymous["startedAt"])
    }

    /// The document of the edited review, with the block of the review before.
    @Test(arguments: LawTests.names)
    func ofAnyReviewsActionsChangesNothingElse(name: String) throws {
      let template = try #require(Template.named(name))
      var broken: [String] = []
      for seed in 0..<max(4, LawRun.count / 10) {
        var whole = ReviewGenerator.review(seed: seed, difficulty: seed % 3)
        whole.approvals = []
        var edited = whole
        guard edited.actions.count > 1 else { continue }
        switch seed % 3 {
        case 0: edited.actions.removeFirst()
        case 1: edited.actions[0].owner = Person("Nils Holgersson")
        default: edited.actions[1].action = "Feed the wild geese on their way to Lapland"
        }
        if template.seen(edited) == template.seen(whole) { continue }
        let got = template.parse(template.write(edited, zones: .utc) + HiddenBlock.text(whole, in: name)).review
        let system = template.seen(edited)
        (edited.createdBy, edited.createdAt) = (system.createdBy, system.createdAt)
        (edited.updatedBy, edited.updatedAt) = (system.updatedBy, system.updatedAt)
        let differences = Difference.all(expected: edited.anonymous, got: got.anonymous)
        if let first = differences.first { broken.append("seed \(seed): \(first)") }
      }
      #expect(broken.prefix(5) == [], "\(broken.count) reviews")
    }

    private func event(_ place: Int) throws -> String { try #require(review.timeline[place].event?.markdown) }

    private func lines(_ text: String, with words: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { $0.contains(words) && !$0.contains("\"") }
    }

    /// What is read after an edit of the visible text.
    private func parsed(_ change: (String) throws -> String) throws -> Review {
      let text = try change(template.render(review)) + "\n" + HiddenBlock.text(review, in: template.name)
      return template.parse(text).review
    }

    private func edit(_ change: (String) throws -> String) throws -> [Difference] {
      Difference.all(expected: review.json, got: try parsed(change).json)
    }
  }
}
