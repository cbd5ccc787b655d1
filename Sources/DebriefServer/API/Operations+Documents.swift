import Debrief
import HTTPTypes
import Hummingbird

// Templates: reviews as documents, and documents as reviews.
extension Operation {
  static let documents: [Operation] = [
    Operation(
      method: .get, path: "/api/templates", id: "listTemplates", summary: "The templates that are known",
      needs: .act(.read),
      answer: Answer(
        about: "Their names.",
        schema: Shape.list(
          "templates",
          of: [
            "type": "object", "required": ["name", "label"],
            "properties": ["name": ["type": "string"], "label": ["type": "string"]],
          ], isPaged: false)),
      run: { $0.listTemplates }),
    Operation(
      method: .get, path: "/api/reviews/{uid}/as/{template}", id: "renderReview",
      summary: "A review as a document of a template", needs: .act(.read),
      parameters: [
        Shape.uid, template,
        Parameter(
          name: "embed", about: "It carries the whole review, so that a way back loses nothing.",
          schema: ["type": "boolean", "default": false]),
      ],
      answer: Answer(about: "The document.", type: "text/markdown", schema: ["type": "string"]),
      run: { $0.renderReview }),
    Operation(
      method: .post, path: "/api/templates/{template}/render", id: "render",
      summary: "Any review as a document of a template", about: "Nothing is kept.", needs: .act(.read),
      parameters: [template], body: Body(type: "application/json", schema: Shape.sent, limit: 10 << 20),
      answer: Answer(about: "The document.", type: "text/markdown", schema: ["type": "string"]), run: { $0.renderAny }),
    Operation(
      method: .post, path: "/api/parse", id: "parse", summary: "What a document says, as a review",
      about: "Nothing is kept. Without `template` the nearest is taken.", needs: .act(.read),
      parameters: [Parameter(name: "template", about: "The one that it follows.")],
      body: Body(type: "text/markdown", schema: Shape.document, limit: 10 << 20, canBeEmpty: true),
      answer: Answer(
        about: "The review, and what its reader should know.",
        schema: [
          "type": "object", "required": ["review", "notes"],
          "properties": [
            "review": Shape.review, "template": ["type": "string"],
            "notes": ["type": "array", "items": ["$ref": "#/components/schemas/Note"]],
          ],
        ]),
      run: { $0.parse }),
    Operation(
      method: .post, path: "/api/import", id: "importDocument", summary: "Keep what a document says",
      about: """
        The same document again changes nothing; another edition of one that is known, by its name or its incident id, \
        changes its review by what differs. A document of another format than Markdown is told by its name and its \
        first bytes; send it as application/octet-stream.
        """,
      needs: .act(.capture),
      parameters: [
        Parameter(name: "name", about: "The file’s name.", schema: fileName, isRequired: true),
        Parameter(name: "template", about: "The one that it follows."),
        Parameter(
          name: "private", about: "Only you see a review that it makes.", schema: ["type": "boolean", "default": false]),
        Parameter(
          name: "owner", about: "Who looks after the review, where the document names nobody.", schema: Shape.text),
        Parameter(
          name: "run", about: "What has the same was imported together, and can be taken back together.", schema: run),
        Parameter(
          name: "trial", about: "Nothing is kept; the answer says what would become of it, and what was read.",
          schema: ["type": "boolean", "default": false]),
        Shape.key,
      ],
      body: Body(type: "text/markdown", schema: Shape.document, limit: 10 << 20, canBeEmpty: true),
      answer: Answer(
        about: "What became of it.",
        schema: [
          "type": "object", "required": ["result", "uid", "notes"],
          "properties": [
            "result": ["type": "string", "enum": ["created", "updated", "unchanged"]], "uid": ["type": "string"],
            "id": ["type": "string", "description": "Its incident id."],
            "changes": ["type": "integer", "description": "How many it brought to a review that was there."],
            "conflicts": [
              "type": "array", "items": ["type": "string"],
              "description": "The paths at which Debrief and the new edition say different things; both are kept.",
            ],
            "notes": ["type": "array", "items": ["$ref": "#/components/schemas/Note"]],
            "review": Shape.review,
          ],
        ]),
      run: { $0.importByAPI }),
    Operation(
      method: .post, path: "/api/imports/{run}/undo", id: "undoImport", summary: "Take an import back",
      about: """
        Reviews that you made by it are removed, those that it changed say again what they said before, and what \
        somebody changed since is left. An administrator takes back anybody’s.
        """,
      needs: .act(.edit), parameters: [Shape.path("run", "As the import named it."), Shape.key],
      answer: Answer(
        about: "What became of each review; empty where nothing of it was yours.",
        schema: [
          "type": "object", "required": ["undone"],
          "properties": [
            "undone": [
              "type": "array",
              "items": [
                "type": "object", "required": ["uid", "name", "outcome"],
                "properties": [
                  "uid": ["type": "string"], "name": ["type": "string", "description": "The document’s."],
                  "outcome": ["type": "string", "enum": ["removed", "put-back", "left"]],
                ],
              ],
            ]
          ],
        ]),
      run: { $0.undoImportByAPI }),
  ]

  private static let run: JSON = [
    "type": "string", "minLength": 4, "maxLength": 40, "pattern": "^[a-z0-9-]*$",
  ]

  private static let fileName: JSON = [
    "type": "string", "minLength": 1, "maxLength": 200, "pattern": #"^[^\u0000\ufffd]*$"#,
  ]
  private static let template = Shape.path("template", "Its name, such as incident-review.")

  static let note: JSON = [
    "type": "object", "required": ["kind", "message"],
    "properties": [
      "kind": ["type": "string", "enum": .array(Note.Kind.allCases.map { .string($0.rawValue) })],
      "message": ["type": "string"], "line": ["type": "integer"], "path": ["type": "string"],
    ],
  ]
}
