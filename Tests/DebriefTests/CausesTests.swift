import Testing

@testable import Debrief

@Suite("The causes of an incident")
struct CausesTests {
  /// `b<a` is b, which explains a.
  private func causes(_ words: String) -> Causes {
    Causes(
      words.split(separator: " ").map { word in
        let parts = word.split(separator: "<").map(String.init)
        var why = Why()
        why.id = parts[0]
        why.because = parts.count > 1 ? parts[1] : nil
        return why
      })
  }

  private func words(_ whys: [Why]) -> String {
    whys.map { ($0.id ?? "new") + ($0.because.map { "<" + $0 } ?? "") }.joined(separator: " ")
  }

  private func moved(_ written: String, _ id: String, _ move: Causes.Move) -> String? {
    let causes = causes(written)
    guard let why = causes.whys.firstIndex(where: { $0.id == id }), causes.allows(move, of: why) else { return nil }
    return words(causes.moving(why, move))
  }

  @Test("The path leads along the first reasons, or to the root where one is marked")
  func path() {
    let whys = causes("a b c<a d<c").whys
    #expect(Causes(whys).path == [0, 1])
    var marked = whys
    marked[3].rootCause = true
    #expect(Causes(marked).path == [0, 2, 3])
    #expect(causes("a<b b<a").path == [0, 1], "a circle ends")
    #expect(causes("").path.isEmpty)
  }

  @Test("The outline says each effect before what it rests on, and circles at last")
  func outline() {
    let lines = causes("a b c<a d<b e<f f<e").outline
    #expect(lines.map(\.why) == [0, 1, 3, 2, 4, 5])
    #expect(lines.map(\.depth) == [0, 1, 2, 1, 0, 0])
  }

  @Test(
    "A why goes up, down, in and out",
    arguments: [
      ("a b c", "c", Causes.Move.up, "a c b"),
      ("a b c", "b", .up, "b a c"),
      ("a b c", "a", .up, nil),
      ("a b c", "a", .down, "b a c"),
      ("a b c", "c", .down, nil),
      ("a b c<a", "c", .up, "a c<a b<a"),
      ("a b c<a", "b", .down, "a c<a b<a"),
      ("a b c<a", "c", .in, "a b c<b"),
      ("a b c<a", "b", .in, nil),
      ("a b c", "c", .out, "a b c<a"),
      ("a b c", "b", .out, nil),
      ("a b c d<a", "b", .out, nil),
      ("a b c<a d<c", "c", .in, "a b c<b d<c"),
      ("a<b b<a", "a", .up, nil),
    ] as [(String, String, Causes.Move, String?)])
  func moves(written: String, id: String, move: Causes.Move, after: String?) {
    #expect(moved(written, id, move) == after)
  }

  @Test("A cause is added below the last step, or below the effect that is named; what stands there keeps its effect")
  func adding() {
    #expect(words(causes("").adding(Why())) == "new")
    #expect(words(causes("a b").adding(Why())) == "a b new<b")
    #expect(words(causes("a b c").adding(Why(), below: 0)) == "a b c new<a")
    #expect(words(causes("a b c d<a").adding(Why(), below: 1)) == "a b c new<b d<a")
  }

  @Test("What explained one that is taken out explains the next effect")
  func removing() {
    #expect(words(causes("a b c").removing(1)) == "a c")
    #expect(words(causes("a b c<b d<a").removing(1)) == "a c<a d<a")
    #expect(words(causes("a b c").removing(2)) == "a b")
    let rest = Causes(causes("a b c<a").removing(0))
    #expect(rest.first == [0, 1], "two that explained the same are nobody's reasons for one another")
    #expect(words(causes("a<b b<a c").removing(0)) == "b<a c")
  }

  @Test(
    "The next question asks into the last answer in its words",
    arguments: [
      ("The pool was exhausted.", "Why was the pool exhausted?"),
      ("Each pod opened 60 connections. It was too many.", "Why did it happen that each pod opened 60 connections?"),
      ("There were **no** alerts", "Why were there no alerts?"),
      ("`redis` had no limit; nobody saw it", "Why had redis no limit?"),
      ("Because the check is disabled.", "Why is the check disabled?"),
      ("AWS throttled what we were sending.", "Why did it happen that AWS throttled what we were sending?"),
      ("Pods were doubled", "Why were pods doubled?"),
      ("Was late", "Why did it happen that Was late?"),
      (String(repeating: "word ", count: 30), "Why did this happen?"),
    ])
  func question(answer: String, next: String) {
    #expect(Why.question(into: Prose(answer)) == next)
  }

  @Test("Without an answer there is nothing to ask into", arguments: [nil, "", " ", "**", "."] as [String?])
  func nothing(answer: String?) { #expect(Why.question(into: answer.map { Prose($0) }) == nil) }
}
