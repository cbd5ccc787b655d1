import Debrief
import Testing

struct ChangeTests {
  @Test(arguments: 0..<300)
  func aDifferenceAppliedGivesTheOther(seed: Int) {
    let a = Review.sample(seed)
    var edits = Edits(seed: seed + 1000, person: "mine")
    let b = edits.edit(a, times: seed % 12)
    let (result, conflicts) = Review.apply(Review.diff(a, b), to: a)
    #expect(result.canonical == b.canonical)
    #expect(conflicts.isEmpty)
  }

  @Test(arguments: 0..<100)
  func betweenAnyTwoReviewsThereIsADifference(seed: Int) {
    let a = Review.sample(seed)
    let b = Review.sample(seed + 7)
    #expect(Review.apply(Review.diff(a, b), to: a).review.canonical == b.canonical)
    #expect(Review.diff(a, a).isEmpty)
  }

  @Test(arguments: 0..<300)
  func theInverseUndoes(seed: Int) {
    let a = Review.sample(seed)
    var edits = Edits(seed: seed + 2000, person: "mine")
    let b = edits.edit(a, times: seed % 12)
    let undone = Review.apply(Review.inverse(of: Review.diff(a, b)), to: b)
    #expect(undone.review.canonical == a.canonical)
    #expect(undone.conflicts.isEmpty)
  }

  @Test(arguments: 0..<100)
  func aMergeWithoutAnotherChangeIsMine(seed: Int) {
    let base = Review.sample(seed)
    var edits = Edits(seed: seed + 3000, person: "mine")
    let mine = edits.edit(base, times: 6)
    #expect(Review.merge(base: base, mine: mine, theirs: base).review.canonical == mine.canonical)
    #expect(Review.merge(base: base, mine: base, theirs: mine).review.canonical == mine.canonical)
    #expect(Review.merge(base: base, mine: mine, theirs: mine).review.canonical == mine.canonical)
  }

  @Test(arguments: 0..<400)
  func everyNewWordOfBothSidesIsKept(seed: Int) {
    let base = Review.sample(seed)
    var my = Edits(seed: seed + 4000, person: "mine")
    var their = Edits(seed: seed + 5000, person: "theirs")
    let mine = my.edit(base, times: 8)
    let theirs = their.edit(base, times: 8)
    var (merged, conflicts) = Review.merge(base: base, mine: mine, theirs: theirs)
    merged.conflicts += conflicts
    let old = base.allWords
    let kept = merged.allWords
    let ids = { (word: String) in word.first?.isLetter == true && word.dropFirst().allSatisfy(\.isNumber) }
    let lost = mine.allWords.union(theirs.allWords).subtracting(old).subtracting(kept).filter { !ids($0) }
    #expect(lost.isEmpty)
  }

  @Test(arguments: 0..<200)
  func changesAtDifferentPathsCommute(seed: Int) throws {
    let base = Review.sample(seed)
    var edits = Edits(seed: seed + 6000, person: "mine")
    let sets = Review.diff(base, edits.edit(base, times: 8)).filter { if case .set = $0 { true } else { false } }
    let forward = Review.apply(sets, to: base)
    let backward = Review.apply(sets.reversed(), to: base)
    #expect(forward.review.canonical == backward.review.canonical)
    #expect(forward.conflicts.isEmpty && backward.conflicts.isEmpty)
  }

  @Test(arguments: 0..<200)
  func changesOfDifferentListsCommute(seed: Int) throws {
    let base = Review.sample(seed)
    var edits = Edits(seed: seed + 8000, person: "mine")
    let changes = Review.diff(base, edits.edit(base, times: 10))
    let groups = Dictionary(grouping: changes) { $0.path.description.prefix { $0.isLetter } }
    let shuffled = groups.values.flatMap { $0 }
    #expect(Review.apply(changes, to: base).review == Review.apply(shuffled, to: base).review)
  }

  @Test(arguments: 0..<100)
  func changesKeepThroughJSON(seed: Int) throws {
    let a = Review.sample(seed)
    var edits = Edits(seed: seed + 7000, person: "mine")
    for change in Review.diff(a, edits.edit(a, times: 10)) {
      #expect(Change(try JSON(parsing: change.json.text())) == change)
    }
  }

  @Test(arguments: ["timeline[t7].event", "impact.users.count", "services", "extra[a\\]b\\\\c].under"])
  func pathsAreWrittenAsTheyAreRead(text: String) {
    #expect(FieldPath(parsing: text)?.description == text)
  }

  @Test(arguments: ["", ".", "[t7]", "timeline[t7", "a..b", "timeline[t1]event"])
  func whatIsNoPathIsRefused(text: String) {
    #expect(FieldPath(parsing: text) == nil)
  }
}
