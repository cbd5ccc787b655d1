package import Debrief
package import DebriefIntegrations
package import DebriefStore

/// What a server is told when it starts.
package struct Configuration: Sendable {
  package var host = "127.0.0.1"
  /// 0 lets the system choose one.
  package var port = 8080
  /// Said at the foot of each page.
  package var version = ""
  /// How people reach it, `https://debrief.example.org`; nil where the address that it listens on says that.
  package var url: String?
  /// Whether a proxy stands before it, whose `X-Forwarded-…` say where a request comes from.
  package var trustsProxy = false
  /// What TLS needs; nil where it speaks plain HTTP.
  package var certificate: Certificate?
  /// Another way to sign in; nil where there is none.
  package var provider: Provider?
  /// The largest document that is taken, in bytes.
  package var documentLimit = 10 * 1024 * 1024
  /// For how long reviews are kept.
  package var keeping = Keeping()
  /// How fast the API may be asked.
  package var rates = Rates()
  /// How long a connection may say nothing, before a request or within one, until it is closed. A request that is being
  /// answered is not silent: a stream of events goes on.
  package var idle = Duration.seconds(60)
  /// How long a body may take, whatever its size; each 16 KiB of it may take a second more.
  package var bodyTime = Duration.seconds(300)
  /// Whether webhooks may lead to this machine and its own network.
  package var allowsPrivateWebhooks = false
  /// How often a stream of events says that it is still there.
  package var heartbeat = Duration.seconds(20)

  /// An OpenID provider, and which role its groups give.
  package struct Provider: Sendable {
    package var openID: OpenIDSettings
    /// By the names of groups; where it is empty, Debrief alone says who has which role.
    package var roles: [String: Role]
    /// Of somebody in none of those groups; nil keeps them out.
    package var otherwise: Role?

    package init(openID: OpenIDSettings, roles: [String: Role] = [:], otherwise: Role? = .viewer) {
      self.openID = openID
      self.roles = roles
      self.otherwise = otherwise
    }
  }

  /// Files in PEM.
  package struct Certificate: Sendable, Equatable {
    /// The certificate, and those that lead to one that browsers know.
    package var chain: String
    package var key: String

    package init(chain: String, key: String) {
      self.chain = chain
      self.key = key
    }
  }

  package init(host: String = "127.0.0.1", port: Int = 8080, version: String = "") {
    self.host = host
    self.port = port
    self.version = version
  }

  func check() throws(ConfigurationError) {
    guard (0...65_535).contains(port) else {
      throw ConfigurationError("A port is a number from 0 to 65535, not \(port).")
    }
    if let url, HostCheck.authority(of: url) == nil {
      throw ConfigurationError(
        "“\(url)” is no address under which people reach Debrief: it takes https://debrief.example.org, without a path."
      )
    }
  }
}

/// Why a server cannot start as it was told to: what is wrong and what to do.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
