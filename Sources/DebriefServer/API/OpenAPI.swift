import Debrief
import HTTPTypes
import Hummingbird

extension Server {
  func openAPI(_ request: Request, _ context: Context) async throws -> Response {
    json(OpenAPI.document(version: configuration.version))
  }
}

/// The description of the API as OpenAPI 3.1, made from the operations that the router has and from the catalogue of
/// fields.
enum OpenAPI {
  static func document(version: String) -> JSON {
    .object([
      "openapi": "3.1.0",
      "info": [
        "title": "Debrief", "version": .string(version.isEmpty ? "0" : version), "description": .string(about),
        "license": ["name": "Apache-2.0"],
      ],
      "servers": [["url": "/"]],
      "security": [["token": []], ["session": []]],
      "paths": .object(paths),
      "components": [
        "schemas": .object(schemas),
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "A token made under “Your account”."],
          "session": ["type": "apiKey", "in": "cookie", "name": "debrief", "description": "The session of a browser."],
        ],
      ],
    ])
  }

  static let about = """
    Post-incident reviews as data. A value that was not stated is absent. What goes wrong is said as problem details \
    (RFC 9457). A review’s version stands in its ETag. A minute holds 6,000 requests of an account, 3,000 of a token, \
    120 of an address without one, unless set otherwise; beyond that the answer is 429 with Retry-After. Bodies have at \
    most 1 MiB, reviews and documents 10 MiB, attachments 64 MiB unless set otherwise; beyond that it is 413.
    """

  /// Made once, since everybody may ask for them.
  private static let paths = Dictionary(grouping: Operation.all) { $0.path }.sorted { $0.key < $1.key }
    .map { path, operations in
      JSON.Member(path, .object(operations.map { JSON.Member($0.method.rawValue.lowercased(), $0.description) }))
    }

  /// The review's own shapes stand beside it, under the names that its schema gives them.
  private static let schemas: [JSON.Member] = {
    let review = Schema.review
    let own = (review["$defs"]?.members ?? []).map { JSON.Member($0.name, $0.value.moved) }
    let whole = (review.members ?? []).filter { !["$schema", "$defs"].contains($0.name) }
    return [
      JSON.Member("Review", JSON.object(whole).moved), JSON.Member("SentReview", sent),
      JSON.Member("ReviewPatch", patch),
      JSON.Member("ReviewRow", ListRowShape.schema), JSON.Member("Note", Operation.note),
      JSON.Member("Problem", ProblemDetails.schema),
    ] + own + requests.filter { request in !own.contains { $0.name == request.name } } + ElementList.all.map(new)
  }()

  private static let sent = request(
    "sent-review",
    "A Review to keep. Some values can be written shortly: a moment as its text, a person as a name, a sum as a number. "
      + "null says nothing, as leaving it out does.")

  private static let patch = request(
    "review-patch",
    "The members of a Review that change; null takes one away, and a list is an object by the ids of its elements, in "
      + "which a name that begins with “new” makes another one.")

  private static let requests = (Schema.requests.members ?? []).filter {
    !["sent-review", "review-patch"].contains($0.name)
  }
  .map { JSON.Member($0.name, $0.value.moved) }

  private static func request(_ name: String, _ description: String) -> JSON {
    var schema = Schema.requests[name]?.moved ?? [:]
    schema["description"] = .string(description)
    return schema
  }

  /// An element that is not there yet: it gets its id.
  private static func new(_ list: ElementList) -> JSON.Member {
    var schema = Schema.requests[list.noun + "-patch"]?.moved ?? [:]
    schema["properties"] = .object((schema["properties"]?.members ?? []).filter { $0.name != "id" })
    schema["minProperties"] = 1
    return JSON.Member("new-" + list.noun, schema)
  }
}

extension JSON {
  /// With references as this document has them.
  fileprivate var moved: JSON {
    switch self {
    case .object(let members):
      .object(
        members.map { member in
          guard member.name == "$ref", let target = member.value.string else {
            return Member(member.name, member.value.moved)
          }
          return Member("$ref", .string(target.replacing("#/$defs/", with: "#/components/schemas/")))
        })
    case .array(let elements): .array(elements.map(\.moved))
    default: self
    }
  }
}

extension Operation {
  /// As OpenAPI says it.
  fileprivate var description: JSON {
    .object([
      "operationId": .string(id), "summary": .string(summary), "description": about.map(JSON.string),
      "security": needs == .nothing ? [[:]] : nil,
      "parameters": parameters.isEmpty ? nil : .array(parameters.map(\.description)),
      "requestBody": body?.description,
      "responses": .object(answers),
    ])
  }

  private var answers: [JSON.Member] {
    let problem: JSON = ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]]
    var members = [JSON.Member(String(answer.status.code), answer.description)]
    if answer.status == .created, method == .put {
      members.append(JSON.Member("200", answer.description))
    }
    if method == .get, answer.isTagged {
      members.append(JSON.Member("304", ["description": "It is the version that If-None-Match names."]))
    }
    members.append(JSON.Member("4XX", ["description": "It was refused; nothing was changed.", "content": problem]))
    members.append(JSON.Member("5XX", ["description": "It could not be done.", "content": problem]))
    return members
  }
}

extension Operation.Parameter {
  fileprivate var description: JSON {
    .object([
      "name": .string(name), "in": .string(place.rawValue), "description": .string(about),
      "required": isRequired ? true : nil, "schema": schema,
    ])
  }
}

extension Operation.Body {
  fileprivate var description: JSON {
    ["required": .bool(!canBeEmpty), "content": .object([JSON.Member(type, ["schema": schema])])]
  }
}

extension Operation.Answer {
  fileprivate var description: JSON {
    let tag: JSON = ["ETag": ["description": "The version.", "schema": ["type": "string"]]]
    return .object([
      "description": .string(about), "headers": isTagged ? tag : nil,
      "content": type.map { type in .object(([type] + otherTypes).map { JSON.Member($0, .object(["schema": schema])) })
      },
    ])
  }
}
