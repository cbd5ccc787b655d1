import Debrief
import DebriefStore

/// Accounts and groups, for administrators.
struct PeoplePage {
  var accounts: [Account]
  var groups: [Group]
  /// An invitation that was just made: its address is shown once.
  var invitation: String?
  var problem: String?

  func write(into html: inout HTML) {
    html.administration("People", .people)
    html.problem(problem)
    if let invitation { Once(link: "Give this link to the person you invite.", invitation).write(into: &html) }
    table(&html)
    inviting(&html)
    adding(&html)
    GroupList(groups: groups, accounts: accounts).write(into: &html)
  }

  private func table(_ html: inout HTML) {
    html(.table, .class("rows people")) { html in
      html(.caption, .class("hidden"), text: "Accounts")
      html(.thead) { html in
        html(.tr) { html in
          for name in ["Name", "Signs in as", "Role", "Groups"] { html(.th, .scope("col"), text: name) }
        }
      }
      html(.tbody) { html in
        for account in accounts { row(account, &html) }
      }
    }
    html.line()
  }

  private func row(_ account: Account, _ html: inout HTML) {
    html(.tr) { html in
      html(.td) { html in
        html(.a, .class("t"), .href("/people/\(account.uid)"), text: account.name)
        if account.isDisabled { html(.span, .class("tag"), text: "switched off") }
      }
      html(.td, .column("Signs in as")) { html in
        account.kind == .service ? html.quiet("with tokens alone") : html.text(account.login)
      }
      html(.td, .column("Role"), text: account.role.label)
      let names = groups.filter { $0.members.contains(account.uid) }.map(\.name)
      html(.td, .column("Groups")) { html in
        names.isEmpty ? html.quiet("none") : html.text(names.joined(separator: ", "))
      }
    }
    html.line()
  }

  private func inviting(_ html: inout HTML) {
    html.setting("invite", "Invite somebody", "You get a link to pass on, which makes one account.") { html in
      html(.form, .class("fields"), .method("post"), .action("/people/invite")) { html in
        html.choice("role", "Role", Role.options, chosen: Role.responder.rawValue)
        html(.button, .class("btn main"), .type("submit"), text: "Make a link")
      }
    }
  }

  private func adding(_ html: inout HTML) {
    html.setting("services", "Add a service account", "For a program: it has tokens and no password.") { html in
      html(.form, .class("fields"), .method("post"), .action("/people/services")) { html in
        html.field(InputField(name: "name", label: "Name"))
        html.choice("role", "Role", Role.options, chosen: Role.responder.rawValue, id: "service-role")
        html(.button, .class("btn"), .type("submit"), text: "Add the account")
      }
    }
  }
}

extension Role {
  static let options = allCases.map { (value: $0.rawValue, words: "\($0.label): \($0.meaning)") }
}

extension Once {
  /// An address that is used once.
  init(link words: String, _ url: String) {
    self.init(words: words + " It works once, within three days, and is not shown again.", label: "The link", text: url)
  }
}
