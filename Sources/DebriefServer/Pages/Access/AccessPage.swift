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
      if heading != nil { html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/reviews/\(uid)"), text: "Back to the review") } }
    }
    html(.p, .class("lead"), text: heading ?? "A private review, \(uid). What it says you see when you are one of its members.")
    if visibility.isPrivate { members(&html) } else { everyone(&html) }
  }

  private func everyone(_ html: inout HTML) {
    html(.p, text: "Everyone with an account. A review about a security hole or about a person can be private: then nobody else meets its title, its words, its files or a count of it anywhere.")
    html(.form, .method("post"), .action("/reviews/\(uid)/access")) { html in
      html(.button, .class("btn main"), .type("submit"), .name("to"), .value("private"), text: "Make it private to me")
    }
  }

  private func members(_ html: inout HTML) {
    html(.p, text: "It is private to these people and groups. Each change stands in its history, which they can read.")
    html(.ul, .class("list")) { html in
      for member in visibility.members.sorted(by: { name($0) < name($1) }) { row(member, &html) }
    }
    html(.form, .class("btns"), .method("post"), .action("/reviews/\(uid)/access")) { html in
      html.choice("add", "Share with", options)
      html(.button, .class("btn"), .type("submit"), text: "Share")
    }
    // Who does not know what it says does not show it to everyone.
    guard heading != nil else { return }
    html(.form, .method("post"), .action("/reviews/\(uid)/access")) { html in
      html(.button, .class("btn"), .type("submit"), .name("to"), .value("everyone"), text: "Open it to everyone")
    }
  }

  private func row(_ member: Member, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { $0(.b, .class("strong"), text: name(member)) }
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
    let people = accounts.filter { !$0.isDisabled }.map { (Member.person($0.uid), $0.uid == own ? "\($0.name) (you)" : $0.name) }
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
