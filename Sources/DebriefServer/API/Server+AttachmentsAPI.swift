import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listAttachments(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    return json(.object(["attachments": .array(try await store.files(stored.uid).map(\.json))]))
  }

  func putAttachmentByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let received = try await Received(
      body: request, name: context.part("name"), into: try store.spool(), upTo: store.limits.attachment)
    try await look(again: context)
    let (file, saved) = try await store.attach(
      received.spool, name: received.name, to: stored.uid, by: context.author, door: .api, at: now())
    let path = "/api/reviews/\(stored.uid)/attachments/\(Form.encode(file.name))"
    return json(file.json, saved.changes.isEmpty ? .ok : .created, headers: [.location: path])
  }

  func deleteAttachment(_ request: Request, _ context: Context) async throws -> Response {
    _ = try await removeAttachment(request, context)
    return nothing()
  }
}

extension StoredFile {
  var json: JSON {
    .object([
      "name": .string(name), "size": .number(String(size)), "sha256": .string(sha256), "type": .string(type.mediaType),
      "by": .string(by), "at": at.map { .string($0.iso) }, "indexed": .number(String(indexed)),
    ])
  }
}
