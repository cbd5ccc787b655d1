import ArgumentParser
import Debrief
import DebriefIntegrations

/// Keeps a token for a server.
struct Login: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login",
    abstract: "Keep a token for a server, so that commands work on its reviews.",
    discussion: """
      On a terminal it asks for the token, without showing it:
        debrief login --server https://debrief.example.org
      From a store of secrets:
        pass debrief | debrief login --server https://debrief.example.org

      Tokens are made under “Your account” on the server. This one is kept in ~/.config/debrief/tokens.json, which only \
      you can read.
      """
  )

  @OptionGroup var login: ServerOptions

  func run() async throws {
    let address = try login.address()
    let token = try HiddenLine.read("Token for \(address): ")
    let me = try await Remote.with(address, token: token) { try await $0.get(["me"]).json }
    try Tokens.keep(token, for: address)
    let may = (me["may"]?.elements ?? []).compactMap(\.string).joined(separator: ", ")
    let name = me["account"]?["name"]?.string ?? "somebody without a name"
    try Output.print("Signed in to \(address) as \(name). This token may: \(may.isEmpty ? "nothing" : may).\n".harmless)
  }
}

/// Forgets it.
struct Logout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout",
    abstract: "Forget the token for a server. On the server it stays: end it there under “Your account”.",
    discussion: "Example: debrief logout --server https://debrief.example.org"
  )

  @OptionGroup var login: ServerOptions

  func run() async throws {
    let address = try login.address()
    let wasKnown = try Tokens.keep(nil, for: address)
    try Output.print(wasKnown ? "The token for \(address) is forgotten.\n" : "There was no token for \(address).\n")
  }
}

/// Which server is meant.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The server's address, such as https://debrief.example.org.", valueName: "address"))
  var server: String?

  @Option(
    help: ArgumentHelp("A configuration in JSON; otherwise ./debrief.json, where there is one.", valueName: "file"))
  var config: String?

  func address() throws -> String {
    var flags: [Setting: String] = [:]
    flags[.server] = server
    guard let server = try Settings.read(flags: flags, file: config).server else {
      throw ValidationError("Which server? Name it with --server https://debrief.example.org.")
    }
    return try Remote.origin(of: server)
  }
}
