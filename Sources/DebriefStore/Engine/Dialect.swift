import Debrief

/// What differs between the engines. Everything else is one SQL text.
enum Dialect: Sendable {
  case sqlite, postgres

  /// The mark for the n-th bound value, from 1.
  func mark(_ n: Int) -> String {
    switch self {
    case .sqlite: "?"
    case .postgres: "$\(n)"
    }
  }

  /// A statement of the schema in the engine's own words. Texts compare by their bytes on both.
  func schema(_ statement: String) -> String {
    switch self {
    case .sqlite: statement.replacing(" BYTEA", with: " BLOB")
    case .postgres: statement.replacing(" TEXT", with: " TEXT COLLATE \"C\"")
    }
  }
}

extension Dialect {
  /// A statement that says how many bytes the whole database has.
  var sizeOfDatabase: String {
    switch self {
    case .sqlite: "SELECT page_count * page_size AS n FROM pragma_page_count(), pragma_page_size()"
    case .postgres: "SELECT pg_database_size(current_database()) AS n"
    }
  }
}

// The words of a text: FTS5 splits a stream of them at its blanks and nowhere else, a tsvector takes them one by one.
extension Dialect {
  /// The table of words, whose rows have the numbers of passages.
  var wordIndex: [String] {
    switch self {
    case .sqlite: ["CREATE VIRTUAL TABLE passage_words USING fts5(words, tokenize = 'ascii')"]
    case .postgres:
      [
        "CREATE TABLE passage_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX passage_words_words ON passage_words USING gin (words)",
      ]
    }
  }

  /// Words as the table takes them; none holds anything but letters and digits.
  func stream(_ words: [String]) -> String {
    switch self {
    case .sqlite: words.joined(separator: " ")
    case .postgres: zip(1..., words).map { "\($1):\($0)" }.joined(separator: " ")
    }
  }

  /// The condition that a row of `passage_words`, called `w`, holds one of these.
  func match(_ alternatives: [SearchQuery.Alternative]) -> SQL {
    switch self {
    case .sqlite: "w.words MATCH \(query(alternatives))"
    case .postgres: "w.words @@ CAST(\(query(alternatives)) AS tsquery)"
    }
  }

  private func query(_ alternatives: [SearchQuery.Alternative]) -> String {
    switch self {
    case .sqlite:
      alternatives.map { "\"\($0.words.joined(separator: " "))\"\($0.isPrefix ? " *" : "")" }.joined(separator: " OR ")
    case .postgres:
      alternatives.map { "(\($0.words.joined(separator: " <-> "))\($0.isPrefix ? ":*" : ""))" }.joined(separator: " | ")
    }
  }
}

// What the engines say of themselves.
extension Connection {
  /// For long work in this transaction, whose statements and pauses have no limit then.
  func takeTime() throws {
    guard dialect == .postgres else { return }
    try run("SET LOCAL statement_timeout = 0")
    try run("SET LOCAL idle_in_transaction_session_timeout = 0")
  }

  /// The names of all tables.
  func tables() throws -> Set<String> {
    let rows =
      switch dialect {
      case .sqlite: try rows("SELECT name FROM sqlite_master WHERE type = 'table'")
      case .postgres: try rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()")
      }
    return Set(rows.compactMap { $0.text("name") })
  }
}
