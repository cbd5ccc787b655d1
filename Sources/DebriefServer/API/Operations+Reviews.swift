import Debrief
import HTTPTypes
import Hummingbird

// Reviews: list, create, read, change, remove and bring back.
extension Operation {
  static let filters: [Parameter] = [
    Parameter(
      name: "q", about: "Every word stands somewhere in the review or its attachments; “words in quotes” as they stand."
    ),
    Parameter(
      name: "severity",
      about: "The rank, 1 is the worst; 0 for reviews without one. May be repeated, as the next three.",
      schema: Shape.number(from: 0, to: 99)),
    Parameter(name: "status", about: "draft, in-review, approved, final; none for reviews without one."),
    Parameter(name: "service", about: "One that was affected."),
    Parameter(name: "factor", about: "A kind of contributing factor."),
    Parameter(name: "owner", about: "Who has an open action item in it; me for whoever asks."),
    Parameter(name: "author", about: "Who wrote, prepared or began it."),
    Parameter(name: "from", about: "The first day.", schema: ["type": "string", "format": "date"]),
    Parameter(name: "to", about: "The last day.", schema: ["type": "string", "format": "date"]),
  ]

  static let reviews: [Operation] = [
    Operation(
      method: .get, path: "/api/reviews", id: "listReviews", summary: "The reviews that you may see",
      needs: .act(.read),
      parameters: filters + [
        Parameter(
          name: "sort", about: "What comes first.",
          schema: [
            "type": "string", "enum": ["newest", "oldest", "severity", "title", "updated", "relevance"],
            "default": "newest",
          ])
      ] + Shape.page,
      answer: Answer(about: "A part of the list.", schema: ListRowShape.list), run: { $0.listReviews }),
    Operation(
      method: .post, path: "/api/reviews", id: "createReview", summary: "A new review",
      about: "It gets a key of its own. A review without an incident id gets the next one of the year.",
      needs: .act(.capture),
      parameters: [
        Parameter(
          name: "private", about: "Only you see it, until you share it.", schema: ["type": "boolean", "default": false]),
        Shape.key,
      ],
      body: Body(type: "application/json", schema: Shape.sent, limit: 10 << 20),
      answer: Answer(
        status: .created, about: "The review, and its address in Location.", schema: Shape.review, isTagged: true),
      run: { $0.createReviewFromJSON }),
    Operation(
      method: .get, path: "/api/reviews/{uid}", id: "getReview", summary: "A review",
      needs: .act(.read),
      parameters: [
        Shape.uid, Parameter(name: "version", about: "An earlier one.", schema: Shape.number(from: 1)),
      ],
      answer: Answer(about: "The review.", schema: Shape.review, isTagged: true), run: { $0.getReview }),
    Operation(
      method: .patch, path: "/api/reviews/{uid}", id: "changeReview", summary: "Change what a review says",
      about: """
        JSON Merge Patch (RFC 7396) in which a list is an object by the ids of its elements: \
        `{"timeline": {"t7": {"event": "…"}, "new-1": {"after": "t7", "event": "…"}, "t9": null}}`. With `base` the change \
        is merged into the newest version; what cannot be merged stands in `conflicts` of the answer.
        """,
      needs: .act(.edit),
      parameters: [
        Shape.uid, Shape.match,
        Parameter(name: "base", about: "The version that the change was made from.", schema: Shape.number(from: 1)),
      ],
      body: Body(
        type: "application/merge-patch+json", schema: ["$ref": "#/components/schemas/ReviewPatch"], limit: 10 << 20),
      answer: Answer(about: "The review as it is now.", schema: Shape.review, isTagged: true), run: { $0.patchReview }),
    Operation(
      method: .delete, path: "/api/reviews/{uid}", id: "removeReview", summary: "Remove a review",
      about: "It can be brought back until it is erased, 30 days later unless that is set otherwise.",
      needs: .act(.edit), parameters: [Shape.uid, Shape.match],
      answer: Answer(status: .noContent, about: "It was removed.", type: nil), run: { $0.deleteReview }),
    Operation(
      method: .post, path: "/api/reviews/{uid}/restore", id: "restoreReview", summary: "Bring a removed review back",
      needs: .act(.edit), parameters: [Shape.uid, Shape.key],
      answer: Answer(about: "The review.", schema: Shape.review, isTagged: true), run: { $0.restoreReview }),
    Operation(
      method: .get, path: "/api/removed", id: "listRemoved", summary: "Removed reviews that can be brought back",
      needs: .act(.edit),
      answer: Answer(
        about: "All of them, the latest first.", schema: Shape.list("removed", of: ListRowShape.removed, isPaged: false)
      ),
      run: { $0.listRemoved }),
    Operation(
      method: .get, path: "/api/reviews/{uid}/measures", id: "getMeasures",
      summary: "Its times to detect, acknowledge, mitigate, resolve, against their targets",
      needs: .act(.read), parameters: [Shape.uid],
      answer: Answer(about: "The measures that are known.", schema: ["$ref": "#/components/schemas/measures"]),
      run: { $0.getMeasures }),
    Operation(
      method: .get, path: "/api/reviews/{uid}/events", id: "followReview", summary: "Hear of each new version",
      about:
        "Server-sent events: `data: {\"version\": 3}`, whose id is the version. It ends when you may no longer see the review.",
      needs: .act(.read),
      parameters: [
        Shape.uid, Parameter(name: "since", about: "The version that you have.", schema: Shape.number(from: 0)),
        Parameter(name: "Last-Event-ID", place: .header, about: "The same, as browsers say it."),
      ],
      answer: Answer(about: "A stream of events.", type: "text/event-stream", schema: ["type": "string"]),
      run: { $0.events }),
  ]
}

/// A row of a list.
enum ListRowShape {
  static let list = Operation.Shape.list("reviews", of: ["$ref": "#/components/schemas/ReviewRow"])

  static let removed: JSON = [
    "type": "object", "required": ["uid", "removedAt"],
    "properties": [
      "uid": ["type": "string"], "id": ["type": "string"], "title": ["type": "string"],
      "removedAt": ["type": "string"],
    ],
  ]

  static let schema: JSON = [
    "type": "object", "required": ["uid", "version", "services", "openActions", "allActions"],
    "properties": [
      "uid": ["type": "string"], "id": ["type": "string"], "title": ["type": "string"],
      "date": ["type": "string", "description": "YYYY-MM-DD, else as written."],
      "severity": ["$ref": "#/components/schemas/severity"],
      "status": ["type": "string"], "incidentStatus": ["type": "string"],
      "services": ["type": "array", "items": ["type": "string"]],
      "durationMinutes": ["type": "number", "description": "From its times, else as stated."],
      "openActions": ["type": "integer"], "allActions": ["type": "integer"], "version": ["type": "integer"],
      "updatedAt": ["type": "string"],
      "sample": ["type": "boolean", "description": "Whether it comes with Debrief, to look around with."],
      "found": [
        "type": "object", "description": "Where the words of `q` stand.", "required": ["part", "snippet"],
        "properties": [
          "part": ["type": "string", "description": "The field; about for single values; attachment:NAME for a file."],
          "snippet": ["type": "string"],
        ],
      ],
    ],
  ]
}
