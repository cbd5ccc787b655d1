import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore

extension Server {
  /// The bytes of a file, a piece at a time. A picture is shown by itself, everything else is taken along; whatever it
  /// holds, a browser runs nothing of it.
  func attachment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let file = try await file(context, of: stored.uid)
    let headers = Self.headers(of: file)
    if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
    // What is missing says so on a page; later it could only break off.
    let first = try await store.piece(0, of: file)
    let store = store
    let body = ResponseBody(contentLength: file.size) { writer in
      var piece = first
      var number = 0
      while let bytes = piece {
        try await writer.write(ByteBuffer(bytes: bytes))
        number += 1
        piece = try await store.piece(number, of: file)
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }

  /// A form with a file.
  func attach(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    do {
      let received = try await Received(form: request, into: try store.spool(), upTo: store.limits.attachment)
      try await look(again: context)
      _ = try await store.attach(
        received.spool, name: received.name, to: stored.uid, by: context.author, door: .page, at: now())
    } catch {
      throw Self.sorry(error, stored.uid)
    }
    return seeOther("/reviews/\(stored.uid)?done=attached#evidence")
  }

  /// The bytes alone, as `curl -T FILE ADDRESS` sends them.
  func putAttachment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let name = Self.name(context)
    do {
      let received = try await Received(
        body: request, name: name, into: try store.spool(), upTo: store.limits.attachment)
      try await look(again: context)
      let (file, saved) = try await store.attach(
        received.spool, name: received.name, to: stored.uid, by: context.author, door: .api, at: now())
      let path = AttachedFiles.path(of: file.name, in: stored.uid)
      return Response(
        status: saved.changes.isEmpty ? .ok : .created,
        headers: [.location: path, .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: "\(context.origin.base)\(path)\n"))
      )
    } catch {
      throw Self.sorry(error, stored.uid)
    }
  }

  /// A file may take minutes to come: who sends it may have lost the right meanwhile.
  func look(again context: Context) async throws {
    guard let admission = context.admission, let renewed = try await store.renew(admission, at: now()) else {
      throw Denial.unknown
    }
    var context = context
    context.admission = renewed
    _ = try await found(try context.entering(.act(context.act)))
  }

  /// Takes the file out of the review, as a change that can be taken back.
  func removeAttachment(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let file = try await file(context, of: stored.uid)
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { review in
      review.attachments.removeAll { $0.file == file.name }
    }
    return seeOther("/reviews/\(stored.uid)?done=detached#evidence")
  }

  private func file(_ context: Context, of uid: String) async throws -> StoredFile {
    let name = Self.name(context)
    guard let file = try await store.files(uid).first(where: { $0.name == name }) else { throw Sorry.notFound }
    return file
  }

  private static func name(_ context: Context) -> String { Form.decode(path: context.parameters.get("name") ?? "") }

  private static func sorry(_ error: any Error, _ uid: String) -> any Error {
    switch error {
    case let error as StoreError: Sorry(error).leading(to: uid)
    case let sorry as Sorry: sorry.leading(to: uid)
    default: error
    }
  }

  /// Its type is what its bytes say, never what somebody said of it.
  static func headers(of file: StoredFile) -> HTTPFields {
    let disposition = file.type.isImage ? "inline" : "attachment"
    return [
      .contentType: file.type.mediaType,
      .contentDisposition: "\(disposition); filename*=UTF-8''\(Form.encode(file.name))",
      .contentSecurityPolicy: "sandbox; default-src 'none'",
      .xContentTypeOptions: "nosniff",
      .eTag: "\"\(file.sha256)\"",
      // A file that was removed is not to be shown out of a cache.
      .cacheControl: "private, no-cache",
    ]
  }
}
