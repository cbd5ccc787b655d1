import Debrief
import HTTPTypes
import Hummingbird

// Accounts, groups, tokens and the log.
extension Operation {
  static let people: [Operation] = [
    Operation(
      method: .get, path: "/api/me", id: "getMe", summary: "Whoever asks", needs: .account,
      answer: Answer(about: "The account, and what this token may do with it.", schema: me), run: { $0.getMe }),
    Operation(
      method: .get, path: "/api/people", id: "listPeople", summary: "Accounts and groups",
      about: "What an account signs in with only an administrator sees.", needs: .act(.read),
      answer: Answer(
        about: "All of them.",
        schema: [
          "type": "object", "required": ["people", "groups"],
          "properties": ["people": ["type": "array", "items": person], "groups": ["type": "array", "items": group]],
        ]),
      run: { $0.listPeople }),
    Operation(
      method: .patch, path: "/api/people/{account}", id: "changePerson", summary: "Change an account",
      needs: .act(.administer), parameters: [Shape.path("account", "Its key.")],
      body: Body(
        type: "application/merge-patch+json",
        schema: [
          "type": "object", "additionalProperties": false,
          "properties": [
            "name": ["type": "string", "pattern": "[!-~]"], "role": role, "active": ["type": "boolean"],
            "aliases": ["type": "array", "items": ["type": "string"]],
          ],
        ]),
      answer: Answer(about: "The account as it is now.", schema: person), run: { $0.patchPerson }),
    Operation(
      method: .get, path: "/api/people/{account}/export", id: "exportPerson", summary: "What is kept about a person",
      about: "Without what stands in reviews that whoever asks does not see. To erase somebody takes a browser.",
      needs: .act(.administer), parameters: [Shape.path("account", "Its key.")],
      answer: Answer(
        about: "The account, its sessions, tokens, log and comments, and where reviews name the person.",
        schema: ["type": "object", "required": ["account", "log", "comments", "reviews"]]),
      run: { $0.exportPersonByAPI }),
    Operation(
      method: .get, path: "/api/tokens", id: "listTokens", summary: "Your own tokens, without their secrets",
      needs: .account,
      answer: Answer(about: "All of them.", schema: Shape.list("tokens", of: token, isPaged: false)),
      run: { $0.listTokens }),
    Operation(
      method: .delete, path: "/api/tokens/{token}", id: "revokeToken", summary: "End one of your tokens",
      needs: .account, parameters: [Shape.path("token", "Its key.")],
      answer: Answer(status: .noContent, about: "It has ended.", type: nil), run: { $0.revokeTokenByAPI }),
    Operation(
      method: .get, path: "/api/audit", id: "getAudit", summary: "The log of sign-ins, rights and exports",
      needs: .act(.administer),
      parameters: [
        Parameter(name: "before", about: "Only entries before this number.", schema: Shape.number(from: 1)),
        Parameter(name: "limit", about: "How many at most.", schema: Shape.number(from: 1, to: 1000, default: 100)),
      ],
      answer: Answer(about: "Entries, the newest first.", schema: Shape.list("entries", of: entry, isPaged: false)),
      run: { $0.getAudit }),
  ]

  private static let role: JSON = ["type": "string", "enum": .array(Role.allCases.map { .string($0.rawValue) })]

  private static let person: JSON = [
    "type": "object", "required": ["uid", "name", "kind", "active"],
    "properties": [
      "uid": ["type": "string"], "name": ["type": "string"],
      "kind": ["type": "string", "enum": ["person", "service"]],
      "active": ["type": "boolean"], "aliases": ["type": "array", "items": ["type": "string"]], "role": role,
      "login": ["type": "string"],
    ],
  ]

  private static let group: JSON = [
    "type": "object", "required": ["uid", "name", "members"],
    "properties": [
      "uid": ["type": "string"], "name": ["type": "string"],
      "members": ["type": "array", "items": ["type": "string"]],
    ],
  ]

  private static let me: JSON = [
    "type": "object", "required": ["account", "may"],
    "properties": [
      "account": person,
      "may": [
        "type": "array", "items": ["type": "string", "enum": .array(Act.allCases.map { .string($0.rawValue) })],
      ],
    ],
  ]

  private static let token: JSON = [
    "type": "object", "required": ["uid", "name", "scopes", "created"],
    "properties": [
      "uid": ["type": "string"], "name": ["type": "string"],
      "scopes": ["type": "array", "items": ["type": "string"]], "created": ["type": "string"],
      "expires": ["type": "string"], "used": ["type": "string"], "usedFrom": ["type": "string"],
    ],
  ]

  private static let entry: JSON = [
    "type": "object", "required": ["number", "at", "name", "act"],
    "properties": [
      "number": ["type": "integer"], "at": ["type": "string"], "account": ["type": "string"],
      "name": ["type": "string"], "act": ["type": "string"], "subject": ["type": "string"],
      "address": ["type": "string"], "details": ["type": "string"],
    ],
  ]
}
