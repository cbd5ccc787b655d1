/// Statements that are run one after the other and ask for nothing, made before the transaction.
struct Script: Sendable {
  let dialect: Dialect
  private(set) var statements: [SQL.Rendered] = []

  init(_ dialect: Dialect) { self.dialect = dialect }

  mutating func run(_ sql: SQL) { statements.append(sql.rendered(dialect)) }
}

extension Connection {
  func run(_ script: Script) throws {
    for statement in script.statements { try run(statement) }
  }
}
