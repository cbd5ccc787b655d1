import Debrief
import DebriefStore

/// What was sent to a webhook, and what came of it.
struct DeliveryList {
  var deliveries: [Delivery]
  /// Of the webhook's page.
  var path: String
  /// Whether one of them can be sent once more.
  var canSend: Bool

  func write(into html: inout HTML) {
    guard !deliveries.isEmpty else { return html(.p, .class("quiet"), text: "Nothing was sent yet.") }
    html(.table, .class("rows audit")) { html in
      html(.caption, .class("hidden"), text: "The last deliveries, the newest first")
      html(.thead) { html in
        html(.tr) { html in
          for name in ["When", "Event", "Review", "What came of it"] { html(.th, .scope("col"), text: name) }
          html(.th, .scope("col")) { $0(.span, .class("hidden"), text: "Again") }
        }
      }
      html(.tbody) { html in
        for delivery in deliveries { row(delivery, &html) }
      }
    }
    html.line()
  }

  private func row(_ delivery: Delivery, _ html: inout HTML) {
    html(.tr) { html in
      html(.td, .class("nowrap")) {
        $0(.time, .datetime(delivery.created.iso), text: TimeWords.noted(delivery.created))
      }
      html(.td, .column("What")) { $0(.code, text: delivery.happening.kind.rawValue) }
      html(.td, .column("Of")) { html in
        guard let uid = delivery.happening.review else { return }
        html(.a, .class("mono"), .href("/reviews/\(uid)"), text: uid)
      }
      html(.td, .column("Outcome")) { html in
        html.text(delivery.outcome)
        if let words = delivery.words { html(.div, .class("small quiet wrap"), text: words) }
      }
      html(.td) { html in
        guard canSend, delivery.state != .waiting else { return }
        html(.form, .method("post"), .action("\(path)/deliveries/\(delivery.uid)/again")) { html in
          let label = "Send \(delivery.happening.kind.rawValue) of \(TimeWords.noted(delivery.created)) again"
          html(.button, .class("btn small"), .type("submit"), .label(label), text: "Again")
        }
      }
    }
    html.line()
  }
}

extension Delivery {
  /// `Delivered: 204, after 2 tries`.
  fileprivate var outcome: String {
    let code = status.map { ": \($0)" } ?? ""
    let count = tries > 1 ? ", after \(tries) tries" : ""
    switch state {
    case .waiting:
      guard tries > 0, let due else { return "On its way" }
      return "Not yet\(code)\(count); next at \(TimeWords.noted(due))"
    case .delivered: return "Delivered\(code)\(count)"
    case .failed: return "Failed\(code)\(count)"
    case .withheld: return "Not sent: the account no longer sees the review"
    }
  }
}
