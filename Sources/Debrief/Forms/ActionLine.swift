/// An action item as one says it in a line: `Add cert expiry alert @marek p1 by 3 Dec #prevent`.
///
/// | Written | Read as |
/// |---|---|
/// | `@marek` | the owner: whoever is known by that handle or name or by a part of it, if it is one person alone |
/// | `#prevent` | the category, by its beginning; `#now`, `#soon`, `#later` and the like are the horizon |
/// | `p1`, at the end | the priority |
/// | `by 3 Dec`, `by Friday`, `in 2 weeks`, at the end | the day by which it is to be done |
///
/// What stands at the end may come in any order. A word that is nothing of this stays in the action: so does `P1` within a
/// sentence, and `#4312`. What nobody said stays unknown: `likelyDue` only guesses.
package struct ActionLine: Sendable {
  private let today: CivilDate
  private let people: [Person]

  /// - Parameters:
  ///   - today: what “tomorrow” and days without a year are counted from.
  ///   - people: who can be meant by a part of a name.
  package init(today: CivilDate, people: [Person] = []) {
    self.today = today
    self.people = people
  }

  /// The item, open since it is being said. A line of nothing but marks is the action itself.
  package func read(_ line: String) -> ActionItem {
    var words = ValueReader.oneLine(line).split(separator: " ")
    var item = ActionItem()
    while let mark = trailing(words, item) {
      mark.put(into: &item)
      words.removeLast(mark.length)
    }
    words.removeAll { word in
      guard let mark = sigil(word, item) else { return false }
      mark.put(into: &item)
      return true
    }
    if words.isEmpty { item = ActionItem() }
    item.action = Prose(words.isEmpty ? ValueReader.oneLine(line).trimmed : words.joined(separator: " "))
    item.status = ActionStatus("open")
    return item
  }

  /// What at the end says a day that cannot be read, as it was written.
  package func missedDay(_ line: String) -> String? {
    let item = read(line)
    guard item.due == nil, let words = item.action?.markdown.split(separator: " ") else { return nil }
    let phrases = (2...4).filter { $0 <= words.count }.map { words.suffix($0).map(Self.bare) }
    return phrases.first(where: DueDay(today: today).isMissed)?.joined(separator: " ")
  }

  /// A mark that says something of the item, so many words long.
  private struct Mark {
    enum Meaning {
      case owner(Person)
      case category(ActionCategory)
      case horizon(Horizon)
      case priority(Priority)
      case due(CivilDate)
    }

    var meaning: Meaning
    var length = 1

    func put(into item: inout ActionItem) {
      switch meaning {
      case .owner(let owner): item.owner = owner
      case .category(let category): item.category = category
      case .horizon(let horizon): item.horizon = horizon
      case .priority(let priority): item.priority = priority
      case .due(let day): item.due = Day(day.iso)
      }
    }
  }

  /// The mark at the end; what is said already is not said again.
  private func trailing(_ words: [Substring], _ item: ActionItem) -> Mark? {
    guard let last = words.last else { return nil }
    if let mark = sigil(last, item) { return mark }
    if item.priority == nil, let word = Priorities.words[id: Self.bare(last).uppercased()] {
      return Mark(meaning: .priority(Priority(word.id)))
    }
    guard item.due == nil else { return nil }
    for length in 2...6 where length <= words.count {
      let phrase = words.suffix(length).map(Self.bare)
      if let day = DueDay(today: today).read(phrase) { return Mark(meaning: .due(day), length: length) }
    }
    return nil
  }

  /// A mark that its sign makes one wherever it stands.
  private func sigil(_ word: Substring, _ item: ActionItem) -> Mark? {
    let name = Self.bare(word.dropFirst())
    guard !name.isEmpty else { return nil }
    switch word.first {
    case "@" where item.owner == nil && name.first?.isLetter == true: return Mark(meaning: .owner(owner(name)))
    case "#":
      if item.category == nil, let category = Self.category(name) { return Mark(meaning: .category(category)) }
      guard item.horizon == nil, let word = Horizons.words.word(name) else { return nil }
      return Mark(meaning: .horizon(Horizon(word.id)))
    default: return nil
    }
  }

  /// Without the comma or full stop that parts it from what follows.
  private static func bare(_ word: Substring) -> Substring {
    let end = word.lastIndex { !",.;:".contains($0) }
    return end.map { word[...$0] } ?? ""
  }

  private func owner(_ name: Substring) -> Person {
    let key = name.foldedKey
    for keys in [\Person.ownKeys, \Person.partKeys] {
      let meant = people.filter { $0[keyPath: keys].contains(key) }
      let names = Set(meant.map { Person($0.name, handle: $0.name == nil ? $0.handle : nil) })
      if names.count == 1, let person = names.first { return person }
    }
    return Person(handle: String(name))
  }

  /// `prevent` → prevention; at least four letters of it, and at most one more.
  private static func category(_ tag: Substring) -> ActionCategory? {
    let tag = tag.lowercased()
    let found = ActionCategories.words.all.filter { word in
      let shared = zip(tag, word.id).prefix { $0 == $1 }.count
      return shared >= 4 && tag.count - shared <= 1
    }
    return found.count == 1 ? ActionCategory(found[0].id) : nil
  }
}

extension Person {
  /// Of the whole name, of the handle, and of an address before its “@”.
  fileprivate var ownKeys: Set<String> {
    let local = handle.flatMap { $0.contains("@") ? $0.split(separator: "@").first.map(String.init) : nil }
    return Set([name, handle, local].compactMap { $0?.foldedKey })
  }

  /// Of each word of the name.
  fileprivate var partKeys: Set<String> { Set((name ?? "").split(separator: " ").map(\.foldedKey)) }
}

extension StringProtocol {
  /// Its key without the marks of letters: on a keyboard without them `Vlček` is `vlcek`.
  fileprivate var foldedKey: String {
    var folded = String.UnicodeScalarView()
    for scalar in unicodeScalars { Folding.standard.fold(scalar) { folded.append($0) } }
    return String(folded).key
  }
}

extension Review {
  /// Everybody whom it names in a part of theirs.
  package var people: [Person] {
    let single = [owner, preparedBy, createdBy, meeting.facilitator].compactMap { $0 }
    let many = authors + reviewers + roles + meeting.attendees
    return single + many + actions.compactMap(\.owner) + approvals.compactMap(\.person)
  }
}
