import Debrief
import DebriefStore

/// All webhooks, and a form for another one.
struct WebhooksPage {
  var webhooks: [Webhook]
  /// What was typed, where it could not be taken.
  var address = ""
  var events: Set<Happening.Kind> = [.created, .changed, .removed]
  var problem: String?

  func write(into html: inout HTML) {
    html.administration("Webhooks", .webhooks)
    html.problem(problem)
    html(
      .p, .class("lead"),
      text: "Other programs are told when something happens here: what, where and by whom, never a word of a review.")
    if !webhooks.isEmpty {
      html(.ul, .class("list")) { html in
        for webhook in webhooks { row(webhook, &html) }
      }
    }
    let about = "It hears of reviews that you see. Its messages are signed, with a secret that you get next."
    html.setting("add", "Tell an address", about) { html in
      html(.form, .class("fields"), .method("post"), .action("/people/webhooks")) { html in
        WebhookFields(address: address, events: events).write(into: &html)
        html(.button, .class("btn main"), .type("submit"), text: "Add the webhook")
      }
    }
  }

  private func row(_ webhook: Webhook, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.a, .href("/people/webhooks/\(webhook.uid)"), text: webhook.address)
        html(.span, .class("sub"), text: webhook.events.map(\.rawValue).sorted().joined(separator: ", "))
      }
      html(.div, .class("end")) { html in
        if webhook.isPaused {
          html.quiet("paused")
        } else if let since = webhook.failingSince {
          html.text("nothing has arrived since \(TimeWords.noted(since))")
        } else {
          html.text("on")
        }
      }
    }
    html.line()
  }
}

/// What one says of a webhook.
struct WebhookFields {
  var address: String
  var events: Set<Happening.Kind>

  func write(into html: inout HTML) {
    html.field(
      InputField(
        name: "address", label: "Address", type: "url", value: address,
        hint: "https://…, where another program listens."))
    html(.fieldset) { html in
      html(.legend, text: "It is told when")
      for kind in Happening.Kind.offered {
        html(.label, .class("tick")) { html in
          html(
            .input, .type("checkbox"), .name("event"), .value(kind.rawValue), events.contains(kind) ? .checked : nil)
          html(.span) { html in
            html.text(kind.words + " ")
            html(.code, text: kind.rawValue)
          }
        }
      }
    }
  }
}
