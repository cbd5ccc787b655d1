import Debrief
import Logging

/// Log lines on standard error: for people, or one JSON object each.
struct LineLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  let format: LogFormat

  init(_ level: Logger.Level, _ format: LogFormat) {
    logLevel = level
    self.format = format
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var pairs = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues { "\($0)" }.sorted { $0.key < $1.key }
    if let error = event.error { pairs.append(("error", "\(error)")) }
    let time = Stamp.now.iso
    switch format {
    case .text:
      let rest = pairs.map { " \($0.key)=\($0.value)" }.joined()
      Output.say("\(time) \(event.level.rawValue): \(event.message)\(rest)")
    case .json:
      let fixed: [(String, String)] = [
        ("time", time), ("level", event.level.rawValue), ("message", "\(event.message)"),
      ]
      let members = (fixed + pairs.map { ($0.key, $0.value) }).map { JSON.Member($0.0, .string($0.1)) }
      Output.say(JSON.object(members).text())
    }
  }
}

extension Settings {
  var logger: Logger {
    Logger(label: "debrief", factory: { _ in LineLog(logLevel, logFormat) })
  }
}
