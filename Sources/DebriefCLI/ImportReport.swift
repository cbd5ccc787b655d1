import Debrief
import DebriefStore

/// What an import found, once all documents are read.
struct ImportReport {
  private var outcomes: [KeptDocument.Outcome: Int] = [:]
  private var failed = 0
  private var notes: [Note.Kind: Int] = [:]
  private var fields: [String: Int] = [:]
  private var elements: [String: Int] = [:]
  private var doubtful: [(name: String, doubts: Int)] = []
  /// The document that said the same first.
  private var said: [String: String] = [:]
  private var doubles: [(name: String, other: String)] = []

  /// Fields that tell how well documents were understood.
  private static let shown = [
    "title", "date", "severity", "summary", "startedAt", "endedAt", "timeline", "cause", "actions", "lessons",
    "authors",
  ]

  mutating func add(_ document: KeptDocument, _ name: String) {
    outcomes[document.outcome, default: 0] += 1
    for note in document.notes { notes[note.kind, default: 0] += 1 }
    let doubts = document.notes.count(where: \.kind.isDoubt)
    if doubts > 0 { doubtful.append((name, doubts)) }
    guard let json = document.review?.json else { return }
    for field in Self.shown {
      guard let value = json[field] else { continue }
      fields[field, default: 0] += 1
      elements[field, default: 0] += value.elements?.count ?? 0
    }
    var bare = json
    for own in ["uid", "origin", "template"] { bare[own] = nil }
    // Their sums, not their words: memory stays the same however many they are.
    let text = Store.sha256(bare.bytes())
    if let other = said[text] { doubles.append((name, other)) } else { said[text] = name }
  }

  mutating func addFailure() { failed += 1 }

  /// - Parameters:
  ///   - isTrial: whether nothing was kept.
  ///   - run: by which the import can be undone.
  func text(isTrial: Bool, run: String?) -> String {
    let count = outcomes.values.reduce(failed, +)
    var lines = ["", "\(count) \(count == 1 ? "document" : "documents"): \(outcome(isTrial))"]
    lines += line("Found", Self.shown.compactMap(found))
    lines += line("Notes", Note.Kind.allCases.compactMap { kind in notes[kind].map { "\($0) \(kind.rawValue)" } })
    let look = doubtful.sorted { ($1.doubts, $0.name) < ($0.doubts, $1.name) }.prefix(10)
    lines += line("Worth a look", look.map { "\($0.name) (\($0.doubts))" })
    lines += line("The same twice", doubles.map { "\($0.name) says what \($0.other) says" })
    if isTrial { lines.append("Nothing was kept. Without --dry-run it is.") }
    if let run, !isTrial, outcomes[.created] != nil || outcomes[.updated] != nil {
      lines.append("To take all of it back: debrief import --undo \(run)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ label: String, _ parts: [String]) -> [String] {
    parts.isEmpty ? [] : ["\(label): " + parts.joined(separator: ", ")]
  }

  private func outcome(_ isTrial: Bool) -> String {
    let words: [(KeptDocument.Outcome, String)] =
      isTrial
      ? [(.created, "would be new"), (.updated, "would change a review"), (.unchanged, "unchanged")]
      : [(.created, "new"), (.updated, "changed a review"), (.unchanged, "unchanged")]
    var parts = words.compactMap { outcome, words in outcomes[outcome].map { "\($0) \(words)" } }
    if failed > 0 { parts.append("\(failed) could not be read") }
    return parts.joined(separator: ", ")
  }

  /// "timeline in 9 (143)": in how many documents, and how many elements in all.
  private func found(_ field: String) -> String? {
    guard let count = fields[field] else { return nil }
    let label = Review.shape.field(field)?.label.lowercased() ?? field
    let inner = elements[field] ?? 0
    return "\(label) in \(count)" + (inner > 0 ? " (\(inner))" : "")
  }
}
