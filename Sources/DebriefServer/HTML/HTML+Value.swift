import Debrief

/// Values by their lens: what the catalogue knows of a field is enough to show it.
extension HTML {
  mutating func value(_ json: JSON, _ lens: Lens, _ times: TimeWords) {
    switch lens {
    case .text: written(json.string ?? json.text())
    case .prose: inline(Prose(json.string ?? ""))
    case .date: text(json.as(Day.self).map { TimeWords.short($0) } ?? "")
    case .moment: moment(json.as(Moment.self))
    case .minutes: text(json.as(Quantity<Minutes>.self).map(Self.words) ?? "")
    case .count: text(json.as(Quantity<Whole>.self).map { Figure.words($0) } ?? "")
    case .percent: text(json.as(Quantity<PerCent>.self).map { Figure.words($0, unit: "%") } ?? "")
    case .money: text(json.as(Money.self).map(Figure.words) ?? "")
    case .yesno: text(json.bool == true ? "Yes" : "No")
    case .answer: answer(json)
    case .choice(let words): choice(json, words)
    case .choiceText(let words): choice(json, words)
    case .person: if let person = json.as(Person.self) { self.person(person, role: true) }
    case .severity: severity(json.as(Severity.self))
    case .target: target(json.as(StatedTarget.self))
    case .record(let shape): facts(json, shape, times)
    case .list(let element): list(json.elements ?? [], element, times)
    }
  }

  /// A line, with the address in it as a link when it is one.
  mutating func written(_ line: String) {
    if Attribute.link(line) != nil { link(to: line, line) } else { text(line) }
  }

  /// A moment with its day, its zone, the author's own words and where it came from.
  mutating func moment(_ moment: Moment?) {
    guard let moment else { return }
    self(.time, .datetime(moment.at.iso), text: TimeWords.full(moment))
    if let written = moment.written { quiet(", written “\(written)”") }
    if let source = moment.source { quiet(", from \(source)") }
  }

  static func words(_ minutes: Quantity<Minutes>) -> String {
    if let written = minutes.written { return written }
    guard let number = minutes.number else { return "" }
    return (minutes.approximate ? "~" : "") + Length.words(minutes: number, latest: minutes.latest.flatMap(Double.init))
  }

  private mutating func answer(_ json: JSON) {
    guard let answer = json.as(Answer.self) else { return }
    let word = answer.answer.map { $0 ? "Yes" : "No" }
    if let words = answer.text {
      if let word { text(word + ": ") }
      inline(Prose(words))
    } else {
      text(word ?? "")
    }
  }

  /// The label of a known choice, the author's word for another one, and what was added to it.
  private mutating func choice(_ json: JSON, _ words: Words) {
    let id = json.string ?? json["choice"]?.string
    let label = id.map(words.label)
    let category = json["category"]?.string
    let more = [category.map { Word.label(of: $0).lowercased() }, json["text"]?.string].compactMap { $0 }
    text([label, more.isEmpty ? nil : more.joined(separator: ", ")].compactMap { $0 }.joined(separator: ": "))
  }

  private mutating func target(_ target: StatedTarget?) {
    let words = [target?.minutes.map(Self.words), target?.written].compactMap { $0 }
    text(words.joined(separator: ", "))
  }

  private mutating func list(_ elements: [JSON], _ lens: Lens, _ times: TimeWords) {
    if case .record(let shape) = lens { return records(elements, shape, times) }
    if elements.count == 1 { return value(elements[0], lens, times) }
    if case .choice = lens {
      return self(.span, .class("tags")) { html in
        for element in elements { html(.span, .class("tag")) { $0.value(element, lens, times) } }
      }
    }
    if case .text = lens, elements.allSatisfy({ ($0.string?.count ?? 99) <= 30 }) {
      return text(elements.compactMap(\.string).joined(separator: ", "))
    }
    let isPeople = if case .person = lens { true } else { false }
    self(.ul, isPeople ? .class("plain") : nil) { html in
      for element in elements { html(.li) { $0.value(element, lens, times) } }
    }
  }
}

extension JSON {
  /// The typed value, where this is one.
  func `as`<V: Debrief.Value>(_ type: V.Type) -> V? {
    var reader = Reader()
    return V(self, &reader)
  }
}
