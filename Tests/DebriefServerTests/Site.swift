import Debrief
import DebriefStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging

@testable import DebriefServer

/// The real server on a real store in a folder of its own, asked without a socket. Unless a test says otherwise, it is
/// asked by Ada, an administrator.
final class Site: Sendable {
  static let noon = Stamp(CivilDate(2026, 2, 16)!, Stamp.Clock(12, 0), offset: 0)

  let folder: String
  let store: Store
  let server: Server
  /// Ada's cookie.
  let cookie: String

  init(
    documentLimit: Int = 10 * 1024 * 1024, kinds: [Documents.Kind]? = nil, limits: Limits = .quick,
    rates: Rates = Rates(), _ configure: (inout Configuration) -> Void = { _ in }
  ) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("debrief-\(UUID().uuidString)").path
    store = try await Store.open(.folder(folder), limits: limits, now: Self.noon)
    var configuration = Configuration(version: "1.2.3")
    configuration.documentLimit = documentLimit
    configuration.rates = rates
    configuration.bodyTime = .seconds(3600)
    configure(&configuration)
    var documents = Documents.fake
    if let kinds { documents.kinds = kinds }
    // Nothing is forgiven because time went by on a machine that does much else.
    let start = ContinuousClock.now
    server = try Server(configuration, store: store, documents: documents, now: { Self.noon }, instant: { start })
    cookie = try await store.enter("Ada", .administrator)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Asks for one address and gives the answer.
  func ask(
    _ path: String,
    _ method: HTTPRequest.Method = .get,
    headers: HTTPFields = [:],
    body: String? = nil
  ) async throws -> TestResponse {
    try await ask(path, method, headers: headers, bytes: body.map { Array($0.utf8) })
  }

  func ask(
    _ path: String,
    _ method: HTTPRequest.Method,
    headers: HTTPFields = [:],
    bytes: [UInt8]?
  ) async throws -> TestResponse {
    try await ask(as: cookie, path, method, headers: headers, bytes: bytes)
  }

  /// - Parameter cookie: whose session it is; nil for somebody who has not signed in.
  func ask(
    as cookie: String?, _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
    bytes: [UInt8]? = nil
  ) async throws -> TestResponse {
    var headers = headers
    if let cookie {
      headers[.cookie] = [headers[.cookie], "debrief=\(cookie)"].compactMap(\.self).joined(separator: "; ")
      if headers[.secFetchSite] == nil, headers[.origin] == nil { headers[.secFetchSite] = "same-origin" }
    }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let body = bytes.map { ByteBuffer(bytes: $0) }
    let fields = headers
    return try await server.application(logger: logger).test(.router) { client in
      try await client.executeRequest(uri: path, method: method, headers: fields, body: body)
    }
  }

  func create(_ title: String, _ change: (inout Review) -> Void = { _ in }) async throws -> String {
    var review = Review()
    review.title = title
    change(&review)
    return try await store.create(review, by: Author("Ada"), door: .page, at: Self.noon).uid
  }

  /// A form of a few words, as a browser sends it.
  func send(_ path: String, _ form: String = "") async throws -> TestResponse {
    try await ask(path, .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: form)
  }

  /// Attaches a file by its form.
  func attach(_ name: String, _ content: [UInt8], to uid: String) async throws -> TestResponse {
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
    let bytes = Array(head.utf8) + content + Array("\r\n--xyz--\r\n".utf8)
    let type: HTTPFields = [.contentType: "multipart/form-data; boundary=xyz"]
    return try await ask("/reviews/\(uid)/attachments", .post, headers: type, bytes: bytes)
  }

  /// A form with a file, as a browser sends it.
  static func upload(_ fields: [(name: String, file: String?, content: String)]) -> (HTTPFields, String) {
    let parts = fields.map { field in
      let file = field.file.map { "; filename=\"\($0)\"" } ?? ""
      return "--xyz\r\nContent-Disposition: form-data; name=\"\(field.name)\"\(file)\r\n\r\n\(field.content)\r\n"
    }
    return ([.contentType: "multipart/form-data; boundary=xyz"], parts.joined() + "--xyz--\r\n")
  }
}

extension Limits {
  /// With passwords that are derived in no time.
  static var quick: Limits {
    var limits = Limits()
    limits.passwordRounds = 2
    return limits
  }
}

extension Store {
  /// Makes an account and signs in.
  ///
  /// - Returns: what its cookie holds.
  func enter(_ name: String, _ role: Role) async throws -> String {
    let event = Event(by: Author("Test"), door: .cli, at: Site.noon)
    let link = try await makeLink(role, event)
    return try await use(
      link, name: name, login: name, password: "seven green boats", browser: "A test", event
    ).secret.text
  }
}

extension Documents {
  /// One template whose document is the title, which is read from the first line.
  static let fake: Documents = Documents(
    kinds: [Kind(name: "concise", label: "Concise")],
    source: { $0 == "concise" ? "# {{title}}\n\n{{summary}}\n" : nil },
    outline: { _ in Outline(sections: [Outline.Section(title: "Summary", fields: ["title", "summary", "timeline"])]) },
    render: { review, _, embed in
      "# \(review.title ?? "")\n\n- [x] done\n" + (embed ? "<!-- whole -->\n" : "")
    },
    read: { bytes, _, template, _ in
      if bytes.contains(0) { return Reading(refusal: "This is no text. Save the document as Markdown first.") }
      let text = String(decoding: bytes, as: UTF8.self)
      var review = Review()
      review.title = text.split(separator: "\n").first.map { String($0.drop { $0 == "#" || $0 == " " }) }
      let note = Note(.ambiguous, "“IST” is Irish or Indian time", line: 2, path: "startedAt")
      return Reading(
        review: review, notes: text.contains("IST") ? [note] : [], recognised: template ?? "Concise",
        text: text.hasPrefix("<html>") ? "# As Markdown\n" : nil, isConverted: text.hasPrefix("<html>"))
    },
    unpack: { _, _, _ in nil },
    adding: { own in
      var documents = fake
      documents.kinds += own.map(\.kind)
      let render = documents.render
      documents.render = { review, name, embed in
        own.first { $0.kind.name == name }?.template.render(review, embed: embed) ?? render(review, name, embed)
      }
      return documents
    },
    sample: {
      var review = Review()
      review.title = "A sample"
      return review
    }
  )
}

extension TestResponse {
  var text: String { String(buffer: body) }
  var bytes: [UInt8] { Array(buffer: body) }
}
