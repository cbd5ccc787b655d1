import Debrief
import HTTPTypes
import Hummingbird

// What happened to a review, and who may see it.
extension Operation {
  static let versions: [Operation] = [
    Operation(
      method: .get, path: "/api/reviews/{uid}/history", id: "getHistory", summary: "What happened to a review",
      needs: .act(.read),
      parameters: [
        Shape.uid,
        Parameter(name: "before", about: "Only versions before this one.", schema: Shape.number(from: 1)),
        Parameter(name: "limit", about: "How many at most.", schema: Shape.number(from: 1, to: 200, default: 50)),
      ],
      answer: Answer(about: "Versions, the newest first.", schema: Shape.list("versions", of: version, isPaged: false)),
      run: { $0.getHistory }),
    Operation(
      method: .post, path: "/api/reviews/{uid}/revert", id: "revertReview",
      summary: "Put a review back to what it said at a version", about: "It is one more change, and can be taken back.",
      needs: .act(.edit), parameters: [Shape.uid, Shape.key],
      body: Body(
        type: "application/json",
        schema: [
          "type": "object", "required": ["version"], "additionalProperties": false,
          "properties": ["version": Shape.number(from: 1)],
        ]),
      answer: Answer(about: "The review as it is now.", schema: Shape.review, isTagged: true), run: { $0.revertByAPI }),
    Operation(
      method: .get, path: "/api/reviews/{uid}/access", id: "getAccess", summary: "Who may see a review",
      needs: .act(.share), parameters: [Shape.uid],
      answer: Answer(about: "Everyone, or members by their keys.", schema: access), run: { $0.getAccess }),
    Operation(
      method: .put, path: "/api/reviews/{uid}/access", id: "setAccess", summary: "Say who may see a review",
      about:
        "Each change is a version of its history. Only a member opens a private review to everyone, or takes it from others.",
      needs: .act(.share), parameters: [Shape.uid], body: Body(type: "application/json", schema: access),
      answer: Answer(about: "Who may see it now.", schema: access), run: { $0.setAccess }),
    Operation(
      method: .post, path: "/api/reviews/{uid}/approve", id: "approveReview", summary: "Approve a review",
      about:
        "In the line that names the account, in the one that `line` names, or in one of its own. It waits for conflicts.",
      needs: .act(.approve), parameters: [Shape.uid, Shape.match, Shape.key],
      body: Body(
        type: "application/json",
        schema: [
          "type": "object", "additionalProperties": false,
          "properties": [
            "line": ["type": "string", "description": "The id of an approval without a name, or one’s own."]
          ],
        ]),
      answer: Answer(about: "The review as it is now.", schema: Shape.review, isTagged: true),
      run: { $0.approveByAPI }),
    Operation(
      method: .delete, path: "/api/reviews/{uid}/approve", id: "withdrawApproval", summary: "Take one’s approval back",
      needs: .act(.approve), parameters: [Shape.uid, Shape.match],
      answer: Answer(about: "The review as it is now.", schema: Shape.review, isTagged: true),
      run: { $0.withdrawApprovalByAPI }),
  ]

  private static let access: JSON = [
    "type": "object", "required": ["visibility"], "additionalProperties": false,
    "properties": [
      "visibility": [
        "description": "`everyone`, or a list of `person:KEY` and `group:KEY`.",
        "oneOf": [
          ["type": "string", "enum": ["everyone"]],
          ["type": "array", "items": ["type": "string", "pattern": "^(person|group):[^:]+$"]],
        ],
      ]
    ],
  ]

  private static let version: JSON = [
    "type": "object", "required": ["version", "kind", "by", "door", "at", "changes"],
    "properties": [
      "version": ["type": "integer"],
      "kind": [
        "type": "string", "enum": ["created", "edited", "removed", "restored", "shared", "redacted", "erased"],
      ],
      "by": ["type": "string"], "account": ["type": "string"],
      "door": ["type": "string", "enum": ["page", "api", "cli", "import", "integration"]],
      "at": ["type": "string"], "what": ["type": "string"], "reason": ["type": "string"],
      "visibility": ["description": "Who may see it from here on, where that was said."],
      "changes": ["type": "array", "items": ["type": "object"]],
    ],
  ]
}
