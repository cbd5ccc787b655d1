import Debrief
import HTTPTypes
import Hummingbird

extension Operation {
  /// Everything that the API does.
  static let all: [Operation] =
    reviews + versions + elements + comments + attachments + actions + documents + people + [description]

  /// Shapes that several operations take or give.
  enum Shape {
    static let review: JSON = ["$ref": "#/components/schemas/Review"]
    static let page: [Parameter] = [
      Parameter(
        name: "limit", about: "How many at most.",
        schema: ["type": "integer", "minimum": 1, "maximum": 200, "default": 50]),
      Parameter(
        name: "cursor", about: "The `next` of the part before; none for the first.", schema: ["type": "string"]),
    ]
    static let uid = Parameter(
      name: "uid", place: .path, about: "The review’s own key; an incident id is found, too.", isRequired: true)
    static let match = Parameter(
      name: "If-Match", place: .header,
      about: "The ETag that the newest version has to have: else 412, and nothing is changed.")
    static let key = Parameter(
      name: "Idempotency-Key", place: .header,
      about:
        "1 to 200 bytes of your choice: the same request with the same key is done once, and answered alike, for a day."
    )

    static func path(_ name: String, _ about: String) -> Parameter {
      Parameter(name: name, place: .path, about: about, isRequired: true)
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
