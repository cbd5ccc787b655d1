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
    html(.div, .class("head")) { html in
      html(.h1, text: "People")
      html(.div, .class("btns")) { html in
        html(.a, .class("btn"), .href("/people/private"), text: "Private reviews")
        html(.a, .class("btn"), .href("/people/audit"), text: "Log")
      }
    }
    html.problem(problem)
    if let invitation { OneTimeLink(words: "Give this link to the one whom you invite.", url: invitation).write(into: &html) }
    table(&html)
    inviting(&html)
    groupList(&html)
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
        if account.isDisabled { html(.span, .class("sub"), text: "switched off") }
      }
      html(.td, .column("Signs in as"), text: account.kind == .service ? "by tokens alone" : account.login)
      html(.td, .column("Role"), text: account.role.label)
      let names = groups.filter { $0.members.contains(account.uid) }.map(\.name)
      html(.td, .column("Groups")) { html in
        names.isEmpty ? html.quiet("none") : html.text(names.joined(separator: ", "))
      }
    }
    html.line()
  }

  private func inviting(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("invite-title")) { html in
      html(.h2, .id("invite-title"), text: "Invite somebody")
      html(.form, .class("fields"), .method("post"), .action("/people/invite")) { html in
        html(.div) { $0.choice("role", "Role", Role.options, chosen: Role.responder.rawValue) }
        html(.button, .class("btn main"), .type("submit"), text: "Make a link")
      }
      html(.h2, text: "Add a service account")
      html(.p, .class("quiet"), text: "For a program: it has tokens, no password, and a role of its own.")
      html(.form, .class("fields"), .method("post"), .action("/people/services")) { html in
        html.field(InputField(name: "name", label: "Name"))
        html(.div) { $0.choice("role", "Role", Role.options, chosen: Role.responder.rawValue, id: "service-role") }
        html(.button, .class("btn"), .type("submit"), text: "Add it")
      }
    }
  }

  private func groupList(_ html: inout HTML) {
    html(.section, .class("part"), .id("groups"), .labelledBy("groups-title")) { html in
      html(.h2, .id("groups-title"), text: "Groups")
      html(.p, .class("quiet"), text: "A private review can be shared with a group: whoever is in it sees the review.")
      html(.ul, .class("list")) { html in
        for group in groups { row(group, &html) }
      }
      html(.form, .class("fields"), .method("post"), .action("/groups")) { html in
        html.field(InputField(name: "group", label: "A new group"))
        html(.button, .class("btn"), .type("submit"), text: "Add the group")
      }
    }
  }

  private func row(_ group: Group, _ html: inout HTML) {
    let members = accounts.filter { group.members.contains($0.uid) }
    let others = accounts.filter { !group.members.contains($0.uid) && !$0.isDisabled }
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: group.name)
        html(.div, .class("btns")) { html in
          for member in members {
            html(.form, .method("post"), .action("/groups/\(group.uid)/members")) { html in
              html(.input, .type("hidden"), .name("remove"), .value(member.uid))
              let label = Attribute.label("Take \(member.name) out of \(group.name)")
              html(.button, .class("btn small"), .type("submit"), label, text: "\(member.name) ×")
            }
          }
        }
        if !others.isEmpty {
          html(.form, .class("btns"), .method("post"), .action("/groups/\(group.uid)/members")) { html in
            let options = others.map { ($0.uid, $0.name) }
            html.choice("add", "Add to \(group.name)", options, id: "add-\(group.uid)")
            html(.button, .class("btn small"), .type("submit"), text: "Add")
          }
        }
      }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("/groups/\(group.uid)/remove")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("Remove the group \(group.name)"), text: "Remove")
        }
      }
    }
    html.line()
  }
}

extension Role {
  static let options = allCases.map { (value: $0.rawValue, words: "\($0.label): \($0.meaning)") }
}

/// An address that is shown once.
struct OneTimeLink {
  var words: String
  var url: String

  func write(into html: inout HTML) {
    html(.div, .class("note said"), .role("status")) { html in
      html.mark(.met)
      html(.div) { html in
        html(.p, text: words + " It can be used once, within three days, and is not shown again.")
        html(.label, .class("hidden"), .for("link"), text: "The link")
        html(.input, .id("link"), .class("mono secret"), .readonly, .value(url))
      }
    }
  }
}
