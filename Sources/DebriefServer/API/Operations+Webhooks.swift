import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

// Who outside is told of what happens.
extension Operation {
  static let webhooks: [Operation] = [
    Operation(
      method: .get, path: "/api/webhooks", id: "listWebhooks", summary: "Webhooks, without their secrets",
      needs: .act(.administer),
      answer: Answer(about: "All of them.", schema: Shape.list("webhooks", of: webhook, isPaged: false)),
      run: { $0.listWebhooks }),
    Operation(
      method: .post, path: "/api/webhooks", id: "addWebhook", summary: "Tell an address of what happens",
      about: "It hears of reviews that your account sees. The secret is answered this once.", needs: .act(.administer),
      body: Body(
        type: "application/json",
        schema: [
          "type": "object", "required": ["address", "events"], "additionalProperties": false,
          "properties": ["address": address, "events": events],
        ]),
      answer: Answer(status: .created, about: "The webhook, with its `secret`.", schema: webhook),
      run: { $0.addWebhookByAPI }),
    Operation(
      method: .get, path: "/api/webhooks/{webhook}", id: "getWebhook", summary: "One webhook, without its secret",
      needs: .act(.administer), parameters: [key], answer: Answer(about: "The webhook.", schema: webhook),
      run: { $0.getWebhook }),
    Operation(
      method: .patch, path: "/api/webhooks/{webhook}", id: "changeWebhook",
      summary: "Change, pause or resume a webhook",
      about: "Whoever names another address is the one whose rights count from then on.", needs: .act(.administer),
      parameters: [key],
      body: Body(
        type: "application/merge-patch+json",
        schema: [
          "type": "object", "additionalProperties": false,
          "properties": ["address": address, "events": events, "active": ["type": "boolean"]],
        ]),
      answer: Answer(about: "The webhook as it is now.", schema: webhook), run: { $0.patchWebhook }),
    Operation(
      method: .delete, path: "/api/webhooks/{webhook}", id: "removeWebhook", summary: "Remove a webhook",
      about: "What waits for it is dropped.", needs: .act(.administer), parameters: [key],
      answer: Answer(status: .noContent, about: "It is gone.", type: nil), run: { $0.removeWebhookByAPI }),
    Operation(
      method: .post, path: "/api/webhooks/{webhook}/secret", id: "renewWebhookSecret",
      summary: "Give it another secret",
      about: "The one before signs beside it for a day. The secret is answered this once.", needs: .act(.administer),
      parameters: [key], answer: Answer(about: "The webhook, with its new `secret`.", schema: webhook),
      run: { $0.renewSecretByAPI }),
    Operation(
      method: .post, path: "/api/webhooks/{webhook}/test", id: "testWebhook", summary: "Send a test event",
      needs: .act(.administer), parameters: [key],
      answer: Answer(status: .accepted, about: "The delivery, which is on its way.", schema: delivery),
      run: { $0.testWebhookByAPI }),
    Operation(
      method: .get, path: "/api/webhooks/{webhook}/deliveries", id: "listDeliveries",
      summary: "What was sent, and what came of it",
      about: "Of the last two weeks. Those of reviews that you do not see are left out.", needs: .act(.administer),
      parameters: [
        key, Parameter(name: "limit", about: "How many at most.", schema: Shape.number(from: 1, to: 200, default: 50)),
      ],
      answer: Answer(about: "The newest first.", schema: Shape.list("deliveries", of: delivery, isPaged: false)),
      run: { $0.listDeliveries }),
    Operation(
      method: .post, path: "/api/webhooks/{webhook}/deliveries/{delivery}/again", id: "sendAgain",
      summary: "Send a delivery once more", about: "It has the same id as before.", needs: .act(.administer),
      parameters: [key, Shape.path("delivery", "Its id.")],
      answer: Answer(status: .accepted, about: "The delivery, which is on its way.", schema: delivery),
      run: { $0.sendAgainByAPI }),
  ]

  private static let key = Shape.path("webhook", "Its key.")

  private static let address: JSON = [
    "type": "string", "maxLength": .number(String(Webhook.longestAddress)), "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
    "description": "Where to: https or http.",
  ]

  private static let events: JSON = [
    "type": "array", "minItems": 1,
    "items": ["type": "string", "enum": .array(Happening.Kind.offered.map { .string($0.rawValue) })],
    "description": "What it hears of.",
  ]

  private static let webhook: JSON = [
    "type": "object", "required": ["uid", "account", "address", "events", "active", "created"],
    "properties": [
      "uid": ["type": "string"],
      "account": ["type": "string", "description": "Whose rights decide what it hears of."],
      "address": ["type": "string"], "events": ["type": "array", "items": ["type": "string"]],
      "active": ["type": "boolean"],
      "pause": ["type": "string", "enum": ["by-hand", "gone", "failing"], "description": "Why nothing is sent."],
      "pausedAt": ["type": "string"], "created": ["type": "string"],
      "failingSince": ["type": "string", "description": "Absent where the last try arrived."],
      "missed": ["type": "integer", "description": "Events left out, since too many waited already."],
      "secret": ["type": "string", "description": "Only when it was just made."],
    ],
  ]

  private static let delivery: JSON = [
    "type": "object", "required": ["id", "type", "state", "created", "tries"],
    "properties": [
      "id": ["type": "string", "description": "Stands in `webhook-id`."], "type": ["type": "string"],
      "review": ["type": "string"], "version": ["type": "integer"],
      "state": ["type": "string", "enum": ["waiting", "delivered", "failed", "withheld"]],
      "created": ["type": "string"], "tries": ["type": "integer"], "tried": ["type": "string"],
      "due": ["type": "string", "description": "When it is sent next."],
      "status": ["type": "integer", "description": "What the receiver answered."],
      "words": ["type": "string", "description": "What went wrong, or the beginning of the answer."],
    ],
  ]
}
