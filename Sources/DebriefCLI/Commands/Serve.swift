import ArgumentParser
import Debrief
import DebriefServer
import DebriefStore

/// The pages.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the reviews to a browser on this machine.",
    discussion: """
      Example: debrief serve --data data --port 9000

      The address is printed once it answers; Ctrl-C stops.
      """
  )

  @Option(help: ArgumentHelp("The address to listen on; 127.0.0.1 unless configured.", valueName: "address"))
  var host: String?

  @Option(help: ArgumentHelp("The port, 0 for any that is free; 8080 unless configured.", valueName: "port"))
  var port: String?

  @OptionGroup var kept: StoreOptions
  @OptionGroup var team: TemplateOptions

  func run() async throws {
    var more: [Setting: String] = [:]
    more[.host] = host
    more[.port] = port
    let settings = try kept.settings(more)
    var configuration = Configuration(host: settings.host, port: settings.port, version: Build.version)
    configuration.keeping = settings.keeping
    let server = try await Server(
      configuration,
      store: Store.open(settings.place, limits: settings.limits, now: .now),
      documents: .of(try kept.templates(team)),
      now: { .now }
    )
    do {
      try await server.run(logger: settings.logger) { address in
        try? Output.print("Listening on \(address)\n")
      }
    } catch {
      // The network library's error is known by its words alone.
      guard "\(error)".contains("Address already in use") else { throw error }
      throw Failure.addressTaken(host: settings.host, port: settings.port)
    }
  }
}

extension Documents {
  /// The ways between reviews and documents, by these templates.
  static func of(_ templates: Templates) -> Documents {
    let reader = DocumentReader(templates: templates)
    return Documents(
      kinds: templates.names.map { Kind(name: $0) },
      render: { review, name, embed in templates.named(name)?.render(review, embed: embed, zones: reader.zones) },
      read: { bytes, name, template in
        var reader = reader
        reader.template = template.flatMap(templates.named)
        do throws(Failure) {
          let read = try reader.read(bytes, name: name ?? "the document")
          var review = read.review
          review.template = review.template ?? read.template?.name
          // Only JSON follows no template.
          let recognised = read.template.map { Kind(name: $0.name).label } ?? "a review in JSON"
          return Reading(review: review, notes: read.notes, recognised: recognised)
        } catch {
          return Reading(refusal: error.words)
        }
      }
    )
  }
}
