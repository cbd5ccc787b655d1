// Labels: the words of a line that lead to a place of the form.

extension Reading {
  /// A line's label, and where it leads.
  struct Labelled {
    let place: Int
    let rest: String
    /// The words of a label that is not the form's own.
    var other: Substring?

    fileprivate init(_ place: Int, _ candidate: Labels.Candidate, other: Substring? = nil) {
      (self.place, rest, self.other) = (place, candidate.rest, other)
    }
  }

  /// The place that a line's label leads to.
  ///
  /// - Parameters:
  ///   - anywhere: whether a label of another section counts too, if only one has these words.
  ///   - inList: whether the line is an item of a list, where of other sections boxes alone count.
  func labelled(_ text: String, in place: Int, anywhere: Bool, inList: Bool = false) -> Labelled? {
    let candidates = Labels.candidates(text, unmarked: form.beginnings.mayBegin(text))
    for candidate in candidates {
      if isHead, candidate.marked, let found = innerLabel(candidate.name, place) ?? headLabel(candidate.name) {
        return Labelled(found, candidate)
      }
      for key in keys(candidate.name) {
        if let found = near(key, place) { return Labelled(found, candidate) }
        if anywhere, candidate.marked, let found = kind(Name(key)) {
          return Labelled(found, candidate, other: candidate.name)
        }
        if anywhere, candidate.marked, let found = headingLabel(key, isAlone: !inList && candidate.rest.isEmpty),
          !inList || hasBoxes(found)
        {
          return Labelled(found, candidate)
        }
        if let found = form.labels[key], found.count == 1, allows(found[0]) {
          // Of a list the boxes alone: ticked, or answered in words.
          let isBox = form.places[found[0]].box != nil
          let isSaid =
            inList
            ? isBox && (anywhere || candidate.marked && ValueReader.answer(candidate.rest) != nil)
            : anywhere && candidate.marked && !(isBox && candidate.rest.isEmpty)
          if isSaid { return Labelled(found[0], candidate) }
        }
      }
    }
    for candidate in candidates where candidate.marked {
      let key = Wording.key(candidate.name)
      let name = Name(key)
      var found = nearly(name, place).flatMap { allows($0) || isInRow($0) ? $0 : nil }
      if found == nil, !inList { found = group(name, String(candidate.name)) }
      guard let found, !isAnother(key, found) else { continue }
      return Labelled(found, candidate, other: keys(candidate.name).isEmpty ? candidate.name : nil)
    }
    return nil
  }

  /// Whether words are the name of a field that a place is not about: no misspelling of the place's.
  private func isAnother(_ key: String, _ place: Int) -> Bool {
    guard let named = Catalogue.names[key], !form.names.contains(key) else { return false }
    for case .slot(let index) in form.places[place].line {
      let own = form.absolute(slots[index])
      return !named.contains { own.starts(with: $0) || $0.starts(with: own) }
    }
    return false
  }

  /// A label that is not the form's own is told, so that none of its words is lost.
  mutating func note(_ label: Labelled, _ line: Int) {
    guard let name = label.other else { return }
    notes.append(Note(.ambiguous, "the label “\(name)” is read as “\(form.places[label.place].name)”", line: line))
  }

  /// The words of a label, without asides and with them, where the form has such.
  func keys(_ name: Substring) -> [String] {
    guard form.beginnings.mayBegin(name) || name.utf8.last == UInt8(ascii: ")") else { return [] }
    let key = Wording.key(name)
    let full = name.utf8.contains(UInt8(ascii: "(")) ? Wording.full(name) : key
    let known = (key == full ? [key] : [key, full, Wording.full(aside(name))]).filter(form.names.contains)
    guard known.isEmpty, name.contains(" / ") else { return known }
    // "Duration / Dauer"
    return name.split(separator: " / ").map { Wording.key($0) }.filter(form.names.contains)
  }

  /// "Fecha (date)": the words between brackets.
  private func aside(_ name: Substring) -> Substring {
    guard let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") else { return "" }
    return name[name.index(after: open)..<close]
  }

  /// A second label of the line that we are on.
  private func innerLabel(_ name: Substring, _ place: Int) -> Int? {
    guard !form.places[place].line.isEmpty else { return nil }
    return keys(name).lazy.compactMap { self.form.places[place].named[$0] }.first
  }

  /// Before the first heading, and in a list of its labels, stands what the form asks for first.
  func headLabel(_ name: Substring) -> Int? {
    let keys = keys(name)
    if let window = form.window, Form.windowWords.contains(Wording.key(name)) { return window }
    return keys.lazy.compactMap { self.form.labels[$0]?.first(where: self.allows) }.first
  }

  /// A heading of the form that somebody wrote as a label, below the section we are in or beside it; one that stands
  /// alone on its line may be of another section.
  func headingLabel(_ key: String, isAlone: Bool) -> Int? {
    guard let places = form.headings[key]?.filter({ !used.contains($0) }) else { return nil }
    let here = places.filter { isHere(form.places[$0].parent) }
    return here.count == 1 ? here[0] : isAlone && here.isEmpty && places.count == 1 ? places[0] : nil
  }

  /// "Communication" among the kinds of lessons means those of that kind.
  private func kind(_ name: Name) -> Int? {
    [section, form.places[section].parent].lazy
      .compactMap { self.form.groupNames[$0].likeliest(name, where: self.form.isKind) }.first
  }

  private func hasBoxes(_ place: Int) -> Bool {
    form.places[place].children.contains { form.places[$0].box != nil }
  }

  func allows(_ place: Int) -> Bool {
    form.places[place].scope == nil && !form.places[place].isPart && !used.contains(place)
  }

  /// By its words, in the place itself, in those that hold it, or in the groups of its section.
  func near(_ key: String, _ place: Int) -> Int? {
    var above = place
    while true {
      if let found = form.places[above].named[key], form.places[found].level == 0 { return found }
      if above == section || above == 0 { break }
      above = form.places[above].parent
    }
    return only(key, below: section)
  }

  /// The one place of that name in the groups of a section, else in all that is below it.
  func only(_ key: String, below section: Int) -> Int? {
    let groups = form.places[section].children
    let near = Set(groups.filter { form.places[$0].level == 0 }.compactMap { form.places[$0].named[key] })
    if near.count == 1 { return near.first }
    let found = Set(
      below(section).compactMap { form.places[$0].named[key] }.filter { form.places[$0].level == 0 && allows($0) })
    return found.count == 1 ? found.first : nil
  }

  /// The places below a section, where we are in one: the last of its children first.
  func below(_ section: Int) -> [Int] {
    guard section != 0, section != form.titlePlace else { return [] }
    var all: [Int] = []
    var rest = form.places[section].children
    while let place = rest.popLast() {
      all.append(place)
      rest += form.places[place].children
    }
    return all
  }

  /// A heading below the section, or beside it, of which a label says a part: "This week:".
  func group(_ name: Name, _ words: String) -> Int? {
    guard section != 0, section != form.titlePlace, !name.isEmpty else { return nil }
    for parent in [section, form.places[section].parent] {
      let groups = form.groupNames[parent]
      if let found = groups.likeliest(name, where: { !used.contains($0) })
        ?? groups.all.first(where: { !used.contains($0.place) && stands($0.place, for: words) })?.place
      {
        return found
      }
    }
    return nil
  }

  /// Whether the rows of a group have a choice that goes by those words: "This week" for what is immediate.
  func stands(_ place: Int, for name: String) -> Bool {
    form.rowPlaces(place).contains { row in
      guard let scope = form.places[row].scope, let shape = form.shape(of: row) else { return false }
      return form.scopes[scope].keys.contains { own in
        guard case .choice(let words)? = shape.field(own.field)?.lens else { return false }
        return words.word(name)?.id == own.value
      }
    }
  }

  /// A label that was misspelt or cut short, where one of the labels around can be meant.
  func nearly(_ name: Name, _ place: Int) -> Int? {
    guard name.words.contains(where: { $0.utf8.count > 2 }) || name.words.count > 1 else { return nil }
    var above = place
    while true {
      if let found = form.labelNames[above].likeliest(name) { return found }
      if above == section || above == 0 { break }
      above = form.places[above].parent
    }
    guard section != 0, section != form.titlePlace else { return nil }
    return form.innerNames[section].likeliest(name, where: allows)
  }
}
