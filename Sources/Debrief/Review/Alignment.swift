/// Which elements of two lists are the same, told by what they say: at first the very same, then those with the same main
/// text, then those that share most of their words. Each finds one partner at most; earlier elements choose first.
struct Alignment {
  private let old: [Likeness]
  private let new: [Likeness]
  private var partnerOfNew: [Int?]
  private var isTaken: [Bool]

  init(old: [JSON], new: [JSON]) {
    self.old = old.map(Likeness.init)
    self.new = new.map(Likeness.init)
    partnerOfNew = Array(repeating: nil, count: new.count)
    isTaken = Array(repeating: false, count: old.count)
  }

  /// For each new element the place of its old one, nil when there is none.
  consuming func partners() -> [Int?] {
    pair(by: \.whole)
    pair(by: \.main)
    pairByWords()
    return partnerOfNew
  }

  private mutating func pair(by key: (Likeness) -> String?) {
    var waiting: [String: [Int]] = [:]
    for (place, element) in old.enumerated().reversed() where !isTaken[place] {
      if let key = key(element) { waiting[key, default: []].append(place) }
    }
    for (place, element) in new.enumerated() where partnerOfNew[place] == nil {
      if let key = key(element), let partner = waiting[key]?.popLast() { join(place, partner) }
    }
  }

  private mutating func pairByWords() {
    var holders: [String: [Int]] = [:]
    for (place, element) in old.enumerated() where !isTaken[place] {
      for word in element.words { holders[word, default: []].append(place) }
    }
    var last = -1
    for (place, element) in new.enumerated() {
      if partnerOfNew[place] == nil {
        let candidates = candidates(for: element, holders) + following(last)
        let rated = candidates.map { (share: element.share(old[$0]), nearness: -abs($0 - last - 1), other: $0) }
        if let best = rated.max(by: <), best.share >= 0.5 { join(place, best.other) }
      }
      last = partnerOfNew[place] ?? last
    }
  }

  /// The free old elements that share the most rare words with this one. A word that many hold tells little, and counting
  /// it would make long lists quadratic.
  private func candidates(for element: Likeness, _ holders: [String: [Int]]) -> [Int] {
    var shared: [Int: Int] = [:]
    for word in element.words {
      guard let places = holders[word], places.count <= 40 else { continue }
      for other in places where !isTaken[other] { shared[other, default: 0] += 1 }
    }
    return shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(8).map(\.key)
  }

  /// The free old elements next behind that place.
  private func following(_ place: Int) -> [Int] {
    (place + 1..<min(place + 9, max(old.count, place + 1))).filter { !isTaken[$0] }
  }

  private mutating func join(_ place: Int, _ partner: Int) {
    partnerOfNew[place] = partner
    isTaken[partner] = true
  }
}

/// What an element is told by.
private struct Likeness {
  /// Its JSON without the id.
  let whole: String
  /// The text that names it, without punctuation and case.
  let main: String?
  let words: Set<String>

  init(_ element: JSON) {
    let content = element.with(id: nil)
    whole = content.text()
    main = Self.mainNames.lazy.compactMap { content[$0]?.string?.key }.first { !$0.isEmpty }
    var words: Set<String> = []
    Self.collect(content, &words)
    self.words = words
  }

  /// The part of both elements' words that they share, from 0 to 1 (Dice's coefficient).
  func share(_ other: Likeness) -> Double {
    2 * Double(words.intersection(other.words).count) / Double(max(1, words.count + other.words.count))
  }

  /// The fields that name an element, in the order of how well they do.
  private static let mainNames = [
    "event", "action", "question", "message", "title", "name", "item", "metric", "text", "lesson", "what", "body",
    "change", "detail", "role", "url", "path",
  ]

  private static func collect(_ json: JSON, _ words: inout Set<String>) {
    switch json {
    case .string(let text):
      for word in text.split(whereSeparator: \.isWhitespace) {
        let key = word.key
        if !key.isEmpty { words.insert(key) }
      }
    case .number(let text): words.insert(text)
    case .array(let elements): for element in elements { collect(element, &words) }
    case .object(let members): for member in members where member.name != "because" { collect(member.value, &words) }
    case .null, .bool: break
    }
  }
}
