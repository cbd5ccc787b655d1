import Logging

/// Everything that can be configured. docs/configuration.md lists it.
enum Setting: String, CaseIterable {
  case data
  case templates
  case host
  case port
  case logLevel = "log.level"
  case logFormat = "log.format"

  /// Its name in the environment: `DEBRIEF_LOG_LEVEL`.
  var variable: String { "DEBRIEF_" + rawValue.uppercased().replacing(".", with: "_") }

  /// Its name on the command line: `--log-level`.
  var flag: String { "--" + rawValue.replacing(".", with: "-") }

  /// What it wants, where it is not that; nil when the value is fine.
  func objection(to value: String) -> String? {
    switch self {
    case .data, .templates: value.isEmpty ? "the name of a folder" : nil
    case .host: value.isEmpty ? "an address of this machine, such as 127.0.0.1" : nil
    case .port: Int(value).map { (0...65_535).contains($0) } == true ? nil : "a number from 0 to 65535"
    case .logLevel: Logger.Level(rawValue: value) == nil ? Self.oneOf(Logger.Level.allCases.map(\.rawValue)) : nil
    case .logFormat: LogFormat(rawValue: value) == nil ? Self.oneOf(LogFormat.allCases.map(\.rawValue)) : nil
    }
  }

  private static func oneOf(_ words: [String]) -> String { "one of " + words.joined(separator: ", ") }
}

enum LogFormat: String, CaseIterable {
  case text
  case json
}
