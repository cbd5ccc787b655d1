import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

/// Why the API cannot do what was asked for, as problem details (RFC 9457).
struct ProblemDetails: Error {
  /// One place that is wrong: in the body by its pointer (RFC 6901), or a parameter.
  struct Place: Sendable {
    var pointer: String?
    var parameter: String?
    let detail: String
  }

  let status: HTTPResponse.Status
  /// What happened, and what to do.
  let detail: String
  var places: [Place] = []
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, places: [Place] = [], headers: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.places = places
    self.headers = headers
  }

  /// - Parameter mention: by which a line of the log is found.
  func response(_ mention: String) -> Response {
    let errors = places.map { place in
      JSON.object([
        "pointer": place.pointer.map(JSON.string), "parameter": place.parameter.map(JSON.string),
        "detail": .string(place.detail),
      ])
    }
    let body = JSON.object([
      "type": "about:blank", "title": .string(status.reasonPhrase), "status": .number(String(status.code)),
      "detail": .string(detail), "instance": .string("urn:debrief:request:\(mention)"),
      "errors": errors.isEmpty ? nil : .array(errors),
    ])
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.bytes())))
  }

  static let schema: JSON = [
    "type": "object", "description": "What went wrong, and what to do (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"],
      "instance": ["type": "string", "description": "By which the server’s log finds it."],
      "errors": [
        "type": "array", "description": "The places that are wrong.",
        "items": [
          "type": "object", "required": ["detail"],
          "properties": [
            "pointer": ["type": "string", "description": "In the body (RFC 6901)."],
            "parameter": ["type": "string", "description": "In the query."], "detail": ["type": "string"],
          ],
        ],
      ],
    ],
  ]
}

extension ProblemDetails {
  init(_ error: any Error) {
    switch error {
    case let problem as ProblemDetails: self = problem
    case let invalid as Invalid: self.init(invalid)
    case let error as StoreError: self.init(error)
    case let denial as Denial: self.init(denial)
    case AccountRefusal.lastAdministrator, AccountRefusal.aliasTaken, AccountRefusal.tooManyComments:
      self.init(.conflict, (error as? AccountRefusal)?.words ?? "")
    case let refusal as AccountRefusal: self.init(Sorry(refusal).status, refusal.words)
    case let refusal as Refusal: self.init(refusal.status, refusal.words)
    case let refusal as WebhookRefusal: self.init(Sorry(refusal).status, refusal.words)
    case let objection as WebhookAddress.Objection:
      self.init(
        .unprocessableContent, "Nothing was changed.", places: [Place(pointer: "/address", detail: objection.words)])
    case let sorry as Sorry:
      self.init(sorry.status, [sorry.words, sorry.advice].compactMap(\.self).joined(separator: " "))
    case is NIOTooManyBytesError: self.init(.contentTooLarge, "The body is larger than this operation takes.")
    case is HTTPParserError: self.init(.badRequest, "The request did not arrive whole, so nothing was changed.")
    case let error as any HTTPResponseError: self.init(error.status, error.status.words)
    default: self.init(.internalServerError, "This could not be done. What was saved before is safe.")
    }
  }

  private init(_ invalid: Invalid) {
    let hint = "What is sent is no such value; nothing was changed."
    self.init(
      .unprocessableContent, hint, places: invalid.problems.map { Place(pointer: $0.pointer, detail: $0.message) })
  }

  private init(_ denial: Denial) {
    let sorry = Sorry(denial)
    let isKnown = if case .notAllowed = denial { true } else { false }
    self.init(
      sorry.status,
      isKnown ? "\(sorry.words) \(sorry.advice ?? "")" : "This takes a token: Authorization: Bearer debrief_…",
      headers: isKnown ? [:] : [.wwwAuthenticate: "Bearer realm=\"Debrief\""])
  }

  private init(_ error: StoreError) {
    let status: HTTPResponse.Status =
      switch error.kind {
      case .outdated: .preconditionFailed
      case .refused: .conflict
      default: Sorry(error).status
      }
    self.init(status, "\(error.what). \(error.advice)")
  }
}

extension HTTPResponse.Status {
  /// For an answer that nobody has put into words.
  fileprivate var words: String {
    switch code {
    case 404: "There is nothing at this address."
    case 400..<500: "The request was not complete, so nothing was changed."
    default: "This could not be done. What was saved before is safe."
    }
  }
}
