import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore

/// What the operations share: bodies in JSON, answers, versions.
extension Server {
  func json(
    _ json: JSON, _ status: HTTPResponse.Status = .ok, version: Int? = nil, headers: HTTPFields = [:]
  ) -> Response {
    bytes(json.bytes(), status, version: version, headers: headers)
  }

  func bytes(
    _ bytes: [UInt8], _ status: HTTPResponse.Status = .ok, version: Int? = nil, headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentType] = headers[.contentType] ?? "application/json"
    headers[.cacheControl] = "private, no-cache"
    if let version { headers[.eTag] = Self.tag(version) }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// A review as the API shows it.
  func shown(_ stored: Stored) async throws -> Response { shown(stored, try await store.targets()) }

  func shown(_ stored: Stored, _ targets: Targets) -> Response {
    let key = Version(uid: stored.uid, number: stored.version, targets: targets)
    return bytes(
      shown.bytes(key) { stored.review.published(targets: targets).bytes() },
      headers: [.eTag: Self.tag(stored.version, targets)])
  }

  func nothing() -> Response { Response(status: .noContent, headers: [.cacheControl: "private, no-cache"]) }

  static func tag(_ version: Int, _ targets: Targets = .standard) -> String {
    // Targets change what a version shows.
    let mark = targets == .standard ? "" : "-" + Store.sha256(targets.json.bytes()).prefix(8)
    return "\"\(version)\(mark)\""
  }

  /// The media type of a change (RFC 7396).
  static let patch = "application/merge-patch+json"

  /// The body as JSON. It was read as far as its operation takes it, before the operation began.
  ///
  /// - Parameter wanted: its media type, where that is not JSON's own.
  /// - Throws: `ProblemDetails` for what is none, or of another type.
  func sent(_ request: Request, as wanted: String = "application/json") async throws -> JSON {
    let type = request.mediaType
    guard type == "application/json" || type == wanted else {
      throw ProblemDetails(.unsupportedMediaType, "This takes \(wanted), not “\(type)”.")
    }
    let bytes = try await raw(request, upTo: .max)
    do {
      return try JSON(strictlyParsing: bytes)
    } catch {
      throw ProblemDetails(.badRequest, "Line \(error.line), column \(error.column): \(error.message).")
    }
  }

  /// The body's bytes.
  func raw(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Self.tooLarge(limit) }
    do {
      return Array(buffer: try await request.body.collect(upTo: limit))
    } catch is NIOTooManyBytesError {
      throw Self.tooLarge(limit)
    }
  }

  private static func tooLarge(_ limit: Int) -> ProblemDetails {
    ProblemDetails(.contentTooLarge, "The body is larger than the \(limit) bytes that this operation takes.")
  }

  /// The version that `If-Match` wants to be the newest; nil where it says nothing, or `*`.
  static func expected(_ request: Request) throws -> Int? {
    guard let match = request.headers[.ifMatch], match != "*" else { return nil }
    guard let tag = match.wholeMatch(of: /(W\/)?"([^"]*)"/) else {
      throw ProblemDetails(.badRequest, "If-Match takes the ETag of a review, such as \"3\".")
    }
    guard tag.1 == nil, let version = Int(tag.2.prefix { $0 != "-" }) else {
      throw ProblemDetails(.preconditionFailed, "If-Match takes the ETag of a review, such as \"3\".")
    }
    return version
  }

  static func number(_ form: Form, _ name: String) -> Int? { form[name].flatMap { Int($0) } }

  /// What a note of the reader says.
  static func json(_ notes: [Note]) -> JSON {
    .array(
      notes.map {
        .object([
          "kind": .string($0.kind.rawValue), "message": .string($0.message),
          "line": $0.line.map { .number(String($0)) },
          "path": $0.path.map(JSON.string),
        ])
      })
  }
}

extension Request {
  /// Of its body, without parameters: `text/markdown`.
  var mediaType: String {
    let type = (headers[.contentType] ?? "").prefix { $0 != ";" }
    return type.filter { $0 != " " }.lowercased()
  }
}

extension Context {
  /// A part of the address, as it was meant.
  func part(_ name: String) -> String { Form.decode(path: parameters.get(name) ?? "") }
}
