import Configuration
import Debrief
import DebriefIntegrations
import DebriefServer
import DebriefStore
import Foundation
import Logging

/// How this run is configured: a flag counts before the environment, the environment before the file.
struct Settings {
  let place: Place
  /// The server whose reviews are meant; nil for those of the place.
  let server: String?
  let limits: Limits
  let keeping: Keeping
  /// The folder of the team's own templates.
  let templates: String?
  let host: String
  let port: Int
  /// How people reach the server; nil for the address that it listens on.
  let url: String?
  let trustsProxy: Bool
  /// How fast the API may be asked.
  let rates: Rates
  /// Where else people sign in: an OpenID provider.
  let provider: Configuration.Provider?
  /// A file of passwords that nobody may choose.
  let knownPasswords: String?
  /// Files of TLS.
  let certificate: String?
  let key: String?
  /// Seconds for which a connection may say nothing; nil for as many as usual.
  let idle: Int?
  /// Seconds for which a body may take, whatever its size; nil for as many as usual.
  let bodyTime: Int?
  /// Whether webhooks may lead to this machine and its own network.
  let allowsPrivateWebhooks: Bool
  let logLevel: Logger.Level
  let logFormat: LogFormat

  /// - Parameters:
  ///   - flags: what was said on the command line.
  ///   - file: the file that --config names.
  static func read(
    flags: [Setting: String],
    file: String?,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Failure) -> Settings {
    for (setting, value) in flags { try check(setting, value, in: "the command line", as: setting.flag) }
    for setting in Setting.allCases {
      if let value = environment[setting.variable] {
        try check(setting, value, in: "the environment", as: setting.variable)
      }
    }
    try refuseSlips(of: environment)
    let reader = ConfigReader(providers: [
      provider(flags, name: "flags"),
      EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "debrief"),
      provider(try SettingsFile.read(file ?? environment["DEBRIEF_CONFIG"]), name: "file"),
    ])
    return Settings(
      place: try place(reader, environment),
      // Data that is named on the command line counts before a server that the environment or the file names.
      server: flags[.database] == nil ? reader.string(forKey: "server") : nil,
      limits: limits(reader),
      keeping: keeping(reader),
      templates: reader.string(forKey: "templates"),
      host: reader.string(forKey: "host", default: "127.0.0.1"),
      port: Int(reader.string(forKey: "port", default: "8080")) ?? 8080,
      url: reader.string(forKey: "url"),
      trustsProxy: reader.string(forKey: "trust.proxy") == "true",
      rates: rates(reader),
      provider: try provider(of: reader),
      knownPasswords: reader.string(forKey: "password.known"),
      certificate: reader.string(forKey: "tls.certificate"),
      key: reader.string(forKey: "tls.key"),
      idle: reader.string(forKey: "connection.idle").flatMap { Int($0) },
      bodyTime: reader.string(forKey: "connection.body").flatMap { Int($0) },
      allowsPrivateWebhooks: reader.string(forKey: "webhook.private.addresses") == "true",
      logLevel: Logger.Level(rawValue: reader.string(forKey: "log.level", default: "notice")) ?? .notice,
      logFormat: LogFormat(rawValue: reader.string(forKey: "log.format", default: "text")) ?? .text
    )
  }

  private static func place(_ reader: ConfigReader, _ environment: [String: String]) throws(Failure) -> Place {
    if let database = reader.string(forKey: "database", isSecret: true) { return Place(database) }
    if let data = reader.string(forKey: "data") { return .folder(data) }
    return .folder(try usualData(environment))
  }

  private static func rates(_ reader: ConfigReader) -> Rates {
    var rates = Rates()
    func rate(_ key: ConfigKey) -> Int? { reader.string(forKey: key).flatMap { Int($0) } }
    rates.address = rate("rate.address") ?? rates.address
    rates.account = rate("rate.account") ?? rates.account
    rates.token = rate("rate.token") ?? rates.token
    return rates
  }

  private static func provider(of reader: ConfigReader) throws(Failure) -> Configuration.Provider? {
    guard let issuer = reader.string(forKey: "openid.issuer") else { return nil }
    do {
      let settings = try OpenIDSettings(
        issuer: issuer, clientID: reader.string(forKey: "openid.client", default: ""),
        clientSecret: reader.string(forKey: "openid.secret", isSecret: true),
        scopes: reader.string(forKey: "openid.scopes", default: "openid profile email groups"),
        groupsClaim: reader.string(forKey: "openid.groups", default: "groups"),
        label: reader.string(forKey: "openid.label", default: "Continue with your company account"))
      return Configuration.Provider(
        openID: settings, roles: reader.string(forKey: "openid.roles").flatMap { Setting.roles($0) } ?? [:],
        otherwise: Role(rawValue: reader.string(forKey: "openid.default", default: "viewer")))
    } catch {
      throw .badSetting("the configuration", "openid.issuer", issuer, wanted: "\(error)")
    }
  }

  private static func limits(_ reader: ConfigReader) -> Limits {
    var limits = Limits()
    if let limit = reader.string(forKey: "attachment.limit").flatMap({ Int($0) }) { limits.attachment = limit << 20 }
    func hours(_ key: ConfigKey) -> Int? { reader.string(forKey: key).flatMap { Int($0) }.map { $0 * 3600 } }
    limits.sessionIdle = hours("session.idle") ?? limits.sessionIdle
    limits.sessionLength = hours("session.length") ?? limits.sessionLength
    limits.quota = reader.string(forKey: "attachment.quota").flatMap { Int($0) }.map { $0 << 20 }
    return limits
  }

  private static func keeping(_ reader: ConfigReader) -> Keeping {
    var keeping = Keeping()
    if let days = reader.string(forKey: "keep.removed").flatMap({ Int($0) }) { keeping.removedDays = days }
    keeping.daysByRank = reader.string(forKey: "keep.severity").flatMap { Setting.days($0) } ?? [:]
    return keeping
  }

  private static func provider(_ values: [Setting: String], name: String) -> InMemoryProvider {
    let pairs = values.map { setting, value in
      (AbsoluteConfigKey(ConfigKey(setting.rawValue)), ConfigValue(.string(value), isSecret: false))
    }
    return InMemoryProvider(name: name, values: Dictionary(uniqueKeysWithValues: pairs))
  }

  private static func check(_ setting: Setting, _ value: String, in source: String, as name: String) throws(Failure) {
    if let wanted = setting.objection(to: value) { throw .badSetting(source, name, value, wanted: wanted) }
  }

  /// Other programs may have variables of such names, so only a near miss is an error.
  private static func refuseSlips(of environment: [String: String]) throws(Failure) {
    let known = Setting.allCases.map(\.variable) + ["DEBRIEF_CONFIG", "DEBRIEF_TOKEN"]
    for name in environment.keys.sorted() where name.hasPrefix("DEBRIEF_") && !known.contains(name) {
      if let near = name.nearest(of: known) { throw .unknownSetting("the environment", name, near: near) }
    }
  }

  private static func usualData(_ environment: [String: String]) throws(Failure) -> String {
    if let shared = environment["XDG_DATA_HOME"], shared.hasPrefix("/") { return shared + "/debrief" }
    guard let home = environment["HOME"], !home.isEmpty else { throw .noDataFolder }
    return home + "/.local/share/debrief"
  }
}
