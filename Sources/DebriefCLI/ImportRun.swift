import Debrief
import DebriefIntegrations
import DebriefStore
import Foundation

/// One call of `import`: all of its documents, kept as of one moment.
struct ImportRun {
  let reviews: any Reviews
  let reader: DocumentReader
  /// As the command names it; nil for the nearest.
  let template: String?
  /// Of a document's bytes.
  let limit: Int
  let choices: ImportChoices
  /// The files that were named one by one, and have to be documents.
  let named: Set<String>

  private(set) var report = ImportReport()
  private(set) var failed: ExitStatus?
  private(set) var hasNotes = false
  private(set) var count = 0
  /// How many files were left when somebody stopped it; nil where nobody did.
  private(set) var left: Int?
  private var bar = ProgressBar(of: 0)
  /// Those that are being read, the first in front.
  private var underway: [(path: String, read: Task<ReadDocument, any Error>)] = []

  /// So many documents are read beside each other.
  private static let atOnce = ProcessInfo.processInfo.activeProcessorCount

  init(
    _ reviews: any Reviews, _ reader: DocumentReader, template: String?, limit: Int, choices: ImportChoices,
    named: [String]
  ) {
    (self.reviews, self.reader, self.template, self.limit) = (reviews, reader, template, limit)
    (self.choices, self.named) = (choices, Set(named))
  }

  /// One that fails keeps none of the others back. Whoever stops it finds whole documents kept; the same import again goes
  /// on behind them.
  mutating func keep(_ inputs: [(input: Input, relative: String)]) async throws {
    let stop = Stop()
    defer { stop.unwatch() }
    bar = ProgressBar(of: inputs.count)
    for (place, (input, name)) in zip(inputs.map(\.input), Self.names(inputs)).enumerated() {
      if stop.isAsked {
        left = inputs.count - place
        break
      }
      defer { bar.advance() }
      do {
        if let archive = try ArchiveFile(input, limit: limit) {
          defer { archive.close() }
          do { try await keep(archive, of: input.name, as: name) } catch let failure as Failure {
            fail(failure.words, failure.status)
          }
          // What they link lies there no longer than that.
          try await keepAll()
        } else {
          let bytes = try input.bytes(upTo: limit)
          let isNamed = named.contains(input.path)
          let companions = await Companions(bytes, of: input.path, below: input.root, isFolder: !isNamed)
          try await keep(
            companions.bytes, path: input.name, name: name, isNamed: isNamed, companions: companions.files)
        }
      } catch let failure as Failure {
        fail(failure.words, failure.status)
      }
    }
    try await keepAll()
  }

  /// Its documents one after the other, each known by the archive's name and its own.
  private mutating func keep(_ archive: ArchiveFile, of path: String, as name: String) async throws {
    while let entry = try archive.next() {
      do {
        guard let bytes = entry.bytes else { throw Failure.tooLarge("\(path)/\(entry.name)", limit: limit) }
        let companions = await archive.companions(bytes, of: entry.name)
        try await keep(
          companions.bytes, path: "\(path)/\(entry.name)", name: "\(name)/\(entry.name)", isNamed: false,
          companions: companions.files)
      } catch let failure as Failure {
        fail(failure.words, failure.status)
      }
    }
    for note in archive.leftOut { Output.say(note.line(of: path)) }
    hasNotes = hasNotes || !archive.leftOut.isEmpty
  }

  /// A file is one document, or holds the incidents of a tool's export. What nobody named and what is neither is left out.
  private mutating func keep(
    _ bytes: [UInt8], path: String, name: String, isNamed: Bool, companions: [Companions.File] = []
  ) async throws {
    if !isNamed, ExportFile.isOther(bytes, name: name) { return }
    guard let parts = ExportFile.parts(bytes, name: name) else {
      return try await attempt(
        IncomingDocument(
          bytes: bytes, path: path, name: name, template: template, choices: choices, companions: companions))
    }
    for part in parts {
      try await attempt(
        IncomingDocument(
          bytes: part.json.bytes(), path: "\(path)#\(part.name)", name: "\(name)#\(part.name)", template: template,
          choices: choices, isForeign: !part.isKnown))
    }
  }

  /// Begins to read it. They are kept in their order, so that of two editions the later one counts.
  private mutating func attempt(_ document: IncomingDocument) async throws {
    count += 1
    if document.isForeign {
      let failure = Failure.noExport(document.path)
      return fail(failure.words, failure.status)
    }
    if underway.count == Self.atOnce { try await keepFirst() }
    let (reviews, reader) = (reviews, reader)
    underway.append((document.path, Task { try await reviews.read(document, reader) }))
  }

  private mutating func keepAll() async throws {
    while !underway.isEmpty { try await keepFirst() }
  }

  private mutating func keepFirst() async throws {
    let (path, read) = underway.removeFirst()
    do {
      try await keep(try await read.value)
    } catch let failure as Failure {
      fail(failure.words, failure.status)
    } catch let error as RemoteError where error.exitStatus == .badInput {
      fail("\(path): \(error.words)", .badInput)
    }
  }

  private mutating func fail(_ words: String, _ status: ExitStatus) {
    bar.clear()
    Output.say("debrief: \(words)".harmless)
    failed = failed ?? status
    report.addFailure()
  }

  private mutating func keep(_ read: ReadDocument) async throws {
    let document = read.incoming
    let kept = try await reviews.keep(read)
    bar.clear()
    try Output.print("\(document.path): \(choices.isTrial ? kept.trialWords : kept.words)\n".harmless)
    for note in kept.notes { Output.say(note.line(of: document.path)) }
    for path in kept.conflicts {
      Output.say("\(document.path): conflict: both editions changed “\(path)”; settle it on the review's page".harmless)
    }
    hasNotes = hasNotes || !kept.notes.isEmpty
    report.add(kept, document.path)
    if !document.companions.isEmpty, !choices.isTrial { try await attach(document, to: kept.uid) }
  }

  /// What the review has already stays as it is.
  private mutating func attach(_ document: IncomingDocument, to uid: String) async throws {
    let known = Set(try await reviews.files(uid).map(\.name))
    for file in document.companions where !known.contains(file.name) {
      do {
        _ = try await reviews.attach(file.path, as: file.name, to: uid)
      } catch let error as StoreError {
        fail("\(document.path): \(file.name) was not attached. \(error.description)", .badInput)
        continue
      } catch let error as RemoteError where error.exitStatus == .badInput {
        fail("\(document.path): \(file.name) was not attached. \(error.words)", .badInput)
        continue
      }
      try Output.print("\(document.path): attached \(file.name)\n".harmless)
    }
  }

  /// The names by which documents are known again: the files' own, with their folders where two are alike.
  private static func names(_ inputs: [(input: Input, relative: String)]) -> [String] {
    let bare = inputs.map { Path.name($0.relative) }
    let counts = Dictionary(bare.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(inputs, bare).map { input, name in counts[name] == 1 ? name : input.relative }
  }
}

extension KeptDocument {
  /// What would become of the document.
  fileprivate var trialWords: String {
    let title = review?.title.map { " “\($0)”" } ?? ""
    return switch outcome {
    case .created: "would be new" + title
    case .updated: "would change a review" + title
    case .unchanged: "unchanged"
    }
  }
}
