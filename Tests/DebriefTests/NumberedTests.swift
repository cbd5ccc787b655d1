import Testing

@testable import Debrief

@Suite("Text written by the numbers of its characters")
struct NumberedTests {
  @Test(arguments: [
    "What went well", "- [ ] a", "```", "a | b", " spaces  at ends ", "line\n\n  line", "Ünïcödé 日本 👍🏽", "x\u{301}y", "",
    "…",
  ])
  func isReadAgain(text: String) {
    #expect(Numbered.read(Numbered.write(text)) == text)
    #expect(Numbered.read(Numbered.write(text, lines: true)) == text)
  }

  @Test
  func leavesNothingThatAFormKnows() {
    let text = Numbered.write("- **Root cause**: [x] | # `a`")
    #expect(text.allSatisfy { $0.isLetter || $0.isNumber || "&#; ".contains($0) })
    #expect(Wording.key(text) != Wording.key("Root cause x a"))
  }

  @Test
  func anAuthorsOwnNumbersStay() {
    #expect(Numbered.read(Numbered.protect("&#045; and &#45;")) == "&#045; and &#45;")
    #expect(Numbered.read("&#0; &#099999999; &#0") == "&#0; &#099999999; &#0")
  }
}

@Suite("A document is proof-read")
struct ProofTests {
  /// Texts that look like the form around them, at places of one line, of a list and of prose.
  @Test(
    arguments: LawTests.names,
    ["What went well", "### Action Items", "```\nnever closed", "TBD", "| a | b |", "- [x] done", "Owner: Ann", "---"])
  func textThatLooksLikeTheFormIsKept(name: String, text: String) throws {
    let template = try #require(Template.named(name))
    var review = Review()
    review.title = text
    review.summary = Prose(text)
    var strength = Strength()
    strength.what = Prose(text)
    review.wentWell = [strength]
    let read = template.parse(template.render(review)).review
    #expect(read.json == template.seen(review).json)
    #expect(!read.wentWell.isEmpty)
  }

  @Test
  func ordinaryTextHasNoNumbers() throws {
    for name in LawTests.names {
      let template = try #require(Template.named(name))
      #expect(!template.render(try Sample.review(name)).contains("&#0"), "\(name)")
    }
  }
}
