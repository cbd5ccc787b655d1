import Debrief
import DebriefStore

/// What waits for whoever looks, what goes on, and what is new.
struct HomePage {
  var desk: Desk
  /// Of whoever looks.
  var name: String
  var now: Stamp
  var acts: Set<Act>
  /// How many of the reviews that wait come before those that are shown.
  var passed = 0

  var today: CivilDate { now.date }

  func write(into html: inout HTML) {
    let isFree = desk.items.isEmpty && desk.awaiting.isEmpty && desk.mentions.isEmpty && passed == 0
    if isFree {
      html(.div, .class("head")) { $0(.h1, text: name.isEmpty ? "Home" : "Hello, \(name)") }
    } else {
      html(.h1, .class("hidden"), text: "Home")
    }
    for stored in desk.going { GoingOn(stored: stored, now: now).write(into: &html) }
    html(.div, .class("two")) { html in
      html(.div) { html in
        if isFree { free(&html) }
        if !desk.items.isEmpty { items(&html) }
        if !desk.mentions.isEmpty { mentions(&html) }
        if !desk.awaiting.isEmpty || passed > 0 { awaiting(&html) }
      }
      html(.aside, .label("Today and lately")) { html in
        if !desk.meetings.isEmpty { meetings(&html) }
        published(&html)
        read(&html)
      }
    }
    html.line()
  }

  private func free(_ html: inout HTML) {
    html(.div, .class("empty")) { html in
      html(.h2, text: "Nothing waits for you")
      html(.p, text: "Reviews to write or approve and your action items appear here, the most urgent first.")
      html(.div, .class("btns")) { html in
        if acts.contains(.capture) { html(.a, .class("btn main"), .href("/import"), text: "Import documents") }
        html(.a, .class("btn"), .href("/reviews"), text: "All reviews")
      }
      html(.p, .class("small")) { html in
        html.text("What is yours is found by your names. Reviews know you by another one? Add it under ")
        html(.a, .href("/account"), text: "Your account")
        html.text(".")
      }
    }
    guard acts.contains(.administer), desk.published.isEmpty, desk.going.isEmpty else { return }
    html(.section) { html in
      html(.h2, text: "Three things to set up, when you like")
      html(.ul, .class("list")) { html in
        step("/people", "Invite the people who go on call", "By a link, or with your company’s sign-in.", &html)
        step("/import", "Bring your old reviews", "Markdown files, one by one.", &html)
        step("/targets", "Say how fast you want to be", "Every review is measured against your targets.", &html)
      }
    }
  }

  private func step(_ path: String, _ name: String, _ about: String, _ html: inout HTML) {
    html(.li) { html in
      html(.span, .class("grow")) { html in
        html(.a, .href(path), text: name)
        html(.span, .class("sub"), text: about)
      }
    }
  }

  private func published(_ html: inout HTML) {
    html(.section) { html in
      html(.h2, text: "Lately published")
      if desk.published.isEmpty {
        return html(.p, .class("quiet small"), text: "Nothing yet. Reviews that become final are listed here.")
      }
      html(.ul, .class("list")) { html in
        for one in desk.published {
          html(.li) { html in
            html(.span, .class("grow")) { html in
              html.title(of: one.row)
              html(.span, .class("sub"), text: Self.joined(TimeWords.short(one.since.date, beside: today), one.row.id))
            }
          }
        }
      }
    }
  }

  /// Filled by the page's script: the browser alone knows what was read in it.
  private func read(_ html: inout HTML) {
    html(.section, .class("read"), .comfort("read"), .unfilled) { html in
      html(.h2, text: "Lately read")
    }
  }

  static func joined(_ parts: String?...) -> String { parts.compactMap { $0 }.joined(separator: " · ") }
}

extension HTML {
  mutating func title(of row: ListRow, to end: String = "") {
    self(.a, .href("/reviews/\(row.uid)\(end)"), text: row.title ?? row.id ?? "A review without a title")
  }
}
