import Debrief

/// The files of one call, each with the place its result goes to. Nothing is written before all places are known.
struct Batch {
  private struct Item {
    let input: Input
    /// nil is standard output.
    let output: String?
  }

  private let items: [Item]
  /// Several reviews on standard output are one a line.
  private let layout: JSON.Layout
  /// The status of the first failure.
  private(set) var failed: ExitStatus?
  private(set) var hasNotes = false

  init(_ files: [String], _ target: Conversion.Target, output: String?) throws(Failure) {
    let found = try Input.found(files)
    let isMany = found.count > 1 || files.contains { Path.kind($0) == .folder }
    layout = isMany && output == nil ? .compact : .pretty
    guard let output else {
      if isMany, target.ending != "json" { throw .manyToOne(target.ending == "md" ? "Markdown" : "HTML") }
      items = found.map { Item(input: $0.input, output: nil) }
      return
    }
    let isFolder = isMany || Path.kind(output) == .folder || output.hasSuffix("/")
    guard isFolder else {
      items = [Item(input: found[0].input, output: output)]
      try refuseInputs()
      return
    }
    if let other = Path.kind(output), other != .folder { throw .manyToOne(target.ending) }
    items = found.map { input, relative in
      Item(input: input, output: Path.joined(output, Self.place(relative, input, target.ending)))
    }
    try refuseInputs()
    try refuseDoubles()
    for item in items { try Folder.make(Self.relativeFolder(of: item.output ?? "", below: output), in: output) }
  }

  /// Converts all; one that fails keeps none of the others back.
  mutating func run(_ convert: (Input) async throws(Failure) -> Conversion.Result) async {
    for item in items {
      do throws(Failure) {
        let result = try await convert(item.input)
        let text = result.json.map { $0.text(layout) + (layout == .compact ? "\n" : "") } ?? result.text
        if let output = item.output { try Output.write(text, to: output) } else { try Output.print(text) }
        for note in result.notes { Output.say(note.line(of: item.input.name)) }
        hasNotes = hasNotes || !result.notes.isEmpty
      } catch {
        Output.say("debrief: " + error.words)
        failed = failed ?? error.status
      }
    }
  }

  private static func place(_ relative: String, _ input: Input, _ ending: String) -> String {
    let folder = Path.folder(relative)
    return (folder == "." ? "" : folder + "/") + input.stem + "." + ending
  }

  private static func relativeFolder(of path: String, below root: String) -> String {
    String(Path.folder(path).dropFirst(root.count))
  }

  private func refuseInputs() throws(Failure) {
    let inputs = Set(items.compactMap { Path.identity($0.input.path) })
    for case let output? in items.map(\.output) {
      if Path.kind(output) == .file, let identity = Path.identity(output), inputs.contains(identity) {
        throw .overwritesInput(output)
      }
    }
  }

  private func refuseDoubles() throws(Failure) {
    var taken: [String: String] = [:]
    for item in items {
      guard let output = item.output else { continue }
      if let other = taken.updateValue(item.input.name, forKey: output) {
        throw .severalToOne(other, item.input.name, output)
      }
    }
  }
}
