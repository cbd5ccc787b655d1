import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

// What people say about a review.
extension Operation {
  static let comments: [Operation] = [
    Operation(
      method: .get, path: "/api/reviews/{uid}/comments", id: "listComments", summary: "What is said about a review",
      needs: .act(.read), parameters: [Shape.uid] + Shape.page,
      answer: Answer(about: "Comments, the oldest first.", schema: Shape.list("comments", of: comment)),
      run: { $0.listComments }),
    Operation(
      method: .post, path: "/api/reviews/{uid}/comments", id: "addComment", summary: "Say something about a review",
      about: """
        `path` names what it is about, such as `timeline[t7]` or `cause.trigger`; without it it is about the review. A \
        review has at most \(Comment.most) comments; for more there is 409.
        """,
      needs: .act(.comment), parameters: [Shape.uid, Shape.key],
      body: Body(
        type: "application/json",
        schema: [
          "type": "object", "required": ["body"], "additionalProperties": false,
          "properties": ["body": words, "path": ["type": "string"], "parent": ["type": "string"]],
        ]),
      answer: Answer(status: .created, about: "The comment.", schema: comment), run: { $0.addComment }),
    Operation(
      method: .patch, path: "/api/reviews/{uid}/comments/{id}", id: "changeComment",
      summary: "Change or settle a comment",
      about: "Only its author changes what it says.",
      needs: .act(.comment), parameters: [Shape.uid, Shape.path("id", "The comment’s key.")],
      body: Body(
        type: "application/merge-patch+json",
        schema: [
          "type": "object", "additionalProperties": false,
          "properties": ["body": words, "resolved": ["type": "boolean"]],
        ]),
      answer: Answer(about: "The comment as it is now.", schema: comment), run: { $0.patchComment }),
    Operation(
      method: .delete, path: "/api/reviews/{uid}/comments/{id}", id: "removeComment",
      summary: "Remove a comment and its answers", about: "One’s own; an administrator removes any.",
      needs: .act(.comment), parameters: [Shape.uid, Shape.path("id", "The comment’s key.")],
      answer: Answer(status: .noContent, about: "It is gone.", type: nil), run: { $0.deleteComment }),
  ]

  private static let words: JSON = [
    "type": "string", "minLength": 1, "maxLength": .number(String(Comment.longest)), "description": "Markdown.",
  ]

  private static let comment: JSON = [
    "type": "object", "required": ["id", "by", "at", "body", "resolved"],
    "properties": [
      "id": ["type": "string"], "path": ["type": "string"],
      "parent": ["type": "string", "description": "The comment that it answers."],
      "by": ["type": "string"], "account": ["type": "string"], "at": ["type": "string"],
      "editedAt": ["type": "string"], "resolved": ["type": "boolean"], "resolvedAt": ["type": "string"],
      "resolvedBy": ["type": "string"], "body": ["type": "string"],
    ],
  ]
}
