import Debrief

/// A review where it is written: every field in the order of its template, with what belongs there beside it.
struct WritePage {
  let review: Review
  let uid: String
  let version: Int
  let outline: Outline
  let written: Written
  /// Of whoever writes.
  var account = ""
  /// Whether whoever writes may approve, too.
  var mayApprove = true
  /// What a guess at a due date is counted from.
  var today: CivilDate?
  /// The element whose fields are open.
  var open: FieldPath?
  /// What is said about it.
  let talk: Talk
  /// Where something is about to be said.
  var asked: String?
  /// Only entries of that source.
  var source: String?
  /// The entry behind which another is about to be written.
  var after: String?
  /// The why below which another is about to be written.
  var below: String?
  /// The names of the files that are attached.
  var files: [String] = []
  /// The templates that give it an order.
  var kinds: [Documents.Kind] = []
  /// Whether only fields that say nothing show.
  var onlyMissing = false
  /// Whether all entries of a long timeline are wanted.
  var isWhole = false
  /// What the team offers beside what Debrief knows.
  var vocabulary = TeamVocabulary()
  /// What could not be kept, by paths.
  var problems: [FieldPath: (typed: String, words: String)] = [:]

  /// A part of the page: a heading of the template with its fields, as far as they are written here.
  struct Part {
    let id: String
    let title: String
    let fields: [Place]
  }

  /// A field, or a list of records, with what it is called on this page.
  struct Place {
    let path: FieldPath
    let shape: FieldShape
    var label: String
    /// Whether the heading of its part says the same: then it is for ears alone.
    var isTitled = false

    var isList: Bool { shape.lens.element?.record != nil }
  }

  var parts: [Part] {
    var sections = outline.sections
    // Whoever is asked for boxes of factors writes factors: each document says both.
    if !sections.contains(where: { $0.fields.contains("cause.factors") }) {
      for i in sections.indices {
        guard let place = sections[i].fields.firstIndex(of: "cause.factorChecklist") else { continue }
        sections[i].fields[place] = "cause.factors"
        break
      }
    }
    let known = Set(sections.flatMap(\.fields))
    let rest = Catalogue.leaves.filter { !known.contains($0) }
    sections += [Outline.Section(title: "More that a review can say", fields: rest)]
    let parts = sections.map { section in section.fields.compactMap(place) }
    // A name that several fields have is said with that of what they belong to.
    let counts = Dictionary(parts.joined().map { ($0.label, 1) }, uniquingKeysWith: +)
    return zip(sections, parts).enumerated().compactMap { number, part in
      let fields = part.1.map { place in
        var place = place
        let outer = Array(place.path.names.dropLast())
        if let count = counts[place.label], count > 1, let label = Catalogue.field(outer)?.label {
          place.label = "\(label): \(place.label.lowercasedStart)"
        }
        place.isTitled = place.label.key == part.0.title.key
        return place
      }
      return fields.isEmpty ? nil : Part(id: "part-\(number + 1)", title: part.0.title, fields: fields)
    }
  }

  /// What Debrief keeps by itself, files and passages of documents are not written here.
  private func place(_ path: FieldPath) -> Place? {
    guard case .field(let first)? = path.steps.first, !Written.isElsewhere(first),
      mayApprove || first != "approvals"
    else { return nil }
    return Catalogue.field(path.names).map { Place(path: path, shape: $0, label: $0.label) }
  }

  func write(into html: inout HTML) {
    let parts = parts
    html(
      .div, .class("write"), .comfort("write"), .data(account: account), .data(version: version),
      .data(review: uid)
    ) { html in
      html(.nav, .class("toc map"), .label("Document map")) { html in
        html(.h2, text: "Document map")
        map(parts, "", &html)
      }
      html(.div) { html in
        html(.form, .id(FieldControl.form), .method("post"), .action("/reviews/\(uid)/fields")) { html in
          html(.input, .type("hidden"), .name("base"), .value(String(version)))
          if let open { html(.input, .type("hidden"), .name("open"), .value(open.description)) }
        }
        // What the buttons of entries send.
        html(.form, .id("removal"), .method("post"), .action("/reviews/\(uid)/elements/remove"), text: "")
        buttons("marks", back: "field-timeline", &html)
        buttons("roots", back: "field-cause-whys", &html)
        html(.form, .id("moves"), .method("post"), .action("/reviews/\(uid)/whys"), text: "")
        evidenceChoices(&html)
        html(.h1, .class("hidden"), text: "Writing: \(review.heading)")
        strip(&html)
        html(.details, .class("toc-fold")) { html in
          html(.summary, text: "Document map")
          html(.nav, .class("toc map"), .label("Document map, folded")) { map(parts, "-folded", &$0) }
        }
        for part in parts.dropLast() { write(part, &html) }
        // What the template does not ask for waits until somebody needs it.
        if let last = parts.last {
          html(.details, .class("rest"), problems.isEmpty ? nil : .open) { html in
            html(.summary, text: last.title)
            write(last, &html)
          }
        }
        alsoSaid(&html)
      }
    }
    html.line()
  }

  /// A form for buttons that set a field and stand elsewhere.
  private func buttons(_ id: String, back: String, _ html: inout HTML) {
    html(.form, .id(id), .method("post"), .action("/reviews/\(uid)/fields")) { html in
      html(.input, .type("hidden"), .name("base"), .value(String(version)))
      html(.input, .type("hidden"), .name("back"), .value(back))
    }
  }

  /// Stays in sight: what is written, whether it is saved, and the way to read it.
  private func strip(_ html: inout HTML) {
    html(.div, .class("strip")) { html in
      html(.div) { html in
        html(.span, .class("grow")) { html in
          html(.b, text: review.heading)
          if let id = review.id { html(.span, .class("quiet"), text: id) }
          html(.span, .id("saves"), .polite, text: "")
        }
        html(.span, .class("faces"), .id("here"), .role("group"), .label("Also here"), text: "")
        html(.a, .class("btn small"), .href("/reviews/\(uid)/comments")) { html in
          html.text(talk.openCount == 0 ? "Comments" : "Comments (\(talk.openCount))")
        }
        html(.a, .class("btn small"), .href("/reviews/\(uid)"), text: "Read")
        step(&html)
      }
    }
  }

  /// What a review wants next, from the first words to the last.
  private func step(_ html: inout HTML) {
    let next: (value: String, words: String)? =
      switch review.status?.id {
      case nil, "draft": ("in-review", "Ask for review")
      case "in-review", "approved": ("final", "Publish")
      default: nil
      }
    guard let next, let label = Statuses.words[id: next.value]?.label else { return }
    html(.form, .method("post"), .action("/reviews/\(uid)/fields")) { html in
      html(.input, .type("hidden"), .name("base"), .value(String(version)))
      html(
        .button, .class("btn small main"), .type("submit"), .name(Edits.prefix + "status"), .value(label),
        text: next.words)
    }
  }

  /// - Parameter end: of the ids of the one that is folded.
  private func map(_ parts: [Part], _ end: String, _ html: inout HTML) {
    html(.ol) { html in
      for part in parts {
        let missing = part.fields.count { !written.says($0.path) }
        html(.li) { html in
          html(.a, .href("#" + part.id)) { html in
            let isAsked = part.id != parts.last?.id
            let questions = part.fields.reduce(0) { $0 + openCount(within: $1.path) }
            html.mark(questions > 0 ? .question : missing == 0 ? .met : isAsked ? .dashedRing : .unknown)
            html(.span, text: part.title)
            if questions > 0 {
              html(.span, .class("n"), text: Figure.count(questions, "question"))
            } else if missing > 0, isAsked {
              html(.span, .class("n"), text: "\(missing) missing")
            }
          }
        }
      }
    }
    html(.div, .class("maplinks small")) { html in
      let path = "/reviews/\(uid)/edit"
      html(
        .a, .href(onlyMissing ? path : path + "?only=missing"),
        text: onlyMissing ? "All fields" : "Only what is missing")
      guard kinds.count > 1 else { return }
      html(.form, .method("post"), .action("/reviews/\(uid)/template"), .comfort("submit")) { html in
        let options = kinds.map { ($0.name, $0.label) }
        html.choice("template", "In the order of", options, chosen: review.template, id: "template" + end)
        html(.button, .class("btn small nojs"), .type("submit"), text: "Change")
      }
    }
  }

  private func write(_ part: Part, _ html: inout HTML) {
    html(.section, .class("part"), .id(part.id)) { html in
      html(.h2) { html in
        html.text(part.title)
        html(
          .span, .class("n"),
          text: "\(part.fields.count { written.says($0.path) }) of \(part.fields.count)")
      }
      for place in part.fields where !onlyMissing || !written.says(place.path) || problems[place.path] != nil {
        switch place.path {
        case "timeline": timeline(place, &html)
        case "cause.whys": whys(place, &html)
        case "cause.factors": factors(place, &html)
        default: place.isList ? elements(place, &html) : control(place, back: back, &html)
        }
      }
      saving(part.id, &html)
    }
    html.line()
  }

  /// Without scripts: of all fields of the page, and back to where it stands.
  func saving(_ part: String, _ html: inout HTML) {
    html(.div, .class("btns nojs")) { html in
      html(
        .button, .class("btn main"), .type("submit"), .form(FieldControl.form), .name("back"), .value(part),
        text: "Save")
    }
  }

  /// The page itself, with the element that is open.
  var back: String { "/reviews/\(uid)/edit?open=" + Form.encode(open?.description ?? "") }

  func control(_ place: Place, back: String, _ html: inout HTML) {
    let problem = problems[place.path]
    FieldControl(
      path: place.path, shape: place.shape, label: place.label,
      text: problem?.typed ?? written.texts[place.path] ?? "", problem: problem?.words,
      talk: part(place.path, place.label), offers: Offers(vocabulary, at: place.path), address: "/reviews/\(uid)"
    ).write(into: &html)
  }

  /// What is said at a place.
  func part(_ path: FieldPath, _ label: String) -> TalkPart {
    TalkPart(
      talk: talk, path: path.description, place: label, back: back, isAsked: path.description == asked)
  }

  /// Questions about a place and all that belongs to it.
  func openCount(within path: FieldPath) -> Int {
    let path = path.description
    return talk.threads.reduce(0) { count, place in
      let isWithin = place.key == path || place.key.hasPrefix(path + "[") || place.key.hasPrefix(path + ".")
      return count + (isWithin ? place.value.count(where: \.isOpen) : 0)
    }
  }
}
