import ArgumentParser
import Debrief
import DebriefServer
import DebriefStore

/// Accounts, for whoever holds the data.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Invite people, look at accounts, and open the door again to somebody who is locked out.",
    discussion: """
      A link for the first administrator:
        debrief user invite --role administrator
      When the last administrator has lost the password:
        debrief user reset ada@example.org --administrator
      """,
    subcommands: [Invite.self, UserList.self, Reset.self, ChangeUser.self]
  )
}

extension UserCommand {
  struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a link with which somebody makes an account.",
      discussion: "Example: debrief user invite --role responder --url https://debrief.example.org")

    @Option(help: ArgumentHelp("viewer, responder, reviewer or administrator.", valueName: "role"))
    var role = "responder"

    @OptionGroup var link: LinkOptions
    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let role = try Role.named(role)
      let secret = try await kept.store().makeLink(role, hours: link.hours, .ofCommand)
      try link.print(secret, try kept.settings())
    }
  }

  struct UserList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the accounts.", discussion: "Example: debrief user list")

    @Flag(help: "Print JSON, one array.")
    var json = false

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let accounts = try await kept.existingStore().accounts()
      if json { return try Output.print(JSON.array(accounts.map(\.json)).text(.pretty)) }
      let rows = accounts.map { [$0.login, $0.role.rawValue, $0.isDisabled ? "off" : "on", $0.name] }
      try Output.print(TextTable.text(["SIGNS IN AS", "ROLE", "STATE", "NAME"], rows))
    }
  }

  struct Reset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a link with which an account gets a new password.",
      discussion: "Example: debrief user reset ada@example.org --administrator")

    @Argument(help: ArgumentHelp("What the account signs in with.", valueName: "login"))
    var login: String

    @Flag(help: "Make it an administrator that may sign in, too.")
    var administrator = false

    @OptionGroup var link: LinkOptions
    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let store = try await kept.existingStore()
      guard var account = try await store.account(login: login) else { throw AccountRefusal.noSuchAccount }
      if administrator {
        account = try await store.changeAccount(account.uid, .ofCommand) { account in
          account.role = .administrator
          account.isDisabled = false
        }
      }
      let secret = try await store.makeLink(account.role, for: account.uid, hours: link.hours, .ofCommand)
      try link.print(secret, try kept.settings())
    }
  }

  struct ChangeUser: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "change",
      abstract: "Give an account another role, or switch it off or on.",
      discussion: "Example: debrief user change ada@example.org --role reviewer")

    @Argument(help: ArgumentHelp("What the account signs in with.", valueName: "login"))
    var login: String

    @Option(help: ArgumentHelp("viewer, responder, reviewer or administrator.", valueName: "role"))
    var role: String?

    @Flag(inversion: .prefixedNo, help: "Whether it may sign in; switched off, its sessions and tokens end.")
    var active: Bool?

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let role = try role.map { try Role.named($0) }
      let active = active
      let store = try await kept.existingStore()
      guard let account = try await store.account(login: login) else { throw AccountRefusal.noSuchAccount }
      let changed = try await store.changeAccount(account.uid, .ofCommand) { account in
        account.role = role ?? account.role
        if let active { account.isDisabled = !active }
      }
      try Output.print("\(changed.login): \(changed.role.rawValue), \(changed.isDisabled ? "off" : "on")\n".harmless)
    }
  }
}

/// What commands share that print a link.
struct LinkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The link can be used for so many hours.", valueName: "hours"))
  var hours = 72

  @Option(help: ArgumentHelp("How people reach the server, unless it is configured.", valueName: "address"))
  var url: String?

  func validate() throws {
    guard (1...8760).contains(hours) else { throw ValidationError("--hours is a number from 1 to 8760.") }
  }

  func print(_ secret: Secret, _ settings: Settings) throws {
    let base = url ?? settings.url ?? "http://\(settings.host):\(settings.port)"
    try Output.print("\(base)/welcome/\(secret.text)\n")
  }
}

extension Event {
  /// Whoever runs the command, now.
  static var ofCommand: Event { Event(by: .ofCommand, door: .cli, at: .now) }
}

extension Role {
  fileprivate static func named(_ name: String) throws(Failure) -> Role {
    guard let role = Role(rawValue: name) else {
      throw .unknownWord(name, option: "--role", known: allCases.map(\.rawValue))
    }
    return role
  }
}

extension Account {
  fileprivate var json: JSON {
    .object([
      "uid": .string(uid), "kind": .string(kind.rawValue), "name": .string(name), "login": .string(login),
      "role": .string(role.rawValue), "active": .bool(!isDisabled), "aliases": .array(aliases.map(JSON.string)),
    ])
  }
}
