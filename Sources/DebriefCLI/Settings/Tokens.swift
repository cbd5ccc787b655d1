import Debrief
import DebriefIntegrations
import Foundation

/// The tokens that `debrief login` keeps, by the addresses of their servers, where nobody else reads them.
enum Tokens {
  /// The one that the environment gives, else the one that is kept.
  ///
  /// - Parameter isNamed: whether whoever runs the command named the server. One that only a file names, which may lie in
  ///   anybody's folder, does not get the environment's token.
  static func token(
    for server: String, isNamed: Bool, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> String {
    if isNamed || environment["DEBRIEF_SERVER"] != nil, let token = environment["DEBRIEF_TOKEN"], !token.isEmpty {
      return token
    }
    let address = try Remote.origin(of: server)
    guard let token = try kept(environment)[address]?.string else { throw Failure.noToken(address) }
    return token
  }

  /// Keeps the token of a server, or forgets it.
  ///
  /// - Returns: whether there was one before.
  @discardableResult
  static func keep(
    _ token: String?, for server: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Bool {
    let address = try Remote.origin(of: server)
    var tokens = try kept(environment)
    let wasKnown = tokens[address] != nil
    guard token != nil || wasKnown else { return false }
    tokens[address] = token.map { .string($0) }
    let path = try path(environment)
    let folder = Path.folder(path)
    try Folder.make(Path.name(folder), in: Path.folder(folder))
    guard chmod(folder, 0o700) == 0 else { throw Failure.cannotCreate(folder, File.SystemError(errno)) }
    try Output.write(tokens.text(.pretty), to: path, mode: 0o600)
    return wasKnown
  }

  private static func kept(_ environment: [String: String]) throws -> JSON {
    let path = try path(environment)
    guard Path.kind(path) == .file else { return [:] }
    let bytes = try Input(path: path).bytes(upTo: 1 << 20)
    guard let json = try? JSON(strictlyParsing: bytes), json.members != nil else {
      throw Failure.noSettings(path, line: 1, "an object of addresses and tokens is expected")
    }
    return json
  }

  private static func path(_ environment: [String: String]) throws(Failure) -> String {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/debrief/tokens.json" }
    guard let home = environment["HOME"], !home.isEmpty else { throw .noConfigurationFolder }
    return home + "/.config/debrief/tokens.json"
  }
}
