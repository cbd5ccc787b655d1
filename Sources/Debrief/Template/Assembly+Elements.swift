import Markdown

// Elements of lists, and what their blank rows say.

extension Assembly {
  mutating func finishElements() {
    dropExamples()
    var lists: [[String]: [JSON]] = [:]
    for (index, element) in elements.enumerated() where stated[index] {
      let scope = form.scopes[scopes[index]]
      var element = element
      if element["$list"] == nil { element = withKeys(element, scope) }
      if scope.list == ["timeline"] { element = withMilestone(element) }
      var list = scope.list
      if let other = element["$list"]?.string {
        element["$list"] = nil
        list = [other]
      }
      if isBareHeading(element, index) { continue }
      if lists[list] == nil { lists[list] = root.get(list[...])?.elements ?? [] }
      let text = Numbered.read(element)
      if case .object = element {
      } else if lists[list]?.contains(where: { Numbered.read($0) == text }) ?? false {
        continue
      }
      found.addElement(of: list.joined(separator: "."), at: lines[index], after: lists[list]?.count ?? 0)
      lists[list]?.append(element)
    }
    // Each list is set once: setting it for every element would copy it as often.
    for (list, elements) in lists { root.set(.array(elements), at: list[...]) }
  }

  func withKeys(_ element: JSON, _ scope: Scope) -> JSON {
    guard let shape = scope.shape else {
      guard !scope.keys.isEmpty, case .string(let text) = element else { return element }
      return .object(scope.keys.map { JSON.Member($0.field, .string($0.value)) } + [JSON.Member("text", .string(text))])
    }
    var element = element
    for key in scope.keys where element[key.field] == nil && shape.field(key.field) != nil {
      element[key.field] = .string(key.value)
    }
    return element
  }

  /// The words of an entry tell its milestone when they begin with the words of one.
  func withMilestone(_ element: JSON) -> JSON {
    guard element["milestone"] == nil, let event = element["event"]?.string.map(Numbered.read),
      let milestone = MilestoneWords.milestone(of: event)
    else { return element }
    var element = element
    element["milestone"] = .string(milestone)
    return element
  }

  /// A phase's time alone, when an entry of the same time follows it.
  func isBareHeading(_ element: JSON, _ index: Int) -> Bool {
    let scope = form.scopes[scopes[index]]
    guard scope.list == ["timeline"], scope.options.contains("peek"), element["event"] == nil, let at = element["at"]
    else { return false }
    return elements.indices.contains { other in
      other != index && stated[other] && form.scopes[scopes[other]].list == ["timeline"]
        && elements[other]["at"]?["at"] == at["at"]
        && form.scopes[scopes[other]].keys == scope.keys
    }
  }

  static func comparable(_ text: String) -> String {
    if Radio.hasBoxes(text) || text.contains("[") { return text.trimmed.lowercased() }
    let words = Wording.full(text)
    return words.isEmpty ? text.trimmed : words
  }

  /// The blank row that has all these words.
  static func example(_ texts: [String], _ scope: Int, _ form: Form) -> [String]? {
    guard !form.examples[scope].isEmpty, let first = texts.first.map(comparable) else { return nil }
    let alike = form.examples[scope].filter { $0.words.contains(first) }
    if alike.isEmpty { return nil }
    let said = texts.dropFirst().map(comparable)
    return alike.first { $0.words.isSuperset(of: said) }?.texts
  }

  /// Whether a row would be dropped as one of the form's.
  static func isExample(_ texts: [String], _ scope: Int, _ form: Form) -> Bool {
    !texts.isEmpty && example(texts, scope, form) != nil
  }

  /// Rows that are as the template has them say nothing: one by one where they hold a blank, else all together.
  mutating func dropExamples() {
    var standing: [Int: [Int]] = [:]
    for index in elements.indices where stated[index] {
      guard elements[index]["done"] != true || form.scopes[scopes[index]].kind == .rows, !texts[index].isEmpty,
        let match = Self.example(texts[index], scopes[index], form)
      else { continue }
      if form.scopes[scopes[index]].kind == .one || match.contains(where: { Blank.isBlank($0) || $0.contains("[") })
        || form.isForm(scopes[index])
      {
        stated[index] = false
      } else {
        standing[scopes[index], default: []].append(index)
      }
    }
    for (scope, rows) in standing {
      let all = elements.indices.filter { scopes[$0] == scope && stated[$0] }
      if all == rows, rows.count == form.examples[scope].count { for row in rows { stated[row] = false } }
    }
  }
}
