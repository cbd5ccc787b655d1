import Debrief

/// Where a review is begun: what one knows an hour after the incident, and nothing that one does not.
struct NewPage {
  let kinds: [Documents.Kind]
  let vocabulary: TeamVocabulary
  /// What was typed, where it comes back with a problem.
  var form = Form(values: [])
  /// What cannot be kept, by fields.
  var problems: [String: String] = [:]

  func write(into html: inout HTML) {
    html(.div, .class("head")) { $0(.h1, text: "New review") }
    html(
      .p, .class("lead"),
      text: "A title is enough to begin. Everything else can be said later, by whoever knows it.")
    html(.form, .class("fields"), .method("post"), .action("/reviews/new")) { html in
      html.field(line("title", "What happened", "In one line, so that a colleague from another team understands it."))
      offering(
        line("severity", "How bad it was", "As you call it: SEV-2, P1. Leave it empty when nobody knows.", false), &html
      )
      html.field(
        line(
          "startedAt", "When it began", "As you would say it: “14:05 UTC”, “yesterday 23:50 PT”, “~14:02–14:10 PT”.",
          false))
      offering(line("services", "What was affected", "Services, with commas between them.", false), &html)
      html.choice("template", "Its template", kinds.map { ($0.name, $0.label) }, chosen: form["template"])
      html(.div) { html in
        html(.label, .class("tick")) { html in
          html(.input, .type("checkbox"), .name("private"), .value("yes"), form["private"] == nil ? nil : .checked)
          html.text("Private: I say who can see it")
        }
      }
      html(.button, .class("btn main"), .type("submit"), text: "Begin the review")
    }
    html(.p, .class("small quiet clear")) { html in
      html.text("Has it been written elsewhere already? ")
      html(.a, .href("/import"), text: "Import the document")
    }
  }

  /// The team's words are offered below; every other one is as good.
  private func offering(_ field: InputField, _ html: inout HTML) {
    var field = field
    let offers = Offers(vocabulary, at: FieldPath([.field(field.name)]))
    if offers?.isLine == true { field.list = Offers.list(field.name) }
    html.field(field) { offers?.write(id: field.name, label: field.name, into: &$0) }
  }

  private func line(_ name: String, _ label: String, _ hint: String, _ isRequired: Bool = true) -> InputField {
    InputField(
      name: name, label: label, value: form[name] ?? "", hint: hint, problem: problems[name], isRequired: isRequired)
  }
}
