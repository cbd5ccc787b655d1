extension JSON {
  func get(_ path: ArraySlice<String>) -> JSON? {
    guard let name = path.first else { return self }
    return self[name]?.get(path.dropFirst())
  }

  /// Sets a value below objects that are made on the way; nil takes it away, and what became empty with it.
  ///
  /// - Parameter merging: whether a list is added to, and words are joined to words that are there.
  mutating func set(_ value: JSON?, at path: ArraySlice<String>, merging: Bool = false) {
    guard let name = path.first else { return }
    if path.count == 1 {
      if merging, case .array(let more)? = value, case .array(let known)? = self[name] {
        self[name] = .array(known + more)
      } else if merging, let known = self[name], let value, case .string(let a) = known, case .string(let b) = value,
        a != b
      {
        self[name] = .string(a + "\n" + b)
      } else {
        self[name] = value
      }
      return
    }
    var inner = take(name) ?? [:]
    inner.set(value, at: path.dropFirst(), merging: merging)
    self[name] = inner.isEmpty ? nil : inner
  }

  /// Moves a member's value out, so that it has one owner while it is changed; its place stays.
  private mutating func take(_ name: String) -> JSON? {
    guard case .object(var members) = self, let index = members.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    self = .null
    defer { self = .object(members) }
    let value = members[index].value
    members[index].value = .null
    return value
  }

  func mapTexts(_ change: (String) -> String) -> JSON {
    switch self {
    case .string(let text): .string(change(text))
    case .array(let elements): .array(elements.map { $0.mapTexts(change) })
    case .object(let members): .object(members.map { Member($0.name, $0.value.mapTexts(change)) })
    case .null, .bool, .number: self
    }
  }

  /// Whether it says the same as another, or more: `{name, role}` says `{name}`.
  func says(_ other: JSON) -> Bool {
    switch (self, other) {
    case (.string(let a), .string(let b)):
      let (a, b) = (Wording.full(a), Wording.full(b))
      return a == b || (!b.isEmpty && (" " + a + " ").contains(" " + b + " "))
    case (.object(let mine), .object(let theirs)):
      if let a = self["at"]?.string.flatMap({ Stamp(iso: $0) }), let b = other["at"]?.string.flatMap({ Stamp(iso: $0) })
      {
        return a.instant == nil ? a == b : a.instant == b.instant
      }
      if let a = self["rank"], let b = other["rank"] {
        return a == b && mine.count >= theirs.count && (self["written"]?.says(other["written"] ?? "") ?? false)
      }
      return theirs.allSatisfy { theirs in mine.contains { $0.name == theirs.name && $0.value.says(theirs.value) } }
    default: return self == other
    }
  }

  /// Whether all words of a text stand somewhere in it.
  func holdsWords(of text: String) -> Bool {
    let own = Set(Wording.words(self.text(), asides: true))
    return Wording.words(text, asides: true).allSatisfy(own.contains)
  }
}

/// Links as documents write them.
enum LinkText {
  private static let kinds: [(word: String, kind: String)] = [
    ("ticket", "ticket"), ("issue", "ticket"), ("jira", "ticket"), ("pr", "pull-request"), ("prs", "pull-request"),
    ("pull", "pull-request"),
    ("merge", "pull-request"), ("runbook", "runbook"), ("playbook", "runbook"), ("diagram", "diagram"),
    ("architecture", "diagram"),
    ("tracker", "tracker"), ("board", "tracker"),
  ]

  /// `PRs: [a](x), [b](y) · https://c`: each link with the words before it; nothing but the text where it holds one.
  static func split(_ text: String) -> [String] {
    let links = links(in: text)
    guard links.count > 1 else { return [text] }
    var from = text.startIndex
    var parts = links.map { link in
      var words = text[from..<link.lowerBound].trimmed
      while let sign = words.first, ",;·|•/&)".contains(sign) { words = words.dropFirst().trimmed }
      for word in ["and ", "und "] where words.lowercased() + " " == word { words = "" }
      from = link.upperBound
      return (words.isEmpty ? "" : words + " ") + text[link]
    }
    let behind = text[from...].trimmed
    if behind.contains(where: \.isLetter) { parts[parts.count - 1] += " " + behind }
    return parts
  }

  /// Where the links of a text stand: `[words](address)`, `<address>`, an address alone.
  private static func links(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var at = text.startIndex
    while let scheme = text[at...].range(of: "://") {
      let letters = text[at..<scheme.lowerBound].lastIndex { !$0.isLetter }
      let start = letters.map(text.index(after:)) ?? at
      var end = text[scheme.upperBound...].firstIndex { $0.isWhitespace || ">)]|".contains($0) } ?? text.endIndex
      if start > text.startIndex, text[text.index(before: start)] == "(",
        let open = text[at..<start].range(of: "]("), open.upperBound == start,
        let words = text[at..<open.lowerBound].lastIndex(of: "[")
      {
        end = end < text.endIndex ? text.index(after: end) : end
        found.append((words > at && text[text.index(before: words)] == "!" ? text.index(before: words) : words)..<end)
      } else {
        while end > scheme.upperBound, ".,;:".contains(text[text.index(before: end)]) { end = text.index(before: end) }
        found.append(start..<end)
      }
      at = end
    }
    return found
  }

  /// What the words of a link say that it leads to.
  static func kind(of title: String) -> String? {
    let words = Wording.words(title, asides: true)
    return kinds.first { words.contains($0.word) }?.kind
  }

  static func isKind(_ title: String) -> Bool {
    kind(of: title) != nil && Wording.words(title, asides: true).count == 1
  }

  static func read(_ text: String) -> (title: String?, url: String?, isImage: Bool) {
    let bare = text.trimmed
    if let open = bare.range(of: "]("), let close = bare[open.upperBound...].lastIndex(of: ")"),
      let start = bare[..<open.lowerBound].firstIndex(of: "[")
    {
      let isImage = bare.hasPrefix("!")
      let title = String(bare[bare.index(after: start)..<open.lowerBound])
      let url = String(bare[open.upperBound..<close])
      let before = bare[..<start].trimmed.drop { $0 == "!" }
      let after = bare[bare.index(after: close)...].trimmed
      let words = [String(before), title, String(after)].filter { !$0.isEmpty }.joined(separator: " ")
      return (words.isEmpty || words == url ? nil : words, url, isImage)
    }
    guard let at = bare.range(of: "://"),
      let start = bare[..<at.lowerBound].lastIndex(where: { !$0.isLetter }).map(bare.index(after:))
        ?? Optional(bare.startIndex)
    else {
      return (bare, nil, false)
    }
    let end = bare[at.upperBound...].firstIndex { $0.isWhitespace || $0 == ">" || $0 == "|" } ?? bare.endIndex
    let url = String(bare[start..<end])
    var title = (String(bare[..<start]) + " " + String(bare[end...])).trimmed
    while let sign = title.last, ":-–—<(>".contains(sign) { title = String(title.dropLast()).trimmed }
    while let sign = title.first, ":-–—<)>".contains(sign) { title = String(title.dropFirst()).trimmed }
    return (title.isEmpty ? nil : title, url, false)
  }
}

/// The milestones by the words of timelines.
enum MilestoneWords {
  private static let known: [(words: String, id: String)] = Milestones.words.all
    .flatMap { word in ([word.label] + word.aliases).map { (Wording.full($0), word.id) } }
    .filter { $0.words.contains(" ") }
    .sorted { $0.words.count > $1.words.count }

  static func milestone(of event: String) -> String? {
    let words = Wording.full(event)
    return known.first { words == $0.words || words.hasPrefix($0.words + " ") && isPrefix(event) }?.id
  }

  /// Words that go on after the milestone's must be set off: "Mitigation applied: keyword search switched on".
  private static func isPrefix(_ event: String) -> Bool {
    event.contains(":") || event.contains("(") || event.contains(" - ") || event.contains(" – ") || event.contains(",")
  }
}
