import Testing

@testable import Debrief

extension EmbedTests {
  @Suite("The block that a document carries")
  struct Blocks {
    private let template: Template
    private let blank: String

    init() throws {
      template = try #require(Template.named("concise"))
      blank = template.render(Review())
    }

    @Test(arguments: [
      "<!-- debrief:review 1 concise\n{\"tags\":[\"a\"]\n-->", "<!-- debrief:review 1 concise\n{\"tags\":[\"a\"]}",
      "<!-- debrief:review 2 concise\n{\"tags\":[\"a\"]}\n-->", "<!-- debrief:review -->", "<!-- debrief:review 1 -->",
      "<!-- debrief:review 1\n{\"tags\":\n\n[\"a\"]}\n-->",
    ])
    func thatIsDamagedIsANote(block: String) throws {
      let parsed = template.parse("\n\n\(block)\n\n\(blank)")
      let notes = parsed.notes.filter { $0.kind == .unreadable }
      #expect(notes.count == 1)
      #expect((3...5).contains(notes.first?.line ?? 0))
      #expect(parsed.review.tags == [])
    }

    @Test func thatIsDamagedLeavesTheTextAlone() throws {
      var review = Review()
      review.title = "What is seen"
      review.tags = ["gone"]
      let text = template.render(review, embed: true).replacing("\"tags\":[", with: "\"tags\":")
      let parsed = template.parse(text)
      #expect(parsed.review.json == template.parse(template.render(review)).review.json)
      #expect(parsed.notes.map(\.kind) == [.unreadable])
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("\"tags") }
      #expect(parsed.notes.first?.line == line.map { $0 + 1 })
    }

    @Test func thatIsTheLastOneCounts() throws {
      let blocks = ["a", "b"].map { "<!-- debrief:review 1 {\"tags\":[\"\($0)\"]} -->\n" }
      let text = blocks[0] + blank + "\n" + blocks[1]
      let parsed = template.parse(text)
      #expect(parsed.review.tags == ["b"])
      #expect(parsed.notes.map(\.kind) == [.disagreement])
      #expect(parsed.notes.first?.line == 1)
    }

    @Test func mayStandAnywhereAndKeepsTheLines() throws {
      let odd = "## Something that no field holds\n\nWords.\n"
      let plain = template.parse("\n\n\n\(blank)\n\(odd)").notes
      let parsed = template.parse("<!-- debrief:review 1\n{\"tags\":[\"a\"]}\n-->\n\(blank)\n\(odd)")
      #expect(parsed.review.tags == ["a"])
      #expect(!plain.isEmpty)
      #expect(parsed.notes == plain)
    }

    @Test func withForeignFieldsIsReadWithNotes() throws {
      let json = #"{"tags":["a"],"mood":"low","uid":"r1","createdBy":{"name":"Eve"},"actions":[{"id":"a1","smell":1}]}"#
      let parsed = template.parse("\(blank)\n<!-- debrief:review 1 concise\n\(json)\n-->\n")
      #expect(parsed.review.tags == ["a"])
      #expect(parsed.review.uid == nil)
      #expect(parsed.review.createdBy == nil)
      #expect(parsed.notes.map(\.kind) == [.unplaced, .unplaced])
      #expect(parsed.notes.map(\.path) == ["mood", "actions.0.smell"])
      #expect(Set(parsed.notes.map(\.line)).count == 1)
    }

    @Test func beyondTheLimitIsNotRead() throws {
      let tag = String(repeating: "a", count: HiddenBlock.limit)
      let found = HiddenBlocks.Found(body: "1 {\"tags\":[\"\(tag)\"]}", line: 7, isClosed: true)
      guard case .failure(let unreadable) = HiddenBlock.read(found) else { return #expect(Bool(false)) }
      #expect(unreadable.note.kind == .unreadable)
      #expect(unreadable.note.line == 7)
      #expect(unreadable.note.message.contains("larger than 8 MiB"))
    }

    @Test func claimsNoApproval() throws {
      var review = Review()
      review.approvals = [Approval()]
      review.approvals[0].role = "Team Lead"
      review.approvals[0].person = Person("Ada Quill")
      review.approvals[0].approved = true
      let parsed = template.parse(template.render(review, embed: true))
      #expect(parsed.review.approvals == [])
      #expect(parsed.notes.map(\.kind) == [.omitted])
      for name in ["incident-review", "post-mortem", "executive"] {
        let other = try #require(Template.named(name))
        let shown = other.render(review, embed: true)
        #expect(other.parse(shown).review.approvals.map(\.person) == other.seen(review).approvals.map(\.person))
        let hidden = other.render(Review()) + HiddenBlock.text(review, in: name)
        #expect(other.parse(hidden).review.approvals.filter { $0.approved == true } == [])
      }
    }

    @Test func mayBeWreckedInAnyWay() throws {
      let document = template.render(try Sample.review("concise"), embed: true)
      for seed in 0..<max(1, LawRun.count / 20) {
        var wreckage = Wreckage(seed: seed)
        let parsed = template.parse(wreckage.wreck(document)).review
        #expect(parsed.uid == nil)
      }
    }

    @Test func mayStandThereManyTimes() throws {
      let open = String(repeating: "<!-- debrief:review 1 {\"tags\":[\n", count: 20_000)
      let parsed = template.parse(open + "\n" + blank)
      #expect(parsed.review.tags == [])
      #expect(parsed.notes.filter { $0.kind == .unreadable }.count == 1)
    }

    @Test func ofAnotherTemplateDeletesNothing() throws {
      let review = try Sample.review("post-mortem").identified()
      let text = template.render(review, embed: true)
      for name in LawTests.names {
        let parsed = try #require(Template.named(name)).parse(text).review
        #expect(parsed.actions.count >= review.actions.count, "\(name)")
        #expect(parsed.summary == review.summary, "\(name)")
      }
      let own = Template(name: "our own", source: template.source)
      let read = template.parse(own.render(review, embed: true)).review
      #expect(read.json?["actions"] == review.json?["actions"])
    }
  }
}
