import Debrief
import DebriefStore

/// One account, as an administrator looks after it.
struct PersonPage {
  var account: Account
  var sessions: Int
  var tokens: TokenList
  var log: [AuditEntry]
  /// A link for a new password that was just made.
  var link: String?
  var problem: String?

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: account.name)
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/people"), text: "All people") }
    }
    html.problem(problem)
    if let link { OneTimeLink(words: "With this link \(account.name) sets a new password.", url: link).write(into: &html) }
    html(.p, .class("quiet")) { html in
      html.text(account.kind == .service ? "A service account." : "Signs in as \(account.login).")
      if let at = account.createdAt { html.text(" Made \(TimeWords.noted(at)).") }
    }
    form(&html)
    if account.kind == .person { entry(&html) } else { tokens.write(into: &html) }
    if account.kind == .person, !tokens.tokens.isEmpty { given(&html) }
    AuditList(entries: log, names: [:]).write(into: &html)
  }

  private func form(_ html: inout HTML) {
    html(.form, .class("fields"), .method("post"), .action("/people/\(account.uid)")) { html in
      html.field(InputField(name: "name", label: "Name", value: account.name))
      html.field(
        InputField(
          name: "aliases", label: "Other names in reviews", value: account.aliases.joined(separator: ", "),
          hint: "Between commas.", isRequired: false))
      html(.div) { $0.choice("role", "Role", Role.options, chosen: account.role.rawValue) }
      html(.div) { html in
        let options = [("on", "may sign in"), ("off", "switched off: its sessions and tokens end")]
        html.choice("state", "State", options, chosen: account.isDisabled ? "off" : "on")
      }
      html(.button, .class("btn main"), .type("submit"), text: "Save")
    }
  }

  private func entry(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("entry-title")) { html in
      html(.h2, .id("entry-title"), text: "Signing in")
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

  /// The tokens of a person: others may end them, and make none.
  private func given(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("given-title")) { html in
      html(.h2, .id("given-title"), text: "Tokens")
      html(.ul, .class("list")) { html in
        for token in tokens.tokens { tokens.row(token, &html) }
      }
    }
  }
}

/// Lines of the log.
struct AuditList {
  var entries: [AuditEntry]
  /// What keys of accounts and groups stand for.
  var names: [String: String]

  func write(into html: inout HTML) {
    guard !entries.isEmpty else { return html(.p, .class("quiet"), text: "Nothing is noted yet.") }
    html(.table, .class("rows audit")) { html in
      html(.caption, .class("hidden"), text: "The log, the newest first")
      html(.thead) { html in
        html(.tr) { html in
          for name in ["When", "Who", "What", "Of", "From"] { html(.th, .scope("col"), text: name) }
        }
      }
      html(.tbody) { html in
        for entry in entries { row(entry, &html) }
      }
    }
  }

  private func row(_ entry: AuditEntry, _ html: inout HTML) {
    html(.tr) { html in
      html(.td, .class("nowrap")) { $0(.time, .datetime(entry.at.iso), text: TimeWords.noted(entry.at)) }
      html(.td, .column("Who"), text: entry.account.flatMap { names[$0] } ?? entry.name)
      html(.td, .column("What"), text: entry.words)
      html(.td, .column("Of"), text: entry.subject.map { names[$0] ?? $0 } ?? "")
      html(.td, .column("From"), text: entry.address ?? "")
    }
    html.line()
  }
}

extension AuditEntry {
  var words: String {
    let what = act.rawValue.replacing("-", with: " ")
    return details.isEmpty ? what : "\(what): \(details)"
  }
}
