import Markdown

/// Reads a document before it leaves, so that it says what the review says: what its reader would take for the form,
/// or for a part of what stands beside it, is written by number.
struct Proof {
  private let template: Template
  private let root: JSON
  private let zones: Zones
  /// The captures that are written by number, by their place among all.
  private var numbered: [Int: Numbered.Way] = [:]
  private var passages = Extras.Way.whereItStood

  /// So many drafts may be no better than the best one.
  private static let patience = 12

  init(_ template: Template, _ root: JSON, _ zones: Zones) {
    self.template = template
    self.root = root
    self.zones = zones
  }

  mutating func text() -> String {
    var draft = self.draft()
    var meant = Assembly(draft, zones: zones)
    let review = meant.review().review.json ?? [:]
    var best = (text: draft.text, wrong: Int.max)
    // Who swallows what stands behind it is the first to be misread: few are numbered at first, then more.
    var share = 1
    var idle = 0
    while let wrong = misread(draft, review) {
      idle = wrong.captures.count < best.wrong ? 0 : idle + 1
      if idle == 0 { best = (draft.text, wrong.captures.count) }
      guard idle < Self.patience, improve(wrong, share, draft.captures.count) else { return best.text }
      share *= 2
      draft = self.draft()
    }
    return draft.text
  }

  private func draft() -> Rendering {
    var rendering = Rendering(template, root, zones: zones, numbered: numbered, passages: passages)
    rendering.render()
    return rendering
  }

  /// What of a draft is read as something else, and whether a passage is; nil when all is read as it is meant.
  private func misread(_ draft: Rendering, _ review: JSON) -> (captures: [Int], passages: Bool)? {
    var reading = Reading(template.form, Document(draft.text))
    reading.read()
    var assembly = Assembly(reading, zones: zones)
    var read = assembly.review().review.json ?? [:]
    let own = draft.root["extra"].map(Numbered.read)?.elements ?? []
    let kept = read["extra"]?.elements ?? []
    read["extra"] = nil
    if own == kept, read == review { return nil }
    var found = Set(reading.captures.map { Said(assembly, $0) })
    if let title = reading.title, let slot = template.form.title { found.insert(Said(slot, title.text)) }
    let wrong = draft.captures.indices.filter { !found.contains(Said(assembly, draft.captures[$0])) }
    return (wrong, !own.allSatisfy(kept.contains))
  }

  /// Whether there is something left to do.
  private mutating func improve(_ wrong: (captures: [Int], passages: Bool), _ share: Int, _ count: Int) -> Bool {
    if wrong.passages, let next = Extras.Way(rawValue: passages.rawValue + 1) {
      passages = next
      return true
    }
    let known = wrong.captures.filter { numbered[$0] != .all }
    for capture in known.prefix(share) { numbered[capture] = numbered[capture] == nil ? .signs : .all }
    if !known.isEmpty { return true }
    // Nothing is missing, and yet it reads as something else: then all is numbered.
    let rest = (0..<count).filter { numbered[$0] != .all }
    for capture in rest { numbered[capture] = .all }
    return !rest.isEmpty
  }
}

/// The words of a capture, as they are on no page.
private struct Said: Hashable {
  let slot: Int
  let text: String

  init(_ assembly: Assembly, _ capture: Capture) {
    let slot = assembly.slots[capture.slot]
    let isWords = !capture.isPlain && slot.kind != .box
    let text = isWords ? assembly.unescaped(capture.text, slot, capture.slot) : capture.text
    self.init(capture.slot, Blank.isBlank(text, like: slot.blank) ? "" : text)
  }

  init(_ slot: Int, _ text: String) {
    self.slot = slot
    self.text = Numbered.read(Blank.unescape(text.trimmed))
  }
}
