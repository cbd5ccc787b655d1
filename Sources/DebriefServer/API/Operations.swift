import Debrief
import HTTPTypes
import Hummingbird

extension Operation {
  /// Everything that the API does.
  static let all: [Operation] =
    reviews + versions + elements + comments + attachments + actions + documents + settings + people
    + webhooks + [description]

  /// Shapes that several operations take or give.
  enum Shape {
    static let review: JSON = ["$ref": "#/components/schemas/Review"]
    static let sent: JSON = ["$ref": "#/components/schemas/SentReview"]
    /// A document comes in any encoding that is recognised.
    static let document: JSON = ["type": "string", "format": "binary"]
    /// A text that can be looked for.
    static let words: JSON = ["type": "string", "minLength": 1, "maxLength": 1000, "pattern": .string(noNull)]
    static let text: JSON = ["type": "string", "maxLength": 1000, "pattern": .string(noNull)]
    private static let noNull = #"^[^\u0000\ufffd]*$"#

    static func number(from least: Int, to most: Int = Int(Int32.max), default preset: Int? = nil) -> JSON {
      .object([
        "type": "integer", "minimum": .number(String(least)), "maximum": .number(String(most)),
        "default": preset.map { .number(String($0)) },
      ])
    }

    static let page: [Parameter] = [
      Parameter(
        name: "limit", about: "How many at most.", schema: number(from: 1, to: 200, default: 50)),
      Parameter(name: "cursor", about: "The next of the part before; none for the first."),
    ]
    static let uid = Parameter(
      name: "uid", place: .path, about: "The review’s own key; an incident id is found, too.",
      schema: ["type": "string"], isRequired: true)
    static let match = Parameter(
      name: "If-Match", place: .header,
      about: "The ETag that the newest version has to have: else 412, and nothing is changed.",
      schema: ["anyOf": [["enum": ["*"]], ["type": "string", "pattern": #"^"[1-9][0-9]{0,8}"$"#]]])
    static let key = Parameter(
      name: "Idempotency-Key", place: .header,
      about: """
        1 to 200 letters, digits and signs of your choice: the same request with the same key is done once, and answered \
        alike, for a day.
        """,
      schema: ["type": "string", "pattern": "^[!-~]{1,200}$"])

    static func path(_ name: String, _ about: String) -> Parameter {
      Parameter(name: name, place: .path, about: about, schema: ["type": "string"], isRequired: true)
    }

    static func list(_ name: String, of item: JSON, isPaged: Bool = true) -> JSON {
      var properties: [JSON.Member] = [JSON.Member(name, ["type": "array", "items": item])]
      if isPaged {
        properties.append(
          JSON.Member("next", ["type": "string", "description": "The cursor of the next part; absent at the end."]))
      }
      return ["type": "object", "required": [.string(name)], "properties": .object(properties)]
    }
  }

  /// The description of all of it.
  private static let description = Operation(
    method: .get, path: "/api/openapi.json", id: "getDescription", summary: "This description, as OpenAPI 3.1",
    needs: .nothing, answer: Answer(about: "The description.", schema: ["type": "object"]), run: { $0.openAPI })
}
