import Debrief
import DebriefStore

/// One's own account: names, password, sessions, tokens.
struct AccountPage {
  var account: Account
  var sessions: [SessionRow]
  /// The key of the session that shows the page.
  var session: String?
  var tokens: TokenList
  var groups: [Group]
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { $0(.h1, text: "Your account") }
    html.problem(problem)
    html(.p, .class("lead")) { html in
      html.text("You sign in as \(account.login). You are \(account.role.named), who \(account.role.meaning).")
      let own = groups.filter { account.groups.contains($0.uid) }.map(\.name)
      if !own.isEmpty { html.text(" Your groups: \(own.joined(separator: ", ")).") }
    }
    names(&html)
    if account.hasPassword { password(&html) }
    tokens.write(into: &html)
    browsers(&html)
    let about = "Your account, its log and your comments, and where comments and reviews that you see name you."
    html.setting("kept", "What is kept about you", about) { html in
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/account/export"), text: "Export as JSON") }
    }
  }

  private func names(_ html: inout HTML) {
    html.setting("names", "Names", "Action items of any of these names are yours.") { html in
      html(.form, .class("fields"), .method("post"), .action("/account/names")) { html in
        html.field(InputField(name: "name", label: "Name", value: account.name, autocomplete: "name"))
        html.field(InputField(aliases: account.aliases))
        html(.button, .class("btn"), .type("submit"), text: "Save the names")
      }
    }
  }

  private func password(_ html: inout HTML) {
    html.setting("password", "Password", "With another one every other session ends.") { html in
      html(.form, .class("fields"), .method("post"), .action("/account/password")) { html in
        html.field(
          InputField(name: "current", label: "Current password", type: "password", autocomplete: "current-password"))
        html.field(
          InputField(
            name: "new", label: "New password", type: "password", autocomplete: "new-password",
            hint: "At least 12 characters."))
        html(.button, .class("btn"), .type("submit"), text: "Change the password")
      }
    }
  }

  private func browsers(_ html: inout HTML) {
    html.setting("sessions", "Sessions", "Where you are signed in. End what you do not know.") { html in
      html(.ul, .class("list")) { html in
        for one in sessions { row(one, &html) }
      }
      if sessions.count > 1 {
        html(.form, .method("post"), .action("/account/sessions/end")) { html in
          html(.button, .class("btn"), .type("submit"), text: "End all other sessions")
        }
      }
    }
  }

  private func row(_ one: SessionRow, _ html: inout HTML) {
    let browser = BrowserName.words(of: one.browser)
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: browser)
        html(.span, .class("sub")) { html in
          html.text(one.address.isEmpty ? "" : "from \(one.address) · ")
          html.text("since \(TimeWords.noted(one.began)) · last used \(TimeWords.noted(one.seen))")
        }
      }
      html(.div, .class("end")) { html in
        if one.uid == session { return html.quiet("this one") }
        html(.form, .method("post"), .action("/account/sessions/\(one.uid)/end")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("End the session of \(browser)"), text: "End")
        }
      }
    }
    html.line()
  }
}

extension InputField {
  init(aliases: [String]) {
    self.init(
      name: "aliases", label: "Other names in reviews", value: aliases.joined(separator: ", "),
      hint: "Handles and short names, with commas between them.", isRequired: false)
  }
}
