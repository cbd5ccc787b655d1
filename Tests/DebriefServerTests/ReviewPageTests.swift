import Debrief
import Testing

@testable import DebriefServer

@Suite("The page of a review")
struct ReviewPageTests {
  @Test("shows every field that the catalogue has")
  func everything() {
    let full = FullReview()
    let (review, notes) = Review.read(full.json)
    #expect(notes.isEmpty)
    let text = page(review).lowercased()
    for (path, word) in full.words {
      let isShown = text.contains(word)
      #expect(isShown, "\(path) is not on the page")
    }
  }

  @Test("shows both kinds of a ticked factor, and a range from both ends")
  func combined() {
    var review = Review()
    review.cause.factorChecklist = [
      CheckedFactor(FactorChoice("other"), category: FactorCategory("process"), text: "No rehearsal")
    ]
    review.impact.users.count = Quantity("300", latest: "500")
    let text = page(review)
    #expect(text.contains("No rehearsal"))
    #expect(text.contains("300–500"))
  }

  @Test("says what is not known, and shows no zero for it")
  func absent() {
    let text = page(Review())
    #expect(text.contains("A review without a title"))
    #expect(text.contains("No figures are known."))
    #expect(text.contains("not known"))
    #expect(text.contains("nobody yet"))
    #expect(!text.contains(">0<"))
    #expect(!text.contains("<figure"))
  }

  @Test("cannot be broken by what people write")
  func hostile() {
    let full = FullReview()
    let attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>"
    let review = Review.read(Self.replacing(full.json, with: attack)).review
    let text = page(review)
    #expect(!text.contains("<script>alert"))
    #expect(!text.contains("<img"))
  }

  @Test("names each section once, and the contents lead to all of them")
  func sections() {
    let review = Review.read(FullReview().json).review
    let sections = ReviewPage(review: review, uid: "u").sections
    #expect(Set(sections.map(\.id)).count == sections.count)
    let text = page(review)
    for section in sections {
      #expect(text.components(separated: "id=\"\(section.id)\"") == 1)
      #expect(text.contains("href=\"#\(section.id)\""))
    }
  }

  @Test("folds runs of entries that mark nothing, in a long phase")
  func folds() {
    var plain = Entry()
    plain.event = "x"
    var marked = plain
    marked.milestone = Milestone("detected")
    #expect(ReviewPage.pieces(of: Array(repeating: plain, count: 12)).count == 12)
    let long = Array(repeating: plain, count: 4) + [marked] + Array(repeating: plain, count: 9)
    let pieces = ReviewPage.pieces(of: long)
    #expect(pieces.count == 6, "four that are too few to fold, the milestone, and one fold")
    guard case .fold(let folded) = pieces[5] else {
      Issue.record("the last piece is a fold")
      return
    }
    #expect(folded.count == 9)
  }

  @Test("judges by the figures, by the document where they are equal, and says where the two differ")
  func verdicts() {
    func gap(_ minutes: String, met: Bool?) -> String {
      var review = Review()
      review.measures.timeToResolve.stated = Quantity(minutes)
      review.measures.timeToResolve.met = met
      var html = HTML()
      html.gap(of: review.measure(.timeToResolve))
      return html.text
    }
    #expect(gap("168", met: nil).contains("1 h 48 min over"))
    #expect(gap("168", met: true).contains("1 h 48 min over"))
    #expect(gap("168", met: true).contains("met, the document says"))
    #expect(gap("45", met: false).contains("missed, the document says"))
    #expect(gap("60", met: nil).contains(" met<"))
    #expect(gap("60", met: false).contains(" missed<"))
    #expect(!gap("60", met: false).contains("document"))
  }

  @Test("takes a tick in the place of a signature for one, and other words for what they are")
  func signatures() {
    var ticked = Approval()
    ticked.signature = "✓"
    var worded = Approval()
    worded.signature = "waits for legal"
    var review = Review()
    review.approvals = [ticked, worded]
    let text = page(review)
    #expect(text.contains("1 of 2 signed"))
    #expect(text.contains("waits for legal"))
    #expect(!text.contains(">✓<"))
  }

  @Test("says for whom messages were, unless nobody said it of any, and the zone of their times")
  func audiences() {
    var message = Communication()
    message.at = Moment(Stamp(iso: "2026-02-11T18:20+01:00")!)
    var review = Review()
    review.communications = [message, message]
    #expect(!page(review).contains("nobody said</td>"))
    #expect(page(review).contains("<span class=\"n\">UTC+1</span>"))
    review.communications[0].audience = Audience("public")
    #expect(page(review).contains("nobody said</td>"))
    #expect(page(review).contains("1 to users or the public, UTC+1"))
  }

  @Test("follows the whys from the symptom to the root cause")
  func whys() {
    var a = Why()
    a.id = "a"
    var b = Why()
    b.id = "b"
    var c = Why()
    c.id = "c"
    c.because = "a"
    c.rootCause = true
    #expect(Causes([a, b, c]).path == [0, 2])
    a.because = "c"
    #expect(Causes([a, b, c]).path == [0, 2], "a circle ends")
  }

  @Test("draws whys that branch as a graph, each effect over its causes, and says them all in the outline")
  func graph() throws {
    var review = Review()
    review.cause.whys = [
      ("a", nil, "Payments failed"), ("b", "a", "Too many connections"), ("c", "a", "No limit was set"),
      ("d", "c", "The limit is <nobody's>"),
    ].map { id, because, answer in
      var why = Why()
      (why.id, why.because, why.answer) = (id, because, Prose(answer))
      return why
    }
    review.cause.whys[3].rootCause = true
    let causes = Causes(review.cause.whys)
    #expect(causes.path == [0, 2, 3])
    #expect(causes.rows == [[0], [1, 2], [3]])
    let graph = try #require(CauseGraph(causes))
    let boxes = graph.boxes
    #expect(boxes.map(\.x) == [130, 0, 260, 260])
    #expect(boxes.map(\.step) == [1, nil, 2, 3])
    #expect(graph.edges.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [2, 3]])
    let text = page(review)
    #expect(text.contains("<svg class=\"graph\""))
    #expect(text.contains("The limit is &lt;nobody&#39;s&gt;</text>"))
    #expect(text.contains("All causes as an outline"))
    review.cause.whys.removeAll { $0.id == "b" }
    #expect(!page(review).contains("<svg class=\"graph\""), "a path alone needs no graph")
  }

  @Test("draws no circle, and shows any number of whys in time that grows with it")
  func awkwardGraphs() {
    func why(_ id: Int, because: Int?) -> Why {
      var why = Why()
      (why.id, why.because, why.answer) = ("w\(id)", because.map { "w\($0)" }, Prose("answer \(id)."))
      return why
    }
    var review = Review()
    review.cause.whys = [why(0, because: 1), why(1, because: 0), why(2, because: nil)]
    #expect(!page(review).contains("<svg class=\"graph\""))
    #expect(page(review).contains("answer 0."))
    // A chain of this depth ends a recursion with the stack, and a square of it takes minutes.
    review.cause.whys = (0..<50_000).map { why($0, because: $0 == 0 ? nil : $0 - 1) } + [why(50_000, because: 0)]
    let text = page(review)
    #expect(text.contains("answer 0.") && text.contains("answer 49999.") && text.contains("answer 50000."))
  }

  @Test("breaks a box's words into lines, and says where there are more")
  func graphLines() {
    #expect(CauseGraph.lines("The `pool` was **full**") == ["The pool was full"])
    let long = CauseGraph.lines(String(repeating: "connection ", count: 30))
    #expect(long.count == 4)
    #expect(long[3].hasSuffix("…"))
    #expect(CauseGraph.lines(String(repeating: "x", count: 200)) == [String(repeating: "x", count: 26) + "…"])
  }

  private func page(_ review: Review) -> String {
    var html = HTML()
    ReviewPage(review: review, uid: review.uid ?? "u", now: Stamp(iso: "2026-02-16T09:00Z")).write(into: &html)
    return html.text
  }

  private static func replacing(_ json: JSON, with text: String) -> JSON {
    switch json {
    case .object(let members):
      .object(members.map { JSON.Member($0.name, $0.name == "at" ? $0.value : replacing($0.value, with: text)) })
    case .array(let elements): .array(elements.map { replacing($0, with: text) })
    case .string: .string(text)
    default: json
    }
  }
}

extension String {
  /// How often a text stands in it.
  func components(separated by: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: by) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
