import Debrief
import DebriefStore

/// Somebody who edits one review again and again: its newest version, the one that came of the last edit, or, as who was
/// away for a while does, an old one.
struct Scribe {
  /// One edit, by the words that somebody wrote: `a1z`.
  struct Deed: Sendable {
    /// The one it made; nil when it changed nothing.
    var version: Int?
    /// The words of the version that it was made from.
    var seen: Set<String> = []
    var wrote: Set<String> = []
  }

  private let store: Store
  private let uid: String
  private let number: Int
  private var known = 1
  private var words = 0

  init(_ store: Store, _ uid: String, number: Int) {
    self.store = store
    self.uid = uid
    self.number = number
  }

  consuming func work(_ edits: Int) async throws -> [Deed] {
    var scribe = self
    var deeds: [Deed] = []
    for _ in 0..<edits { deeds.append(try await scribe.edit()) }
    return deeds
  }

  private mutating func edit() async throws -> Deed {
    var deed = Deed()
    let bases: [Int?] = [nil, nil, known, known, Int.random(in: 1...known)]
    let word = newWord()
    let saved = try await store.edit(
      uid, base: bases.randomElement() ?? nil, by: Author("Writer \(number)"), door: .page, at: .noon
    ) { review in
      deed.seen = Words.of(review)
      Self.alter(&review, word)
      if Words.of(review).contains(word) { deed.wrote = [word] }
    }
    known = saved.version
    deed.version = saved.changes.isEmpty ? nil : saved.version
    return deed
  }

  private mutating func newWord() -> String {
    words += 1
    return "w\(number)n\(words)z"
  }

  private static func alter(_ review: inout Review, _ word: String) {
    switch Int.random(in: 0..<9) {
    case 0: review.title = word
    case 1: review.impactLine = word
    case 2: review.services.insert(word, at: Int.random(in: 0...review.services.count))
    case 3: if !review.services.isEmpty { review.services.removeLast() }
    case 4: review.timeline.insert(.saying(Prose(word)), at: Int.random(in: 0...review.timeline.count))
    case 5: if let n = review.timeline.indices.randomElement() { review.timeline.remove(at: n) }
    case 6:
      guard let n = review.timeline.indices.randomElement() else { return }
      review.timeline[n].event = edited(review.timeline[n].event, word)
    default: review.summary = edited(review.summary, word)
    }
  }

  /// A word put in, or in another one's place.
  private static func edited(_ prose: Prose?, _ word: String) -> Prose {
    var words = (prose?.markdown ?? "").split(separator: " ").map(String.init)
    let place = Int.random(in: 0...words.count)
    if place < words.count, Bool.random() { words.remove(at: place) }
    words.insert(word, at: place)
    return Prose(words.joined(separator: " "))
  }
}

/// The words of a review that a person wrote: `a1z`, `w3n1z`.
enum Words {
  static func of(_ review: Review) -> Set<String> {
    let text = String(decoding: review.canonical, as: UTF8.self)
    let words = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return Set(
      words.filter { "aw".contains($0.prefix(1)) && $0.hasSuffix("z") && $0.contains(where: \.isNumber) }.map(
        String.init))
  }
}
