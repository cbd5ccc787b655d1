import ArgumentParser
import Debrief
import DebriefServer
import DebriefStore

/// The pages.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the reviews to browsers and programs.",
    discussion: """
      On this machine alone:
        debrief serve --data data --port 9000
      For a team, with TLS:
        debrief serve --host 0.0.0.0 --port 443 --tls-certificate chain.pem --tls-key key.pem
      Behind a proxy that speaks TLS:
        debrief serve --url https://debrief.example.org --trust-proxy

      The address is printed once it answers; Ctrl-C stops. While nobody has an account, a link is printed with which \
      the first administrator makes one.
      """
  )

  @Option(help: ArgumentHelp("The address to listen on; 127.0.0.1 unless configured.", valueName: "address"))
  var host: String?

  @Option(help: ArgumentHelp("The port, 0 for any that is free; 8080 unless configured.", valueName: "port"))
  var port: String?

  @Option(help: ArgumentHelp("How people reach it, such as https://debrief.example.org.", valueName: "address"))
  var url: String?

  @Flag(help: "A proxy stands before it: believe its X-Forwarded-For, -Proto and -Host.")
  var trustProxy = false

  @Option(
    help: ArgumentHelp("The certificate and those that lead to it, in PEM; then it speaks TLS.", valueName: "file"))
  var tlsCertificate: String?

  @Option(help: ArgumentHelp("The key of the certificate, in PEM.", valueName: "file"))
  var tlsKey: String?

  @Flag(help: "Webhooks may lead to this machine and its own network, too.")
  var webhookPrivateAddresses = false

  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  func run() async throws {
    var more: [Setting: String] = [:]
    more[.host] = host
    more[.port] = port
    more[.url] = url
    more[.trustProxy] = trustProxy ? "true" : nil
    more[.tlsCertificate] = tlsCertificate
    more[.tlsKey] = tlsKey
    more[.webhookPrivate] = webhookPrivateAddresses ? "true" : nil
    let settings = try kept.settingsOfData(more)
    var limits = settings.limits
    limits.knownPasswords = try settings.readKnownPasswords()
    let store = try await Store.open(settings.place, limits: limits, now: .now)
    let server = try Server(
      try settings.ofServer, store: store, documents: .of(try kept.templates(team)), now: { .now })
    let isNew = try await !store.hasAdministrator()
    let invitation =
      isNew ? try await store.makeLink(.administrator, .ofCommand) : nil
    do {
      try await server.run(logger: settings.logger) { address in
        try? Output.print("Listening on \(address)\n")
        if settings.isOpenToListeners {
          Output.say(
            "Passwords can be read on the way: give it a certificate, or put a proxy with TLS before it (--url, --trust-proxy)."
          )
        }
        guard let invitation else { return }
        let link = "\(settings.url ?? address)/welcome/\(invitation.text)"
        try? Output.print(
          "Nobody has an account yet. Open this link to make yours, as administrator; it works once, within three days:\n"
            + "\(link)\n")
      }
    } catch {
      // The network library's error is known by its words alone.
      guard "\(error)".contains("Address already in use") else { throw error }
      throw Failure.addressTaken(host: settings.host, port: settings.port)
    }
  }
}

extension Settings {
  /// Whether people reach it over a network without TLS.
  fileprivate var isOpenToListeners: Bool {
    let isNear = ["127.0.0.1", "::1", "localhost"].contains(host)
    return !isNear && certificate == nil && !(trustsProxy && url?.hasPrefix("https://") == true)
  }

  /// Those of the file that is named for it, one a line.
  fileprivate func readKnownPasswords() throws(Failure) -> Set<String> {
    guard let knownPasswords else { return [] }
    let bytes = try Input(path: knownPasswords).bytes(upTo: 64 << 20)
    return Set(bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self).lowercased() })
  }

  /// What a server is told.
  fileprivate var ofServer: Configuration {
    get throws(Failure) {
      var configuration = Configuration(host: host, port: port, version: Build.version)
      configuration.keeping = keeping
      configuration.url = url
      configuration.trustsProxy = trustsProxy
      configuration.provider = provider
      configuration.rates = rates
      configuration.allowsPrivateWebhooks = allowsPrivateWebhooks
      if let idle { configuration.idle = .seconds(idle) }
      if let bodyTime { configuration.bodyTime = .seconds(bodyTime) }
      switch (certificate, key) {
      case (let chain?, let key?): configuration.certificate = Configuration.Certificate(chain: chain, key: key)
      case (nil, nil): break
      default: throw .badSetting("TLS", "one file", certificate ?? key ?? "", wanted: "tls.certificate and tls.key")
      }
      return configuration
    }
  }
}

extension Documents {
  /// The ways between reviews and documents, by these templates.
  static func of(_ templates: Templates) -> Documents {
    let reader = DocumentReader(templates: templates)
    return Documents(
      kinds: templates.names.map { Kind(name: $0, label: templates.label(of: $0)) },
      source: { templates.named($0)?.source },
      outline: { templates.named($0)?.outline },
      render: { review, name, embed in templates.named(name)?.render(review, embed: embed, zones: reader.zones) },
      read: { bytes, name, template, targets in
        var reader = reader
        reader.targets = targets
        reader.template = template.flatMap(templates.named)
        do throws(Failure) {
          let read = try await reader.read(bytes, name: name ?? "the document")
          var review = read.review
          review.template = review.template ?? read.template?.name
          let recognised =
            read.template.map { Kind(name: $0.name, label: templates.label(of: $0.name)).label } ?? read.kind
          return Reading(
            review: review, notes: read.notes, recognised: recognised, text: read.text,
            isConverted: read.isConverted, places: read.places)
        } catch {
          return Reading(refusal: error.words)
        }
      },
      unpack: unpack,
      adding: { own in .of(templates.adding(own.map { ($0.kind.label, $0.template) })) },
      sample: { .sample }
    )
  }
}
