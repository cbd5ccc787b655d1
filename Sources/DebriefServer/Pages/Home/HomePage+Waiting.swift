import Debrief
import DebriefStore

// What waits: the action items, the reviews and the meetings of whoever looks.
extension HomePage {
  func items(_ html: inout HTML) {
    html(.section) { html in
      html(.h2) { html in
        html.text("Your action items ")
        html(.span, .class("n"), text: desk.items.count < Desk.most ? String(desk.items.count) : "\(Desk.most)+")
        html(.a, .href("/actions"), text: "All action items")
      }
      html(.ul, .class("list")) { html in
        for item in desk.items.prefix(Self.shown) { row(item, &html) }
      }
      if desk.items.count > Self.shown {
        html(.p, .class("small more-of")) { $0(.a, .href("/actions?owner=me"), text: "All of yours") }
      }
    }
    html.line()
  }

  private static let shown = 8

  private func row(_ item: ActionRow, _ html: inout HTML) {
    html(.li) { html in
      html(.span, .class("grow")) { html in
        html(.a, .href(item.path), text: item.words)
        html(.span, .class("sub"), text: item.place)
      }
      html(.span, .class("end do")) { html in
        DueWords(due: item.due, isOpen: item.isOpen, today: today, counts: true).write(into: &html)
        guard acts.contains(.edit), item.element != nil else { return }
        html(.form, .method("post"), .action("/actions"), .comfort("change")) { html in
          html(.input, .type("hidden"), .name("item"), .value(item.reference))
          html(.input, .type("hidden"), .name("back"), .value("/"))
          html(
            .button, .class("btn small"), .type("submit"), .name("status"), .value("done"),
            .label("Done: " + item.words), text: "Done")
        }
      }
    }
    html.line()
  }

  func awaiting(_ html: inout HTML) {
    let shown = desk.awaiting.prefix(Desk.most)
    let goesOn = desk.awaiting.count > shown.count
    html(.section, .id("waiting")) { html in
      html(.h2) { html in
        html.text("Reviews waiting for you ")
        html(
          .span, .class("n"),
          text: passed > 0 ? "\(passed + 1)–\(passed + shown.count)" : goesOn ? "\(shown.count)+" : String(shown.count))
        html(.a, .href("/reviews"), text: "All reviews")
      }
      html(.ul, .class("list")) { html in
        for waiting in shown { row(waiting, &html) }
      }
      if shown.isEmpty { html(.p, .class("quiet small"), text: "No more of them wait.") }
      others(goesOn, &html)
    }
    html.line()
  }

  private func others(_ goesOn: Bool, _ html: inout HTML) {
    guard goesOn || passed > 0 else { return }
    html(.p, .class("small more-of")) { html in
      if passed > 0 { html(.a, .href("/#waiting"), text: "The first ones") }
      if passed > 0, goesOn { html.text(" · ") }
      if goesOn { html(.a, .href("/?passed=\(passed + Desk.most)#waiting"), text: "The next ones that wait") }
    }
  }

  private func row(_ waiting: Desk.Waiting, _ html: inout HTML) {
    let row = waiting.row
    html(.li) { html in
      html(.span, .class("verb"), text: waiting.step.verb)
      html(.span, .class("grow")) { html in
        html.title(of: row, to: waiting.step.path(acts))
        html(.span, .class("sub"), text: about(row))
      }
      html(.span, .class("end")) { $0.severity(row.severity) }
    }
    html.line()
  }

  private func about(_ row: ListRow) -> String {
    let services = row.services.isEmpty ? nil : row.services.prefix(3).joined(separator: ", ")
    return Self.joined(row.id, row.date.map { TimeWords.short($0, beside: today) } ?? "day not known", services)
  }

  func mentions(_ html: inout HTML) {
    html(.section) { html in
      html(.h2) { html in
        html.text("You were spoken to ")
        html(.span, .class("n"), text: String(desk.mentions.count))
      }
      html(.ul, .class("list")) { html in
        for mention in desk.mentions {
          html(.li) { html in
            html(.span, .class("verb"), text: "Answer")
            html(.span, .class("grow")) { html in
              html.title(of: mention.row, to: "/comments#comment-\(mention.comment)")
              html(.span, .class("sub"), text: Self.joined(mention.by, mention.at.map { TimeWords.noted($0) }))
            }
          }
        }
      }
    }
    html.line()
  }

  func meetings(_ html: inout HTML) {
    html(.section) { html in
      html(.h2, text: "Today")
      html(.ul, .class("list")) { html in
        for stored in desk.meetings { meeting(stored.uid, stored.review, &html) }
      }
    }
  }

  private func meeting(_ uid: String, _ review: Review, _ html: inout HTML) {
    guard let at = review.meeting.at else { return }
    let times = TimeWords(offset: at.at.offset, day: at.at.date)
    html(.li) { html in
      html(.time, .class("strong"), .datetime(at.at.iso), text: at.at.clock == nil ? "Today" : times.words(at))
      html(.span, .class("grow")) { html in
        html(.a, .href("/reviews/\(uid)"), text: "Review meeting: \(review.heading)")
        let leads = review.meeting.facilitator.map { $0.shown + " leads" }
        let zone = at.at.clock == nil ? nil : times.zone
        let words = Self.joined(zone, review.meeting.place, leads)
        if !words.isEmpty { html(.span, .class("sub"), text: words) }
      }
    }
    html.line()
  }
}

extension Step {
  fileprivate var verb: String {
    switch self {
    case .write: "Write"
    case .approve: "Approve"
    case .comment: "Comment"
    }
  }

  /// Where it is done.
  fileprivate func path(_ acts: Set<Act>) -> String {
    switch self {
    case .write: acts.contains(.edit) ? "/edit" : ""
    case .approve: "#approvals"
    case .comment: ""
    }
  }
}
