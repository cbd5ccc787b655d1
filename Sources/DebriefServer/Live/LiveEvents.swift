import Debrief
import DebriefStore

/// What happens to reviews, as server-sent events. They say that something is new, never what it says.
struct LiveEvents: Sendable {
  /// Of so many reviews at most one stream tells.
  static let most = 100

  struct Watched: Sendable {
    let uid: String
    /// The version that the reader has; nil for whichever is the newest.
    let since: Int?

    init(_ uid: String, since: Int?) {
      self.uid = uid
      self.since = since
    }
  }

  enum Extent: Sendable {
    /// Of one review its versions: `{"version":7}`.
    case versions
    /// Its comments and who is there as well, each with its review: `{"review":"…","talk":3}`.
    case everything
  }

  let store: Store
  let presences: Presences
  /// Whoever listens.
  let admission: Admission
  let watched: [Watched]
  let extent: Extent
  /// How often a line without meaning keeps the connection open.
  let heartbeat: Duration
  let now: @Sendable () -> Stamp

  /// Gives lines to the stream while the body runs.
  func tell(into lines: AsyncStream<String>.Continuation, during body: () async throws -> Void) async throws {
    // Who waits first and reads then misses nothing.
    let sources = watched.map { (watched: $0, versions: store.changes.of($0.uid)) }
    let rights = store.changes.of(admission.account.uid)
    let talks = extent == .versions ? [] : watched.map { ($0.uid, store.changes.of(Comment.topic(of: $0.uid))) }
    let people = extent == .versions ? [] : watched.map { ($0.uid, presences.changes.of($0.uid)) }
    var newest: [String: Int] = [:]
    for each in watched { newest[each.uid] = try await store.find(each.uid, for: admission.viewer)?.version ?? 0 }
    let known = newest
    // A first line, so that the reader knows that it listens.
    lines.yield(": listening\n\n")
    for each in watched {
      if let since = each.since, let version = known[each.uid], since < version {
        lines.yield(line(each.uid, "version", version))
      }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (each, versions) in sources {
        group.addTask {
          // Whatever ends one of these ends the stream: its reader comes back and is looked at anew.
          defer { lines.finish() }
          for await version in versions where version > known[each.uid] ?? 0 {
            guard try await mayListen() else { return lines.finish() }
            lines.yield(line(each.uid, "version", version))
          }
        }
      }
      for (what, news) in [("talk", talks), ("here", people)] {
        for (uid, numbers) in news {
          group.addTask {
            for await number in numbers { lines.yield(line(uid, what, number)) }
          }
        }
      }
      group.addTask {
        defer { lines.finish() }
        for await _ in rights { guard try await mayListen() else { return } }
      }
      group.addTask {
        defer { lines.finish() }
        while true {
          try await Task.sleep(for: heartbeat)
          // Rights that were withdrawn by a program of their own are seen here at the latest.
          guard try await mayListen() else { return lines.finish() }
          lines.yield(": still here\n\n")
        }
      }
      try await body()
      group.cancelAll()
    }
  }

  /// Whether the session still is one, and the reviews still some that it may see.
  private func mayListen() async throws -> Bool {
    guard let renewed = try await store.renew(admission, at: now()) else { return false }
    for each in watched where try await store.find(each.uid, for: renewed.viewer) == nil { return false }
    return true
  }

  private func line(_ uid: String, _ what: String, _ number: Int) -> String {
    switch extent {
    case .versions: "id: \(number)\ndata: {\"version\":\(number)}\n\n"
    case .everything: "data: {\"review\":\"\(uid)\",\"\(what)\":\(number)}\n\n"
    }
  }
}
