import Debrief

/// One template: its text, and beside it a review as its document.
struct TemplatePage {
  var name: String
  var label: String
  var source: String
  /// The digest of the text that this one is to replace; nil for a template that is only read.
  var base: String?
  var trial: TemplateTrial
  /// What is wrong with its name.
  var objection: String?
  var problem: String?

  var path: String { "/templates/\(Form.encode(name))" }

  func write(into html: inout HTML) {
    html.administration(label, .templates)
    html.problem(problem)
    html(.div, .class("template")) { html in
      base == nil ? read(&html) : edit(&html)
      html(.section, .class("trial"), .labelledBy("trial-title")) { html in
        html(.h2, .id("trial-title"), text: "A sample in it")
        html(.div, .id("trial"), .role("group"), .labelledBy("trial-title"), .tabindex(0)) { trial.write(into: &$0) }
      }
    }
    base == nil ? beginning(&html) : removal(&html)
  }

  private func edit(_ html: inout HTML) {
    html(.form, .method("post"), .action(path), .comfort("template")) { html in
      html(.input, .type("hidden"), .name("base"), .value(base ?? ""))
      html.field(InputField(name: "label", label: "Name", value: label, problem: objection))
      html(.div) { html in
        html(.label, .class("in"), .for("source"), text: "Text, with its slots")
        html(
          .textarea, .id("source"), .class("mono"), .name("source"), .rows(28), .describedBy("source-about"),
          trial.faults.isEmpty ? nil : .invalid, text: source)
        html(
          .p, .class("small quiet"), .id("source-about"),
          text: "{{summary}} is a place for a field, {{#timeline}}…{{/}} a row for each entry of a list. "
            + "docs/templates.md describes them all. Up to 64 KiB.")
      }
      html(.div, .class("btns")) { html in
        html(.button, .class("btn main"), .type("submit"), text: "Save the template")
        html(
          .button, .class("btn nojs"), .type("submit"), .name("preview"), .value("yes"), .formNoValidate,
          text: "Preview")
      }
    }
  }

  private func read(_ html: inout HTML) {
    html(.div) { html in
      html(.label, .class("in"), .for("source"), text: "Text, with its slots")
      html(.textarea, .id("source"), .class("mono"), .rows(28), .readonly, text: source)
    }
  }

  private func beginning(_ html: inout HTML) {
    html.setting("add", "A template of your own", "It begins as this one.") { html in
      html(.form, .class("fields"), .method("post"), .action("/templates")) { html in
        html(.input, .type("hidden"), .name("from"), .value(name))
        html.field(InputField(name: "label", label: "Name"))
        html(.button, .class("btn"), .type("submit"), text: "Start from \(label)")
      }
    }
  }

  private func removal(_ html: inout HTML) {
    let about = "Reviews that were written in it keep every word, and are written by the incident review from then on."
    html.setting("end", "Remove it", about) { html in
      html(.details) { html in
        html(.summary, text: "Remove this template")
        html(.p, .class("small"), text: "Its text is kept nowhere else. Copy what you may want again.")
        html(.form, .method("post"), .action(path + "/remove")) { html in
          html(.button, .class("btn"), .type("submit"), text: "Remove “\(label)”")
        }
      }
    }
  }
}
