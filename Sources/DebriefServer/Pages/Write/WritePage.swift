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
  /// What could not be kept, by paths.
  var problems: [FieldPath: (typed: String, words: String)] = [:]

  /// A part of the page: a heading of the template with its fields, as far as they are written here.
  struct Part {
    let id: String
    let title: String
    let fields: [(path: FieldPath, shape: FieldShape)]
  }

  var parts: [Part] {
    let known = Set(outline.sections.flatMap(\.fields))
    let rest = Catalogue.leaves.filter { !known.contains($0) }
    let sections = outline.sections + [Outline.Section(title: "More that a review can say", fields: rest)]
    return sections.enumerated().compactMap { number, section in
      let fields = section.fields.compactMap { path in shape(of: path).map { (path, $0) } }
      return fields.isEmpty ? nil : Part(id: "part-\(number + 1)", title: section.title, fields: fields)
    }
  }

  /// What Debrief keeps by itself, files and passages of documents are not written here.
  private func shape(of path: FieldPath) -> FieldShape? {
    guard case .field(let first)? = path.steps.first, !Review.kept.contains(first),
      !["createdBy", "createdAt", "attachments", "extra", "template"].contains(first),
      mayApprove || first != "approvals"
    else { return nil }
    return Catalogue.field(path.names)
  }

  func write(into html: inout HTML) {
    let parts = parts
    html(
      .div, .class("write"), .comfort("write"), .data(account: account), .data(version: version),
      .data(events: "/reviews/\(uid)/events")
    ) {
      html in
      html(.nav, .class("toc map"), .label("Document map")) { html in
        html(.h2, text: "Document map")
        map(parts, &html)
      }
      html(.div) { html in
        html(.h1, .class("hidden"), text: "Writing: \(review.heading)")
        strip(&html)
        html(.details, .class("toc-fold")) { html in
          html(.summary, text: "Document map")
          html(.nav, .class("toc map"), .label("Document map, folded")) { map(parts, &$0) }
        }
        for part in parts.dropLast() { write(part, &html) }
        // What the template does not ask for waits until somebody needs it.
        if let last = parts.last {
          html(.details, .class("rest"), problems.isEmpty ? nil : .open) { html in
            html(.summary, text: last.title)
            write(last, &html)
          }
        }
      }
    }
    html.line()
  }

  /// Stays in sight: what is written, whether it is saved, and the way to read it.
  private func strip(_ html: inout HTML) {
    html(.div, .class("strip")) { html in
      html(.div) { html in
        html(.span, .class("grow")) { html in
          html(.b, text: review.heading)
          if let id = review.id { html(.span, .class("quiet"), text: id) }
        }
        html(.span, .id("saves"), .polite, text: "")
        html(.a, .class("btn small"), .href("/reviews/\(uid)"), text: "Read")
      }
    }
  }

  private func map(_ parts: [Part], _ html: inout HTML) {
    html(.ol) { html in
      for part in parts {
        let missing = part.fields.count { !written.says($0.path) }
        html(.li) { html in
          html(.a, .href("#" + part.id)) { html in
            let isAsked = part.id != parts.last?.id
            html.mark(missing == 0 ? .met : isAsked ? .dashedRing : .unknown)
            html(.span, text: part.title)
            if missing > 0, isAsked { html(.span, .class("n"), text: "\(missing) missing") }
          }
        }
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
      // Forms cannot stand in one another: those of a list part the fields around it.
      for run in part.fields.runs(where: { $0.shape.lens.element?.record == nil }) {
        if run[0].shape.lens.element?.record == nil {
          form(run, back: part.id, &html)
        } else {
          for list in run { elements(list.path, list.shape, &html) }
        }
      }
    }
    html.line()
  }

  func form(_ fields: [(path: FieldPath, shape: FieldShape)], back: String, _ html: inout HTML) {
    html(.form, .class("fields-of"), .method("post"), .action("/reviews/\(uid)/fields")) { html in
      html(.input, .type("hidden"), .name("base"), .value(String(version)))
      html(.input, .type("hidden"), .name("back"), .value(back))
      if let open { html(.input, .type("hidden"), .name("open"), .value(open.description)) }
      for (path, shape) in fields {
        let problem = problems[path]
        FieldControl(
          path: path, shape: shape, text: problem?.typed ?? written.texts[path] ?? "", problem: problem?.words
        ).write(into: &html)
      }
      html(.div, .class("btns nojs")) { $0(.button, .class("btn main"), .type("submit"), text: "Save") }
    }
  }
}

extension Array {
  /// Neighbours that are alike stay together.
  func runs(where isOne: (Element) -> Bool) -> [[Element]] {
    reduce(into: []) { runs, element in
      if let last = runs.last?.last, isOne(last) == isOne(element) {
        runs[runs.count - 1].append(element)
      } else {
        runs.append([element])
      }
    }
  }
}
