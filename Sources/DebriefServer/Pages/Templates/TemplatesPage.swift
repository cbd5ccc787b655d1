import Debrief

/// All templates, and a form that begins another one.
struct TemplatesPage {
  /// All, in the order in which they are offered.
  var kinds: [Documents.Kind]
  /// The names of those that the team wrote here.
  var own: Set<String>
  /// What was typed, where it could not be taken.
  var label = ""
  var from: String?
  var problem: String?

  func write(into html: inout HTML) {
    html.administration("Templates", .templates)
    html(
      .p, .class("lead"),
      text: "Each is offered to read a review as, to write it by and to read documents with.")
    html(.ul, .class("list templates")) { html in
      for kind in kinds { row(kind, &html) }
    }
    html.setting("add", "A template of your own", "It begins as another one, and you change its text.") { html in
      html(.form, .class("fields"), .method("post"), .action("/templates")) { html in
        html.field(InputField(name: "label", label: "Name", value: label, problem: problem))
        html.choice("from", "Start from", kinds.map { ($0.name, $0.label) }, chosen: from)
        html(.button, .class("btn main"), .type("submit"), text: "Make the template")
      }
    }
  }

  private func row(_ kind: Documents.Kind, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.a, .href("/templates/\(Form.encode(kind.name))"), text: kind.label)
        html(.span, .class("sub mono"), text: kind.name)
      }
      html(.div, .class("end"), text: origin(of: kind))
    }
    html.line()
  }

  private func origin(of kind: Documents.Kind) -> String {
    if own.contains(kind.name) { return "written here" }
    return Template.builtInNames.contains(kind.name) ? "comes with Debrief" : "from the folder of templates"
  }
}
