/// How bad it was, in the scheme it was written in.
package struct Severity: Value {
  /// The author's words: "SEV-2", "P1".
  package var written: String
  package var scheme: String?
  /// From 1, the worst; it translates between schemes.
  package var rank: Int?

  package init(_ written: String, scheme: String? = nil, rank: Int? = nil) {
    self.written = written
    self.scheme = scheme
    self.rank = rank
  }

  package static var lens: Lens { .severity }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .string(let text): self.init(text)
    case .object:
      guard let written = json["written"]?.string else { return nil }
      self.init(written, scheme: json["scheme"]?.string, rank: json["rank"]?.numeral.flatMap(Int.init))
    default: return nil
    }
  }

  package var json: JSON? {
    .object(["written": written.json, "scheme": scheme?.json, "rank": rank.map { .number(String($0)) }])
  }
}

/// A ladder of severities, the worst first.
package struct SeverityScheme: Sendable, Equatable {
  package let name: String
  package let levels: [String]

  package static let known: [SeverityScheme] = [
    SeverityScheme(name: "SEV-1…4", levels: ["SEV-1", "SEV-2", "SEV-3", "SEV-4"]),
    SeverityScheme(name: "P1…P4", levels: ["P1", "P2", "P3", "P4"]),
    SeverityScheme(name: "P0…P3", levels: ["P0", "P1", "P2", "P3"]),
    SeverityScheme(name: "P0…P4", levels: ["P0", "P1", "P2", "P3", "P4"]),
  ]

  package static func named(_ name: String) -> SeverityScheme? { known.first { $0.name == name } }

  /// The severity of those words in this scheme; without a rank when the scheme has no such level.
  package func severity(_ written: String) -> Severity {
    let rank = levels.firstIndex { $0.key == written.key }.map { $0 + 1 }
    return Severity(written, scheme: rank == nil ? nil : name, rank: rank)
  }

  /// How that severity is written in this scheme; as written where the scheme lacks its rank.
  package func written(_ severity: Severity) -> String {
    guard let scheme = severity.scheme, scheme != name, let rank = severity.rank, levels.indices.contains(rank - 1)
    else {
      return severity.written
    }
    return levels[rank - 1]
  }
}
