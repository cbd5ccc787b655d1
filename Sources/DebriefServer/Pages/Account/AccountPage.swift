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
      html.text("\(account.name), signed in as \(account.login). \(account.role.label): \(account.role.meaning)")
      let own = groups.filter { account.groups.contains($0.uid) }.map(\.name)
      if !own.isEmpty { html.text(" Groups: \(own.joined(separator: ", ")).") }
    }
    names(&html)
    if account.hasPassword { password(&html) }
    tokens.write(into: &html)
    browsers(&html)
  }

  private func names(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("names-title")) { html in
      html(.h2, .id("names-title"), text: "Names")
      html(.form, .class("fields"), .method("post"), .action("/account/names")) { html in
        html.field(InputField(name: "name", label: "Name", value: account.name, autocomplete: "name"))
        html.field(
          InputField(
            name: "aliases", label: "Other names in reviews", value: account.aliases.joined(separator: ", "),
            hint: "Between commas, such as a handle or a short name. Action items under any of them are yours.",
            isRequired: false))
        html(.button, .class("btn"), .type("submit"), text: "Save the names")
      }
    }
  }

  private func password(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("password-title")) { html in
      html(.h2, .id("password-title"), text: "Password")
      html(.form, .class("fields"), .method("post"), .action("/account/password")) { html in
        html.field(
          InputField(name: "current", label: "Current password", type: "password", autocomplete: "current-password"))
        html.field(
          InputField(
            name: "new", label: "New password", type: "password", autocomplete: "new-password",
            hint: "At least 12 characters. Every other session ends."))
        html(.button, .class("btn"), .type("submit"), text: "Change the password")
      }
    }
  }

  private func browsers(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("sessions-title")) { html in
      html(.h2, .id("sessions-title"), text: "Sessions")
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
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: one.browser.isEmpty ? "A browser" : one.browser)
        html(.span, .class("sub")) { html in
          html.text(one.address.isEmpty ? "" : "from \(one.address) · ")
          html.text("since \(TimeWords.noted(one.began)), last used \(TimeWords.noted(one.seen))")
        }
      }
      html(.div, .class("end")) { html in
        if one.uid == session { return html.text("this one") }
        html(.form, .method("post"), .action("/account/sessions/\(one.uid)/end")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("End this session"), text: "End")
        }
      }
    }
    html.line()
  }
}

/// The tokens of an account, and a form for another one.
struct TokenList {
  var tokens: [Token]
  /// `/account/tokens`, or another account's.
  var path: String
  /// Scopes that the account's role has a use for.
  var scopes: [TokenScope] = TokenScope.allCases
  /// One that was just made: it is shown once.
  var fresh: Secret?

  func write(into html: inout HTML) {
    html(.section, .class("part"), .id("tokens"), .labelledBy("tokens-title")) { html in
      html(.h2, .id("tokens-title"), text: "Tokens")
      html(.p, .class("quiet"), text: "With a token a program, or debrief on a command line, asks in the name of the account.")
      if let fresh { shown(fresh, &html) }
      if !tokens.isEmpty {
        html(.ul, .class("list")) { html in
          for token in tokens { row(token, &html) }
        }
      }
      form(&html)
    }
  }

  private func shown(_ fresh: Secret, _ html: inout HTML) {
    html(.div, .class("note said"), .role("status")) { html in
      html.mark(.met)
      html(.div) { html in
        html(.p, text: "This is the token. Copy it now: it is not kept, and nobody can show it again.")
        html(.label, .class("hidden"), .for("fresh"), text: "The new token")
        html(.input, .id("fresh"), .class("mono secret"), .readonly, .value(fresh.text))
      }
    }
  }

  func row(_ token: Token, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: token.name)
        html(.span, .class("sub")) { html in
          let ends = token.expires.map { "ends \(TimeWords.noted($0))" } ?? "does not end by itself"
          let used = token.used.map { "last used \(TimeWords.noted($0))" } ?? "never used"
          html.text("\(token.scopes.map(\.rawValue).sorted().joined(separator: ", ")) · \(ends) · \(used)")
          if let from = token.usedFrom { html.text(" from \(from)") }
        }
      }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("\(path)/\(token.uid)/revoke")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("Revoke \(token.name)"), text: "Revoke")
        }
      }
    }
    html.line()
  }

  private func form(_ html: inout HTML) {
    html(.form, .class("fields"), .method("post"), .action(path)) { html in
      html.field(InputField(name: "name", label: "A new token for", hint: "What will use it: “backup script”, “my laptop”."))
      html(.fieldset) { html in
        html(.legend, .class("in"), text: "It may")
        for scope in scopes {
          html(.label, .class("tick")) { html in
            html(.input, .type("checkbox"), .name("scope"), .value(scope.rawValue), scope == .read ? .checked : nil)
            html.text(" " + scope.meaning)
          }
        }
      }
      html(.div) { html in
        html.choice("days", "It ends after", [("30", "30 days"), ("90", "90 days"), ("365", "a year"), ("", "never by itself")], chosen: "90")
      }
      html(.button, .class("btn"), .type("submit"), text: "Make the token")
    }
  }
}

extension TokenScope {
  var meaning: String {
    switch self {
    case .read: "read reviews"
    case .write: "read and change reviews"
    case .capture: "add to timelines, without reading"
    case .admin: "do whatever the account may"
    }
  }
}
