import Debrief

/// A generator with a seed: the same numbers on every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}

/// Random edits to a sample review, each word of them new.
struct Edits {
  private var random: Seeded
  private let person: String
  private var count = 0

  init(seed: Int, person: String) {
    random = Seeded(seed)
    self.person = person
  }

  mutating func edit(_ review: Review, times: Int) -> Review {
    var review = review
    for _ in 0..<times { one(&review) }
    return review.identified(avoiding: review)
  }

  private mutating func one(_ review: inout Review) {
    switch Int.random(in: 0..<14, using: &random) {
    case 0: review.title = word()
    case 1: review.summary = Prose(rewritten(review.summary?.markdown ?? ""))
    case 2: review.impact.users.count = Bool.random(using: &random) ? nil : Quantity(number())
    case 3: edit(&review.timeline) { $0.event = Prose($1) }
    case 4: edit(&review.actions) { $0.action = Prose($1) }
    case 5: edit(&review.cause.whys) { $0.answer = Prose($1) }
    case 6: plain(&review.services)
    case 7: plain(&review.tags)
    case 8: review.cause.why = Bool.random(using: &random) ? nil : Prose(rewritten(review.cause.why?.markdown ?? ""))
    case 9: review.severity = Severity(word(), rank: number() % 4 + 1)
    case 10: review.authors.append(Person(word()))
    case 11: review.measures.timeToDetect.stated = Quantity(number())
    case 12: edit(&review.extra) { $0.under.append($1) }
    default: review.followUp.tracking.how = word()
    }
  }

  private mutating func edit<E: Element>(_ list: inout [E], _ change: (inout E, String) -> Void) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where !list.isEmpty: list.remove(at: place(list))
    case 1 where list.count > 1: list.insert(list.remove(at: place(list)), at: 0)
    case 2 where !list.isEmpty: change(&list[place(list)], word())
    default:
      var element = E()
      change(&element, word())
      list.insert(element, at: Int.random(in: 0...list.count, using: &random))
    }
  }

  private mutating func plain(_ list: inout [String]) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where !list.isEmpty: list.remove(at: place(list))
    case 1 where list.count > 1: list.insert(list.remove(at: place(list)), at: 0)
    case 2 where !list.isEmpty: list.append(list[place(list)])
    default: list.insert(word(), at: Int.random(in: 0...list.count, using: &random))
    }
  }

  private mutating func rewritten(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    switch Int.random(in: 0..<3, using: &random) {
    case 0 where !words.isEmpty: words.remove(at: place(words))
    case 1 where !words.isEmpty: words[place(words)] = word()
    default: words.insert(word(), at: Int.random(in: 0...words.count, using: &random))
    }
    return words.joined(separator: " ")
  }

  private mutating func place<T>(_ list: [T]) -> Int { Int.random(in: list.indices, using: &random) }
  private mutating func number() -> Int { Int.random(in: 1..<1000, using: &random) }
  private mutating func word() -> String {
    count += 1
    return "\(person)\(count)"
  }
}

extension Review {
  /// A review with something of each kind of value.
  static func sample(_ seed: Int) -> Review {
    var review = Review()
    review.title = "Checkout down"
    review.summary = "Checkout failed for one hour.\n\nThe cache was full and nobody was paged."
    review.services = ["api", "checkout"]
    review.severity = Severity("SEV-2", scheme: "SEV-1…4", rank: 2)
    review.related = [RelatedIncident()]
    for n in 0..<4 {
      var entry = Entry()
      entry.event = Prose("event \(n)")
      entry.at = Stamp(iso: "2024-03-01T1\(n):00Z").map { Moment($0) }
      review.timeline.append(entry)
      var why = Why()
      why.question = "why \(n)"
      review.cause.whys.append(why)
    }
    review.related[0].relationship = "the same cause"
    var edits = Edits(seed: seed, person: "base")
    return edits.edit(review.identified(), times: seed % 9)
  }

  /// All words of all its texts, of its conflicts, too.
  var allWords: Set<String> {
    let text = (json ?? [:]).text()
    return Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}
