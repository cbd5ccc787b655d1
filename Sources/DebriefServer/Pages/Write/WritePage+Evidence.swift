import Debrief

// What shows that a claim is so: a line for each piece, and one more to be added from what the review has.
extension WritePage {
  func evidence(
    _ lines: [String], at path: FieldPath, _ record: RecordShape, _ label: String, _ html: inout HTML
  ) {
    guard let shape = record.field("evidence") else { return }
    let field = path.field("evidence")
    let isOpen = problems[field] != nil || field.description == asked
    html(.details, .class("proofs"), isOpen ? .open : nil) { html in
      html(.summary) { html in
        if lines.isEmpty {
          html.unsupported()
        } else {
          html(.span, .class("small quiet"), text: "Evidence: \(lines.count)")
        }
      }
      control(Place(path: field, shape: shape, label: label), back: back, &html)
      addition(to: field, label, &html)
    }
  }

  private func addition(to field: FieldPath, _ label: String, _ html: inout HTML) {
    let id = FieldControl.anchor(field) + "-new"
    html(.form, .class("fields adding"), .method("post"), .action("/reviews/\(uid)/evidence")) { html in
      html(.input, .type("hidden"), .name("field"), .value(field.description))
      if let open { html(.input, .type("hidden"), .name("open"), .value(open.description)) }
      html(.div) { html in
        html(.label, .class("in"), .for(id), text: "Add to “\(label)”")
        html(
          .input, .id(id), .name("words"), .type("text"), .autocomplete("off"), .required, .list("evidence"),
          .describedBy(id + "-help"))
        html(
          .p, .class("small quiet"), .id(id + "-help"),
          text: "Words, a link, or an entry of the timeline or a file from the list.")
      }
      html(.button, .class("btn"), .type("submit"), text: "Add")
    }
  }

  /// What can be chosen as evidence, once for the page.
  func evidenceChoices(_ html: inout HTML) {
    html(.datalist, .id("evidence")) { html in
      for choice in EvidenceChoices(review, files: files).all { html(.option, .value(choice.words), text: "") }
    }
  }
}

/// What of a review can be linked to a claim: entries of the timeline and files.
struct EvidenceChoices {
  let all: [(words: String, markdown: String)]

  /// - Parameter files: the names of those that are attached.
  init(_ review: Review, files: [String]) {
    let times = ReviewPage(review: review, uid: "").times
    let entries = review.timeline.compactMap { entry -> (words: String, markdown: String)? in
      guard let id = entry.id, let event = entry.event?.firstSentence ?? entry.milestone?.label else { return nil }
      let words = [entry.at.map { times.words($0.at) }, String(event.prefix(120))].compactMap(\.self)
      return (words.joined(separator: " "), Self.link(words.joined(separator: " "), "#timeline-\(id)"))
    }
    all = entries + files.map { ($0, Self.link($0, "<attachment:\($0)>")) }
  }

  /// What somebody chose or wrote, as a line of evidence.
  func line(_ words: String) -> String { all.first { $0.words == words }?.markdown ?? words }

  private static func link(_ words: String, _ address: String) -> String {
    let plain = words.filter { !"*`".contains($0) }.replacing(/[\[\]\\]/) { "\\" + $0.output }
    return "[\(plain)](\(address))"
  }
}
