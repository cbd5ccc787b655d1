import Debrief
import DebriefStore

/// One webhook: what it hears of, and what came of the last deliveries.
struct WebhookPage {
  var webhook: Webhook
  /// What the account is called whose rights decide.
  var owner: String
  var deliveries: [Delivery]
  /// A secret that was just made: it is shown once.
  var fresh: Secret?
  var problem: String?

  private var path: String { "/people/webhooks/\(webhook.uid)" }

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Webhook")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/people/webhooks"), text: "All webhooks") }
    }
    html.problem(problem)
    if let fresh {
      let words =
        "Give this secret to the program that listens: it proves that a message is from here. It is not shown again."
      Once(words: words, label: "The secret", text: fresh.text).write(into: &html)
    }
    trouble(&html)
    html(.p, .class("lead")) { html in
      html(.span, .class("wrap"), text: webhook.address)
      html.text(" hears of reviews that \(owner) sees.")
    }
    last(&html)
    settings(&html)
    secret(&html)
    removal(&html)
  }

  private func trouble(_ html: inout HTML) {
    if let pause = webhook.pause { html.problem(pause.words) }
    if webhook.pause == nil, let since = webhook.failingSince {
      html.problem(
        "Nothing has arrived since \(TimeWords.noted(since)). It is tried again, and paused after three days.")
    }
    if webhook.missed > 0 {
      html.problem("\(Figure.count(webhook.missed, "event")) were left out, since too many waited already.")
    }
  }

  private func last(_ html: inout HTML) {
    html(.section, .class("part"), .labelledBy("deliveries-title")) { html in
      html(.h2, .id("deliveries-title"), text: "Last deliveries")
      html(.div, .class("btns")) { html in
        if !webhook.isPaused { button("test", "Send a test", &html) }
        html(.a, .class("btn"), .href(path), text: "Look again")
      }
      DeliveryList(deliveries: deliveries, path: path, canSend: !webhook.isPaused).write(into: &html)
    }
  }

  private func settings(_ html: inout HTML) {
    let about = "Whoever names another address is the one whose rights count from then on."
    html.setting("settings", "Address and events", about) { html in
      html(.form, .class("fields"), .method("post"), .action(path)) { html in
        WebhookFields(address: webhook.address, events: webhook.events).write(into: &html)
        html(.button, .class("btn main"), .type("submit"), text: "Save the webhook")
      }
    }
  }

  private func secret(_ html: inout HTML) {
    let about = "The secret before signs beside the new one for a day, so that nothing is lost meanwhile."
    html.setting("secret", "Secret", about) { html in
      if let until = webhook.oldSecretUntil {
        html(.p, .class("small quiet"), text: "The secret before signs until \(TimeWords.noted(until)).")
      }
      button("secret", "Make a new secret", &html)
    }
  }

  private func removal(_ html: inout HTML) {
    html.setting("end", "Pause or remove", "What happens while it is paused is not sent, also not later.") { html in
      html(.div, .class("btns")) { html in
        webhook.isPaused ? button("resume", "Let it go on", &html) : button("pause", "Pause it", &html)
        button("remove", "Remove the webhook", &html)
      }
    }
  }

  private func button(_ what: String, _ words: String, _ html: inout HTML) {
    html(.form, .method("post"), .action("\(path)/\(what)")) { html in
      html(.button, .class("btn"), .type("submit"), text: words)
    }
  }
}
