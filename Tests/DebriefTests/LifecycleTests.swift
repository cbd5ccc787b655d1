import Debrief
import Testing

@Suite("Approving a review")
struct LifecycleTests {
  private let day = CivilDate(iso: "2026-03-04")!
  private let ada = Person("Ada King")
  private let names: Set<String> = ["Ada King", "ada", "A. King"]

  private func review(_ lines: [(role: String, person: String?)]) -> Review {
    var review = Review()
    review.approvals = lines.enumerated().map { number, line in
      var approval = Approval()
      approval.id = "a\(number + 1)"
      approval.role = line.role
      approval.person = line.person.map { Person($0) }
      return approval
    }
    return review
  }

  @Test("Signs the line that names whoever approves, by any of their names")
  func own() throws {
    var review = review([("Manager", "Ben"), ("Author", "a. king")])
    try review.approve(as: ada, knownBy: names, on: day)
    #expect(review.approvals.map(\.isSigned) == [nil, true])
    #expect(review.approvals[1].on == Day("2026-03-04") && review.approvals[1].person == Person("a. king"))
    let once = review
    try review.approve(as: ada, knownBy: names, on: CivilDate(iso: "2026-03-09")!)
    #expect(review == once)
  }

  @Test("Has a line of its own where none waits, or the one that is named")
  func others() throws {
    var review = review([("Manager", "Ben"), ("Director", nil)])
    try review.approve(as: ada, knownBy: names, on: day)
    #expect(review.approvals.count == 3 && review.approvals[2].person == ada)
    try review.approve(as: ada, knownBy: names, in: "a2", on: day)
    #expect(review.approvals[1].person == ada && review.approvals[1].isSigned == true)
    for line in ["a1", "a9"] {
      #expect(throws: Refusal.notTheirLine(line)) { try review.approve(as: ada, knownBy: names, in: line, on: day) }
    }
  }

  @Test("Waits until conflicts are settled")
  func conflicts() throws {
    var review = review([])
    review.conflicts = [Conflict()]
    #expect(throws: Refusal.unsettled(1)) { try review.approve(as: ada, knownBy: names, on: day) }
    #expect(review.approvals.isEmpty)
  }

  @Test("Is taken back by whoever gave it, and by nobody else")
  func back() throws {
    var review = review([("Author", "Ada King"), ("Manager", "Ben")])
    try review.approve(as: ada, knownBy: names, on: day)
    #expect(throws: Refusal.notApproved) { try review.withdrawApproval(knownBy: ["Ben"]) }
    try review.withdrawApproval(knownBy: names)
    #expect(review.approvals[0].isSigned == nil && review.approvals[0].on == nil)
    #expect(review.approvals[0].person == ada)
  }
}
