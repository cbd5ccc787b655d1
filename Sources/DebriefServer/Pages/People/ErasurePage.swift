import DebriefStore

/// The question before a person is erased.
struct ErasurePage {
  static let pseudonym = "A former colleague"

  var account: Account
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Erase \(account.name)?")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/people/\(account.uid)"), text: "Keep the account") }
    }
    html.problem(problem)
    html(.p, .class("lead"), text: "This cannot be taken back.")
    html.setting("what", "What happens") { html in
      html(.ul) { html in
        for words in Self.consequences { html(.li, text: words) }
      }
      html(.div, .class("btns")) { html in
        html(.a, .class("btn"), .href("/people/\(account.uid)/export"), text: "Export what is kept first")
      }
    }
    html.setting("erase", "Names", "Take no name that is a common word: it would go from every sentence.") { html in
      html(.form, .class("fields"), .method("post"), .action("/people/\(account.uid)/erase")) { form(&$0) }
    }
  }

  private static let consequences = [
    "In every review and its whole history another name takes the place of this one, in private reviews, too. "
      + "The history says that words were removed, when and by whom.",
    "The account is removed with its sessions and tokens. Comments stay, and so does the log of what it did, under the "
      + "other name.",
    "Attached files keep what they say, and backups that were made before still hold the name.",
  ]

  private func form(_ html: inout HTML) {
    html.field(InputField(name: "as", label: "Instead of \(account.name)", value: Self.pseudonym))
    html(.input, .type("hidden"), .name("name"), .value(account.name))
    let others = account.names.subtracting([account.name]).sorted()
    if !others.isEmpty {
      html(.fieldset) { html in
        html(.legend, text: "Also replace")
        for name in others {
          html(.label, .class("tick")) { html in
            html(.input, .type("checkbox"), .name("name"), .value(name))
            html(.span, text: name)
          }
        }
      }
    }
    html(.button, .class("btn main"), .type("submit"), text: "Erase this person")
  }
}
