package import Debrief

/// What is known of a request that may come again.
package enum KnownAnswer: Sendable {
  /// It is the first; whoever got this word has to say what was answered.
  case free
  /// The first is being worked on, or it was cut off and nobody knows how far it came.
  case working
  /// Another request came with the same key.
  case other
  case known(status: Int, answer: JSON)
}

extension Store {
  /// For so long an answer is kept, and a request whose answer never came is not done again: however long it takes, and
  /// wherever it was cut off, it is done at most once.
  private static let seconds = 86_400

  /// - Parameters:
  ///   - key: of whoever asks and of the request.
  ///   - request: a print of what is asked for.
  package func claimAnswer(_ key: String, request: String, at now: Stamp) async throws -> KnownAnswer {
    try await database.write { db in
      try db.run("DELETE FROM answered WHERE expires < \(now.seconds)")
      let fresh = try db.row(
        """
        INSERT INTO answered (key, request, expires) VALUES (\(key), \(request), \(now.seconds + Self.seconds))
        ON CONFLICT (key) DO NOTHING RETURNING key
        """)
      if fresh != nil { return .free }
      guard let row = try db.row("SELECT request, status, answer FROM answered WHERE key = \(key)") else {
        return .working
      }
      guard row.text("request") == request else { return .other }
      guard let status = row.int("status") else { return .working }
      return .known(status: status, answer: try row.json("answer", of: "answered"))
    }
  }

  /// Unless answers were withdrawn meanwhile: this one may have been made before.
  package func keepAnswer(_ key: String, status: Int, _ answer: JSON, at now: Stamp) async throws {
    try await database.write {
      try $0.run(
        """
        UPDATE answered SET status = \(status), answer = \(answer), expires = \(now.seconds + Self.seconds)
        WHERE key = \(key) AND answer IS NULL
        """)
    }
  }

  package func dropAnswer(_ key: String) async throws {
    try await database.write { try $0.run("DELETE FROM answered WHERE key = \(key)") }
  }
}

extension Connection {
  /// Takes back what was answered: it says again what reviews said. The requests stay known, and none is done twice.
  func withdrawAnswers() throws { try run("UPDATE answered SET status = NULL, answer = \(JSON.null)") }
}
