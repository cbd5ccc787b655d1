import Debrief
import DebriefStore

/// One account, as an administrator looks after it.
struct PersonPage {
  var account: Account
  var sessions: Int
  var tokens: TokenList
  var log: AuditList
  /// A link for a new password that was just made.
  var link: String?
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: account.name)
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/people"), text: "All people") }
    }
    html.problem(problem)
    if let link { Once(link: "With this link \(account.name) sets a new password.", link).write(into: &html) }
    html(.p, .class("lead")) { html in
      html.text(account.kind == .service ? "A service account" : "Signs in as \(account.login)")
      if account.isDisabled { html.text(", switched off") }
      if let at = account.createdAt { html.text(", made on \(TimeWords.noted(at))") }
      html.text(".")
    }
    form(&html)
    if account.kind == .person { entry(&html) }
    if account.kind == .person { keeping(&html) }
    if account.kind == .service || !tokens.tokens.isEmpty { tokens.write(into: &html) }
    html(.section, .class("part"), .labelledBy("log-title")) { html in
      html(.h2, .id("log-title"), text: "Log")
      log.write(into: &html)
    }
  }

  private func form(_ html: inout HTML) {
    html.setting("rights", "Names and rights", "A role counts from the next page on.") { html in
      html(.form, .class("fields"), .method("post"), .action("/people/\(account.uid)")) { html in
        html.field(InputField(name: "name", label: "Name", value: account.name))
        html.field(InputField(aliases: account.aliases))
        html.choice("role", "Role", Role.options, chosen: account.role.rawValue)
        let isOn = account.kind == .service ? "its tokens work" : "may sign in"
        html.choice(
          "state", "State", [("on", "On: \(isOn)"), ("off", "Off: sessions and tokens end")],
          chosen: account.isDisabled ? "off" : "on")
        html(.button, .class("btn main"), .type("submit"), text: "Save the account")
      }
    }
  }

  private func entry(_ html: inout HTML) {
    html.setting("entry", "Signing in", "A new password is set by the person alone, with a link from you.") { html in
      html(.div, .class("btns")) { html in
        html(.form, .method("post"), .action("/people/\(account.uid)/link")) { html in
          html(.button, .class("btn"), .type("submit"), text: "Make a link for a new password")
        }
        if sessions > 0 {
          html(.form, .method("post"), .action("/people/\(account.uid)/sessions/end")) { html in
            html(.button, .class("btn"), .type("submit"), text: "End \(Figure.count(sessions, "session"))")
          }
        }
      }
    }
  }

  private func keeping(_ html: inout HTML) {
    let about = "The account, its log and comments, and where comments and reviews that you see name the person."
    html.setting("kept", "What is kept", about) { html in
      html(.div, .class("btns")) { html in
        html(.a, .class("btn"), .href("/people/\(account.uid)/export"), text: "Export as JSON")
        html(.a, .class("btn"), .href("/people/\(account.uid)/erase"), text: "Erase this person…")
      }
    }
  }
}
