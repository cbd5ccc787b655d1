import Debrief
import Logging

/// Everything that can be configured. docs/configuration.md lists it.
enum Setting: String, CaseIterable {
  case data
  case database
  case server
  case templates
  case host
  case port
  case url
  case trustProxy = "trust.proxy"
  case tlsCertificate = "tls.certificate"
  case tlsKey = "tls.key"
  case connectionIdle = "connection.idle"
  case connectionBody = "connection.body"
  case passwordKnown = "password.known"
  case webhookPrivate = "webhook.private.addresses"
  case sessionIdle = "session.idle"
  case sessionLength = "session.length"
  case rateAddress = "rate.address"
  case rateAccount = "rate.account"
  case rateToken = "rate.token"
  case openIDIssuer = "openid.issuer"
  case openIDClient = "openid.client"
  case openIDSecret = "openid.secret"
  case openIDScopes = "openid.scopes"
  case openIDGroups = "openid.groups"
  case openIDRoles = "openid.roles"
  case openIDDefault = "openid.default"
  case openIDLabel = "openid.label"
  case logLevel = "log.level"
  case logFormat = "log.format"
  case attachmentLimit = "attachment.limit"
  case attachmentQuota = "attachment.quota"
  case keepRemoved = "keep.removed"
  case keepSeverity = "keep.severity"

  /// Its name in the environment: `DEBRIEF_LOG_LEVEL`.
  var variable: String { "DEBRIEF_" + rawValue.uppercased().replacing(".", with: "_") }

  /// Its name on the command line: `--log-level`.
  var flag: String { "--" + rawValue.replacing(".", with: "-") }

  /// What it wants, where it is not that; nil when the value is fine.
  func objection(to value: String) -> String? {
    switch self {
    case .data, .templates: value.isEmpty ? "the name of a folder" : nil
    case .database: value.isEmpty ? "postgres://user@host/name or sqlite:FOLDER" : nil
    case .server:
      Self.isAddress(value.hasSuffix("/") ? String(value.dropLast()) : value)
        ? nil : "the address of a server, such as https://debrief.example.org, without a path"
    case .attachmentLimit, .attachmentQuota: Self.isCount(value) ? nil : "a number of megabytes, at least 1"
    case .keepRemoved: Self.isCount(value) ? nil : "a number of days, at least 1"
    case .keepSeverity: Self.days(value) == nil ? "ranks and days, such as 3:730,4:365" : nil
    case .url: Self.isAddress(value) ? nil : "an address such as https://debrief.example.org, without a path"
    case .trustProxy, .webhookPrivate: Self.oneOf(["true", "false"], value)
    case .rateAddress, .rateAccount, .rateToken:
      Int(value).map { (1...100_000_000).contains($0) } == true ? nil : "a number of requests a minute, at least 1"
    case .openIDIssuer: value.hasPrefix("http") ? nil : "the address of an OpenID provider"
    case .openIDClient, .openIDSecret, .openIDScopes, .openIDGroups, .openIDLabel: value.isEmpty ? "a text" : nil
    case .openIDRoles: Self.roles(value) == nil ? "groups and roles, such as ops:responder,leads:administrator" : nil
    case .openIDDefault: Self.oneOf(Role.allCases.map(\.rawValue) + ["none"], value)
    case .passwordKnown: value.isEmpty ? "the name of a file with a password in each line" : nil
    case .tlsCertificate, .tlsKey: value.isEmpty ? "the name of a file in PEM" : nil
    case .connectionIdle, .connectionBody: Self.isCount(value) ? nil : "a number of seconds, at least 1"
    case .sessionIdle, .sessionLength: Self.isCount(value) ? nil : "a number of hours, at least 1"
    case .host: value.isEmpty ? "an address of this machine, such as 127.0.0.1" : nil
    case .port: Int(value).map { (0...65_535).contains($0) } == true ? nil : "a number from 0 to 65535"
    case .logLevel: Self.oneOf(Logger.Level.allCases.map(\.rawValue), value)
    case .logFormat: Self.oneOf(LogFormat.allCases.map(\.rawValue), value)
    }
  }

  /// Roles by group, of `ops:responder,leads:administrator`; nil for anything else.
  static func roles(_ value: String) -> [String: Role]? {
    var roles: [String: Role] = [:]
    for pair in value.split(separator: ",") {
      let parts = pair.split(separator: ":").map { String($0.trimmingPrefix(" ")) }
      guard parts.count == 2, let role = Role(rawValue: parts[1]) else { return nil }
      roles[parts[0]] = role
    }
    return roles
  }

  private static func isAddress(_ value: String) -> Bool {
    guard let prefix = ["https://", "http://"].first(where: value.hasPrefix) else { return false }
    let rest = value.dropFirst(prefix.count)
    return !rest.isEmpty && rest.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0)) }
  }

  private static func isCount(_ value: String) -> Bool { Int(value).map { (1...1_000_000).contains($0) } == true }

  /// Days by rank, of `3:730,4:365`; nil for anything else.
  static func days(_ value: String) -> [Int: Int]? {
    var days: [Int: Int] = [:]
    for pair in value.split(separator: ",") {
      let numbers = pair.split(separator: ":").compactMap { Int($0.trimmingPrefix(" ")) }
      guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0 else { return nil }
      days[numbers[0]] = numbers[1]
    }
    return days
  }

  private static func oneOf(_ words: [String], _ value: String) -> String? {
    words.contains(value) ? nil : "one of " + words.joined(separator: ", ")
  }
}

enum LogFormat: String, CaseIterable {
  case text
  case json
}
