import Debrief
import HTTPTypes
import Hummingbird

/// One thing that the API does. The router and the OpenAPI document are both made from these, so that they cannot
/// disagree.
struct Operation: Sendable {
  let method: HTTPRequest.Method
  /// With its parts in braces, as OpenAPI writes them: `/api/reviews/{uid}`.
  let path: String
  /// The name by which generated clients call it.
  let id: String
  let summary: String
  var about: String?
  let needs: Server.Needs
  var parameters: [Parameter] = []
  var body: Body?
  let answer: Answer
  let run: @Sendable (Server) -> Server.Answer

  /// What may stand in the query or in a header.
  struct Parameter: Sendable {
    enum Place: String { case query, header, path }

    let name: String
    var place = Place.query
    let about: String
    var schema = Shape.text
    var isRequired = false
  }

  struct Body: Sendable {
    let type: String
    let schema: JSON
    /// The most bytes of it.
    var limit = 1 << 20
    /// Whether no bytes are a body, too: an empty document, an empty file.
    var canBeEmpty = false
  }

  /// What it answers when all is well.
  struct Answer: Sendable {
    var status: HTTPResponse.Status = .ok
    let about: String
    /// nil for an answer without a body.
    var type: String? = "application/json"
    /// Others that it can have instead.
    var otherTypes: [String] = []
    var schema: JSON?
    /// Whether the version of the review stands in `ETag`.
    var isTagged = false
  }
}

extension Operation {
  /// The same in the router's words.
  var route: Server.Route {
    let reads: Server.Reads = body?.type == "application/octet-stream" ? .pieces : .upTo(body?.limit ?? 0)
    return Server.Route(method, path.routed, needs, reads: reads) { server in
      let answer = run(server)
      return { request, context in
        try check(request)
        return try await server.repeatable(request, context, self) { try await answer($0, $1) }
      }
    }
  }

  /// Other methods of these paths are answered with what there is.
  static func refusals(_ operations: [Operation]) -> [Server.Route] {
    let all: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options, .trace, .query]
    return Dictionary(grouping: operations) { $0.path }.flatMap { path, known in
      let methods = known.map(\.method)
      let allowed = methods + (methods.contains(.get) ? [.head] : [])
      let words = allowed.map(\.rawValue).sorted().joined(separator: ", ")
      return all.filter { !methods.contains($0) }.map { method in
        Server.Route(method, path.routed, .nothing) { _ in
          { _, _ in throw ProblemDetails(.methodNotAllowed, "This address takes \(words).", headers: [.allow: words]) }
        }
      }
    }
  }

  /// What stands in the query has to be what is known.
  private func check(_ request: Request) throws {
    var wrong: [ProblemDetails.Place] = []
    for (name, value) in Form(query: request.uri).values {
      guard let known = parameters.first(where: { $0.place == .query && $0.name == name }) else {
        wrong.append(ProblemDetails.Place(parameter: name, detail: "there is no parameter of this name"))
        continue
      }
      if let objection = known.schema.objection(to: value.text) {
        wrong.append(ProblemDetails.Place(parameter: name, detail: objection))
      }
    }
    if !wrong.isEmpty { throw ProblemDetails(.badRequest, "The query could not be understood.", places: wrong) }
  }
}

extension HTTPRequest.Method {
  /// A GET with a body (draft-ietf-httpbis-safe-method-w-body).
  fileprivate static let query = HTTPRequest.Method("QUERY")!
}

extension JSON {
  /// Why a text of a query is nothing that this small schema allows; nil when it is fine.
  fileprivate func objection(to text: String) -> String? {
    if text.unicodeScalars.contains(where: { $0.value == 0 || $0.value == 0xFFFD }) { return "it holds no characters" }
    if let options = self["enum"]?.elements?.compactMap(\.string) {
      return options.contains(text) ? nil : "it is one of " + options.joined(separator: ", ")
    }
    switch self["type"]?.string {
    case "integer":
      let least = self["minimum"]?.numeral.flatMap { Int($0) } ?? 1
      let most = self["maximum"]?.numeral.flatMap { Int($0) } ?? Int(Int32.max)
      let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return isPlain && Int(text).map { (least...most).contains($0) } == true
        ? nil : "it is a whole number from \(least) to \(most)"
    case "boolean": return ["true", "false"].contains(text) ? nil : "it is true or false"
    default: break
    }
    if self["format"]?.string == "date" { return CivilDate(iso: text) == nil ? "it is a day, YYYY-MM-DD" : nil }
    if text.isEmpty, self["minLength"] != nil { return "it holds at least one word" }
    let most = self["maxLength"]?.numeral.flatMap { Int($0) } ?? 1000
    return text.unicodeScalars.count <= most ? nil : "it has at most \(most) characters"
  }
}

extension String {
  /// `/api/reviews/{uid}` → `/api/reviews/:uid`.
  fileprivate var routed: String { replacing("{", with: ":").replacing("}", with: "") }
}
