package import DebriefStore

/// What a server is told when it starts.
package struct Configuration: Sendable {
  package var host = "127.0.0.1"
  /// 0 lets the system choose one.
  package var port = 8080
  /// Said at the foot of each page.
  package var version = ""
  /// The largest document that is taken, in bytes.
  package var documentLimit = 10 * 1024 * 1024
  /// For how long reviews are kept.
  package var keeping = Keeping()
  /// How often a stream of events says that it is still there.
  package var heartbeat = Duration.seconds(20)

  package init(host: String = "127.0.0.1", port: Int = 8080, version: String = "") {
    self.host = host
    self.port = port
    self.version = version
  }

  /// Without accounts whoever reaches the port can read and change everything, so only this machine may.
  func check() throws(ConfigurationError) {
    guard HostCheck.names.contains(host) else {
      throw ConfigurationError(
        "Debrief listens on this machine alone (127.0.0.1, ::1 or localhost), not on “\(host)”: it has no accounts yet, "
          + "so everybody who reaches it could read and change every review. Put it behind an SSH tunnel, or leave "
          + "the host out.")
    }
    guard (0...65_535).contains(port) else {
      throw ConfigurationError("A port is a number from 0 to 65535, not \(port).")
    }
  }
}

/// Why a server cannot start as it was told to: what is wrong and what to do.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
