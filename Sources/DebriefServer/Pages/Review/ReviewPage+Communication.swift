import Debrief

extension ReviewPage {
  var communication: Section? {
    let messages = review.communications
    let open = messages.count(where: \.isPublic)
    let isKnown = messages.contains { $0.audience != nil }
    return Section(
      id: "communication", title: "Communication", count: messages.isEmpty ? "–" : String(messages.count),
      note: [isKnown ? "\(open) to users or the public" : nil, zone(of: messages)].compactMap { $0 }
        .joined(separator: ", ")
    ) { html in
      if messages.isEmpty {
        html(.p, .class("quiet"), text: "No messages are recorded.")
      } else {
        log(messages, &html)
      }
      html.facts(of: review.communication, naming: review.communication.json != nil, times)
    }
  }

  private func zone(of messages: [Communication]) -> String? {
    messages.contains { $0.at?.at.clock != nil } ? times.zone : nil
  }

  /// For whom a message was is left out where nobody said it of any.
  private func log(_ messages: [Communication], _ html: inout HTML) {
    let isKnown = messages.contains { $0.audience != nil }
    html(.table, .class("stackt inline log")) { html in
      html(.caption, .class("hidden"), text: "Communication log")
      html(.thead) { html in
        html(.tr) { html in
          for title in ["When", "Where", "For", "Message"] where title != "For" || isKnown {
            html(.th, .scope("col"), text: title)
          }
        }
      }
      html(.tbody) { html in
        for message in messages { row(message, audience: isKnown, &html) }
      }
    }
  }

  private func row(_ message: Communication, audience isKnown: Bool, _ html: inout HTML) {
    html(.tr, message.id.map { .id("message-" + $0) }) { html in
      html(.th, .scope("row"), .class("nowrap")) { html in
        guard let at = message.at else { return html.quiet("not known") }
        html(.time, .datetime(at.at.iso), text: times.words(at))
        for words in [at.written.map { "“\($0)”" }, at.source].compactMap({ $0 }) {
          html(.div, .class("quiet small"), text: words)
        }
      }
      html(.td, .column("Where")) { $0.written(message.channel ?? "–") }
      if isKnown {
        html(.td, .column("For"), .class("quiet"), text: message.audience?.label.lowercasedStart ?? "nobody said")
      }
      html(.td) { html in
        if let words = message.message { html.inline(words) } else { html.quiet("the words are not known") }
        let more = [message.kind, message.by?.words(role: true)].compactMap { $0 }
        if !more.isEmpty { html(.div, .class("quiet small"), text: more.joined(separator: " · ")) }
      }
    }
    html.line()
  }
}
