import Debrief
import DebriefStore

/// The groups, who is in them, and forms that change that.
struct GroupList {
  var groups: [Group]
  var accounts: [Account]

  func write(into html: inout HTML) {
    html.setting("groups", "Groups", "Its members see the private reviews that are shared with it.") { html in
      if !groups.isEmpty {
        html(.ul, .class("list groups")) { html in
          for group in groups { row(group, &html) }
        }
      }
      html(.form, .class("fields"), .method("post"), .action("/groups")) { html in
        html.field(InputField(name: "group", label: "A new group"))
        html(.button, .class("btn"), .type("submit"), text: "Add the group")
      }
    }
  }

  private func row(_ group: Group, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.h3, text: group.name)
        members(of: group, &html)
        addition(to: group, &html)
      }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("/groups/\(group.uid)/remove")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("Remove the group \(group.name)"), text: "Remove")
        }
      }
    }
    html.line()
  }

  private func members(of group: Group, _ html: inout HTML) {
    let members = accounts.filter { group.members.contains($0.uid) }
    guard !members.isEmpty else { return html(.p, .class("small quiet"), text: "Nobody is in it yet.") }
    html(.div, .class("btns")) { html in
      for member in members {
        html(.form, .class("chip"), .method("post"), .action("/groups/\(group.uid)/members")) { html in
          html.text(member.name)
          html(.input, .type("hidden"), .name("remove"), .value(member.uid))
          html(.button, .type("submit"), .label("Take \(member.name) out of \(group.name)")) { $0.mark(.remove) }
        }
      }
    }
  }

  private func addition(to group: Group, _ html: inout HTML) {
    let others = accounts.filter { !group.members.contains($0.uid) && !$0.isDisabled }
    guard !others.isEmpty else { return }
    html(.form, .class("beside"), .method("post"), .action("/groups/\(group.uid)/members")) { html in
      html.choice("add", "Add to \(group.name)", others.map { ($0.uid, $0.name) }, id: "add-\(group.uid)")
      html(.button, .class("btn"), .type("submit"), .label("Add to the group \(group.name)"), text: "Add")
    }
  }
}
