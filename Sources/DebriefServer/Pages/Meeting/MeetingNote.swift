import Debrief

/// What somebody writes down while a review is gone through.
struct MeetingNote {
  enum Kind: String, CaseIterable {
    case decision, question, action

    var noun: String {
      switch self {
      case .decision: "decision"
      case .question: "open question"
      case .action: "action item"
      }
    }

    var label: String { "A" + (self == .decision ? " " : "n ") + noun }

    var plural: String {
      switch self {
      case .decision: "Decisions"
      case .question: "Open questions"
      case .action: "Action items"
      }
    }

    /// What a review has of it, in its order.
    func lines(of review: Review) -> [String] {
      switch self {
      case .decision: review.meeting.decisions
      case .question: review.openQuestions.filter { $0.answer == nil }.compactMap { $0.question?.markdown }
      case .action: review.actions.compactMap { $0.action?.markdown }
      }
    }
  }

  let kind: Kind
  let words: String

  /// nil for what says nothing.
  init?(_ kind: Kind, _ words: String) {
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard line.contains(where: { !$0.isWhitespace }) else { return nil }
    (self.kind, self.words) = (kind, line)
  }

  /// Puts it where the review keeps such things.
  func add(to review: inout Review) throws {
    switch kind {
    case .decision: review.meeting.decisions.append(words)
    case .question: review = try review.inserting(["question": .string(words)], into: "openQuestions").review
    case .action:
      review = try review.inserting(["action": .string(words), "status": "open"], into: "actions").review
    }
  }
}
