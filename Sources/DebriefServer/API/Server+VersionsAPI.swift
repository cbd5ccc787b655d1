package import Debrief
package import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func getHistory(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = Form(query: request.uri)
    let before = Self.number(form, "before") ?? .max
    let entries = try await store.history(stored.uid).filter { $0.version < before }
    let shown = entries.prefix(Self.number(form, "limit") ?? 50)
    return json(.object(["versions": .array(shown.map(\.json))]))
  }

  func revertByAPI(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    guard sent.members?.count == 1, let version = sent["version"]?.numeral.flatMap({ Int($0) }), version > 0,
      version <= Int(Int32.max)
    else {
      throw ProblemDetails(.unprocessableContent, "`version` is a whole number, from 1 to \(stored.version).")
    }
    if version != stored.version {
      _ = try await store.restore(stored.uid, to: version, by: context.author, door: .api, at: now())
    }
    let newest = try await found(context)
    return try await shown(newest)
  }

  func getAccess(_ request: Request, _ context: Context) async throws -> Response {
    json(.object(["visibility": try await found(context).visibility.json]))
  }

  func setAccess(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let sent = try await sent(request)
    guard sent.members?.count == 1, let wanted = sent["visibility"].flatMap({ Visibility($0) }) else {
      throw ProblemDetails(
        .unprocessableContent, "`visibility` is \"everyone\", or a list of “person:KEY” and “group:KEY”.")
    }
    let known = Set(try await names().keys)
    // Who is gone was a part of what was read, and is no longer a part of what is kept.
    let gone = wanted.members.filter { !known.contains($0.uid) }
    if let stranger = gone.subtracting(stored.visibility.members).first {
      throw ProblemDetails(.unprocessableContent, "There is no “\(stranger.key.prefix(80))”.")
    }
    let viewer = context.viewer
    let shared = try await store.share(stored.uid, context.event(.api, at: now())) { visibility in
      let isMember = viewer.may(.read, visibility)
      guard isMember || wanted.isPrivate && wanted.members.isSuperset(of: visibility.members) else {
        throw ProblemDetails(
          .forbidden, "Only a member opens a private review or takes it from others. Give yourself the right first.")
      }
      visibility = wanted.isPrivate ? .only(wanted.members.subtracting(gone)) : .everyone
    }
    return json(.object(["visibility": shared.visibility.json]))
  }
}

extension HistoryEntry {
  package var json: JSON {
    .object([
      "version": .number(String(version)), "kind": .string(kind.rawValue), "by": .string(by.name),
      "account": by.account.map(JSON.string), "door": .string(door.rawValue), "at": .string(at.iso),
      "what": what.map(JSON.string), "reason": reason.map(JSON.string), "visibility": visibility?.json,
      "changes": .array(changes.map(\.json)),
    ])
  }
}
