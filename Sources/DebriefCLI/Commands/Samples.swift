import ArgumentParser
import Debrief
import DebriefIntegrations
import DebriefStore

/// Made-up reviews to look around with.
struct Samples: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples",
    abstract: "Load or remove the reviews of made-up incidents that come with Debrief.",
    discussion: "Example: debrief samples load --data data && debrief serve --data data",
    subcommands: [Load.self, Remove.self]
  )

  struct Load: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "load",
      abstract: "Load the samples; those that are there stay as they are.",
      discussion: "Example: debrief samples load"
    )

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let store = try await kept.store()
      var created = 0
      for sample in Embedded.files {
        let bytes = Array(sample.text.utf8)
        let reader = DocumentReader(template: Template.of(sample: sample.name))
        let read = try await reader.read(bytes, name: sample.name)
        var review = read.review
        review.template = read.template?.name
        let imported = try await store.importDocument(
          review, name: "samples/" + sample.name, sha256: Store.sha256(bytes), notes: read.notes, sample: true,
          for: .holder, by: .ofCommand, door: .cli, at: .now)
        if case .created = imported { created += 1 }
      }
      let there = Embedded.files.count - created
      try Output.print("Loaded \(created) samples" + (there == 0 ? "" : "; \(there) were there") + ".\n")
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove the samples, also those that were changed.",
      discussion: "Example: debrief samples remove"
    )

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let removed = try await kept.existingStore().removeSamples(by: .ofCommand, at: .now)
      try Output.print("Removed \(removed) \(removed == 1 ? "sample" : "samples").\n")
    }
  }
}

extension Review {
  /// The one that templates are tried with.
  static let sample =
    Embedded.files.first { $0.name == "incident-review.md" }
    .map { Template.incidentReview.parse($0.text, zones: SystemZones.zones()).review } ?? Review()
}

extension Template {
  /// The template that a sample is written in: a file of its name.
  fileprivate static func of(sample name: String) -> Template? {
    named(String(name.prefix { $0 != "." }))
  }
}
