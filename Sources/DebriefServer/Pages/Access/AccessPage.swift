import Debrief
import DebriefStore

/// Who can see a review.
struct AccessPage {
  var uid: String
  /// What the review is called; nil for an administrator who may not read it.
  var heading: String?
  var visibility: Visibility
  var accounts: [Account]
  var groups: [Group]
  /// The key of whoever looks.
  var own: String

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Who can see this review")
      guard heading != nil else { return }
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/reviews/\(uid)"), text: "Back to the review") }
    }
    html(.p, .class("lead")) { html in
      if let heading { return html.text(heading) }
      html.text("The private review ")
      html(.code, text: uid)
      html.text(". Its members alone see what it says. You can give yourself access: they see that in its history.")
    }
    if visibility.isPrivate { members(&html) } else { everyone(&html) }
  }

  private func everyone(_ html: inout HTML) {
    let about = "A review about a weakness or about a person can be private."
    html.setting("now", "Everyone with an account", about) { html in
      html(
        .p, text: "Made private, it is out of everyone else’s list, search, measures and files, until you share it.")
      html(.form, .method("post"), .action("/reviews/\(uid)/access")) { html in
        let words = "Make it private to me"
        html(.button, .class("btn main"), .type("submit"), .name("to"), .value("private"), text: words)
      }
    }
  }

  private func members(_ html: inout HTML) {
    html.setting("now", "Private to", "Each change stands in the review’s history, which they can read.") { html in
      if visibility.members.isEmpty {
        html(.p, text: "Nobody: an administrator can give the right to see it.")
      } else {
        html(.ul, .class("list")) { html in
          for member in visibility.members.sorted(by: { name($0) < name($1) }) { row(member, &html) }
        }
      }
      html(.form, .class("beside"), .method("post"), .action("/reviews/\(uid)/access")) { html in
        html.choice("add", "Share with", options)
        html(.button, .class("btn main"), .type("submit"), text: "Share")
      }
    }
    // Who does not know what it says does not show it to everyone.
    guard heading != nil else { return }
    html.setting("open", "Open it", "Everyone with an account sees it then, with its whole history.") { html in
      html(.form, .method("post"), .action("/reviews/\(uid)/access")) { html in
        html(.button, .class("btn"), .type("submit"), .name("to"), .value("everyone"), text: "Open it to everyone")
      }
    }
  }

  private func row(_ member: Member, _ html: inout HTML) {
    html(.li) { html in
      let you = member == .person(own) ? " (you)" : ""
      html(.div, .class("grow")) { $0(.b, .class("strong"), text: name(member) + you) }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("/reviews/\(uid)/access")) { html in
          html(.input, .type("hidden"), .name("remove"), .value(member.key))
          html(.button, .class("btn small"), .type("submit"), .label("Withdraw from \(name(member))"), text: "Withdraw")
        }
      }
    }
    html.line()
  }

  private var options: [(value: String, words: String)] {
    let people = accounts.filter { !$0.isDisabled }.map {
      (Member.person($0.uid), $0.name + ($0.uid == own ? " (you)" : ""))
    }
    let all = groups.map { (Member.group($0.uid), "Group \($0.name)") } + people
    return all.filter { !visibility.members.contains($0.0) }.map { ($0.0.key, $0.1) }
  }

  private func name(_ member: Member) -> String {
    switch member {
    case .person(let uid): accounts.first { $0.uid == uid }?.name ?? "Somebody who is gone"
    case .group(let uid): groups.first { $0.uid == uid }.map { "Group \($0.name)" } ?? "A group that is gone"
    }
  }
}
