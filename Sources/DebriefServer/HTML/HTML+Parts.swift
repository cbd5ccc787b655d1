import Debrief

/// The small parts that several pages share.
extension HTML {
  /// Bars by rank and the word as it was written; empty bars for a rank that is not known.
  mutating func severity(_ severity: Severity?) {
    guard let severity else { return self(.span, .class("quiet nowrap"), text: "no severity") }
    self(.span, .class("sev s\(severity.rank.map { min(max($0, 1), 4) } ?? 0)"), text: severity.written)
  }

  /// Where a review stands.
  mutating func status(_ status: Status?) {
    guard let status else { return state("draft", .dashedRing, "No status") }
    let mark: Mark =
      switch status.id {
      case "draft": .dashedRing
      case "in-review": .halfRing
      case "approved": .tickedRing
      case "final": .filledTick
      default: .ring
      }
    state(status.word == nil ? "" : status.id, mark, status.word == nil ? status.id : Word.label(of: status.id))
  }

  mutating func status(of action: ActionItem) { state(of: action.status) }

  mutating func state(of status: ActionStatus?) {
    guard let status else { return self(.span, .class("quiet nowrap"), text: "no status") }
    switch status.id {
    case "in-progress": state("in-progress", .halfRing, status.words)
    case "done": state("done", .filledTick, status.words)
    case "wont-do": state("", .dashRing, status.words)
    case "open": state("open", .ring, status.words)
    default: state("", .ring, status.words)
    }
  }

  mutating func state(_ name: String, _ mark: Mark, _ words: String) {
    self(.span, .class(name.isEmpty ? "state" : "state " + name)) {
      $0.mark(mark)
      $0.text(" " + words)
    }
  }

  /// A figure against its target; of a range the worse end decides. Where the document judges otherwise, both stand.
  mutating func gap(of measure: Measure) {
    guard let isOver = measure.isOver else { return quiet("–") }
    if !isOver {
      gap("good", .met, "met")
    } else if let minutes = measure.gap, minutes > 0 {
      let perhaps = measure.latest != nil && (measure.minutes ?? 0) <= (measure.target ?? 0)
      let words = Length.words(minutes: minutes)
      perhaps ? gap("warn", .unknown, "perhaps over, by up to \(words)") : gap("bad", .over, words + " over")
    } else {
      gap("bad", .over, "missed")
    }
    guard let met = measure.met, met == isOver || measure.gap == nil else { return }
    self(.div, .class("quiet small"), text: "\(met ? "met" : "missed"), the document says")
  }

  private mutating func gap(_ tone: String, _ mark: Mark, _ words: String) {
    self(.span, .class("gap " + tone)) {
      $0.mark(mark, toned: false)
      $0.text(" " + words)
    }
  }

  /// A heading within a section, and the way to it.
  mutating func subheading(
    _ title: String, id: String, _ tag: Tag = .h3, mark: Mark? = nil, note: String? = nil
  ) {
    self(tag, .id(id)) { html in
      if let mark {
        html.mark(mark)
        html.text(" ")
      }
      html.text(title)
      html.permanent(id, title)
      if let note { html(.span, .class("n"), text: note) }
    }
  }

  /// The quiet link to a part of the page, which stays that part's.
  mutating func permanent(_ id: String, _ title: String) {
    self(.a, .class("perma"), .href("#" + id), .label("Link to " + title), text: "#")
  }

  /// What stands where nothing is known.
  mutating func quiet(_ words: String) { self(.span, .class("quiet"), text: words) }

  mutating func tags(_ words: [String]) {
    self(.span, .class("tags")) {
      for word in words { $0(.span, .class("tag"), text: word) }
    }
  }

  /// Initials and the name, with what else is known of them.
  mutating func person(_ person: Person, role: Bool = false) {
    self(.span, .class("who")) { html in
      html(.span, .class("face"), .unseen, text: person.initials)
      html(.span) {
        $0.text(person.words(role: role))
      }
    }
  }

  /// A link where a browser may follow it, else the words alone.
  mutating func link(to url: String, _ words: String) {
    guard let address = Attribute.link(url) else { return text(words == url ? url : "\(words) (\(url))") }
    self(.a, address, .rel("noreferrer"), text: words)
  }

  mutating func box(done: Bool?, words: (inout HTML) -> Void) {
    self(.li) { html in
      html.mark(done == true ? .boxDone : .boxOpen, words: done == true ? "done" : "not done")
      html(.span, content: words)
    }
  }
}

extension Measure {
  /// Whether it took longer than its target: by the figures where they differ, else by the document's own word.
  var isOver: Bool? {
    if let gap, gap != 0 { return gap > 0 }
    return met.map { !$0 }
  }
}

extension Person {
  /// One or two letters.
  var initials: String {
    let parts = shown.split(separator: " ").filter { $0.first?.isLetter == true }
    let letters = parts.count > 1 ? [parts[0].first, parts[parts.count - 1].first] : [shown.first { $0.isLetter }]
    return String(letters.compactMap { $0 }).uppercased()
  }

  /// `Ines Duarte (payments on-call, @ines)`.
  func words(role withRole: Bool) -> String {
    let more = [withRole ? role : nil, name == nil ? nil : handle.map { "@" + $0 }].compactMap { $0 }
    return shown + (more.isEmpty ? "" : " (\(more.joined(separator: ", ")))")
  }
}

extension ActionStatus {
  /// The same wherever a page says or offers it; documents have their templates' own.
  var words: String {
    switch id {
    case "open": "Open"
    case "in-progress": "In progress"
    case "done": "Done"
    case "wont-do": "Won’t do"
    default: id
    }
  }
}
