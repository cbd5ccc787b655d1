import DebriefIntegrations
import DebriefStore
import HTTPTypes

extension WebhookRefusal {
  /// What is wrong, and what to do.
  var words: String {
    switch self {
    case .noSuchWebhook: "There is no such webhook any more."
    case .noSuchDelivery: "There is no such delivery any more: they are kept for two weeks."
    case .tooMany(let most): "There are \(most) webhooks, which is as many as there can be. Remove one first."
    case .addressTooLong(let most): "This address is too long: it takes at most \(most) characters."
    case .noEvents: "Choose at least one event."
    case .paused: "Nothing is sent while it is paused. Let it go on first."
    }
  }
}

extension WebhookAddress.Objection {
  /// What is wrong, and what to do.
  var words: String {
    switch self {
    case .unreadable: "This is no address that begins with https:// or http://, without a name, a password or a #."
    case .near:
      "This address leads to this machine or its own network, where nothing is sent unless webhook.private.addresses is set."
    }
  }
}

extension Sorry {
  init(_ refusal: WebhookRefusal) {
    switch refusal {
    case .noSuchWebhook, .noSuchDelivery: self = .notFound
    case .tooMany, .paused:
      self.init(.conflict, "This cannot be", refusal.words, advice: "Nothing was changed. Go back.")
    case .addressTooLong, .noEvents:
      self.init(.unprocessableContent, "This cannot be", refusal.words, advice: "Nothing was changed. Go back.")
    }
  }

  init(_ objection: WebhookAddress.Objection) {
    self.init(.unprocessableContent, "This cannot be", objection.words, advice: "Nothing was changed. Go back.")
  }
}

extension Happening.Kind {
  /// After “when”.
  var words: String {
    switch self {
    case .created: "a review is created"
    case .changed: "a review is changed"
    case .statusChanged: "a review gets another status"
    case .actionDone: "an action item is done"
    case .removed: "a review is removed"
    case .restored: "a removed review is brought back"
    case .erased: "a removed review is erased for good"
    case .redacted: "words are removed from a review for good"
    case .shared: "it changes who may see a review"
    case .commentAdded: "somebody comments"
    case .commentResolved: "a comment is settled"
    case .test: "you send a test"
    }
  }
}

extension Webhook.Pause {
  /// After the address.
  var words: String {
    switch self {
    case .byHand: "It is paused. What happens meanwhile is not sent, also not later."
    case .gone: "It is paused, because the address answered that it is gone for good (410)."
    case .failing: "It is paused, because nothing arrived for three days."
    }
  }
}
