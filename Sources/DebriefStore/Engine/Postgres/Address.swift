import CLibpq
import Foundation

/// Where a PostgreSQL is and how to come in, as libpq reads it.
struct Address: Sendable {
  /// libpq's own words and their values.
  let words: [(key: String, value: String)]
  /// `database “debrief” on db.example.com`, for messages.
  let place: String

  /// - Parameter text: `postgres://…`, `postgresql://…`.
  init(_ text: String) throws(StoreError) {
    var said: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(text, &said) else {
      // libpq's message may repeat a part of the address, and so a password.
      PQfreemem(said)
      throw StoreError(
        .notADatabase, "This is no address of a PostgreSQL database", at: "--database",
        advice: "It looks like postgres://user@host:5432/debrief, or postgres:///debrief?host=/var/run/postgresql.")
    }
    defer { PQconninfoFree(options) }
    var stated: [String: String] = [:]
    var option = options
    while let key = option.pointee.keyword {
      if let value = option.pointee.val { stated[String(cString: key)] = String(cString: value) }
      option += 1
    }
    let environment = ProcessInfo.processInfo.environment
    let host = stated["hostaddr"] ?? stated["host"] ?? environment["PGHOSTADDR"] ?? environment["PGHOST"] ?? ""
    let name = stated["dbname"] ?? environment["PGDATABASE"] ?? "of the user's name"
    place = "PostgreSQL database “\(name)” on \(host.isEmpty ? "this machine" : host)"
    words = [("dbname", text)] + Self.usual(stated, environment, host)
  }

  /// What is said where the address leaves it open. Over a network the server must prove who it is.
  private static func usual(
    _ stated: [String: String], _ environment: [String: String], _ host: String
  ) -> [(key: String, value: String)] {
    var words = [(key: "client_encoding", value: "UTF8"), ("fallback_application_name", "debrief")]
    // A host that went away is noticed within a minute, also by who only listens.
    let patience = [
      ("tcp_user_timeout", "30000"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
      ("keepalives_count", "3"),
    ]
    words += patience.filter { stated[$0.0] == nil }.map { (key: $0.0, value: $0.1) }
    if stated["connect_timeout"] == nil, environment["PGCONNECT_TIMEOUT"] == nil {
      words.append(("connect_timeout", "10"))
    }
    let isNear = host.isEmpty || "/@".contains(host.prefix(1)) || ["localhost", "127.0.0.1", "::1"].contains(host)
    guard !isNear, stated["sslmode"] == nil, environment["PGSSLMODE"] == nil else { return words }
    words.append(("sslmode", "verify-full"))
    let bundle = "/etc/ssl/certs/ca-certificates.crt"
    let isOpen = stated["sslrootcert"] == nil && environment["PGSSLROOTCERT"] == nil
    if isOpen, FileManager.default.fileExists(atPath: bundle) {
      words.append(("sslrootcert", bundle))
    }
    return words
  }
}
