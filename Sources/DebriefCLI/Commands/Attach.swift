import ArgumentParser
import DebriefIntegrations
import DebriefStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files beside a review.
struct Attach: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Attach files to a review: pictures, logs, chat exports, anything.",
    discussion: """
      Example: debrief attach INC-2026-0007 graph.png app.log

      In prose a file is linked as [the log](attachment:app.log). Text files are searched.
      """
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Argument(help: ArgumentHelp("Files of any kind.", valueName: "file"))
  var files: [String]

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    try await kept.reviews(attach)
  }

  private func attach(_ reviews: any Reviews) async throws {
    let uid = try await reviews.existing(id).uid
    for path in files {
      if Path.kind(path) == .folder { throw Failure.unreadable(path, File.SystemError(EISDIR)) }
      let attached = try await reviews.attach(path, as: Path.name(path), to: uid)
      let searched = attached.indexed > 0 && attached.indexed < attached.size ? "; its first 2 MB are searched" : ""
      try Output.print("\(path): attached as \(attached.name)\(searched)\n".harmless)
    }
  }
}

/// What is attached.
struct Attachments: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attachments",
    abstract: "List the files of a review, or write one of them.",
    discussion: "Example: debrief attachments INC-2026-0007 --get app.log > app.log"
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("Write the bytes of this file to standard output.", valueName: "name"))
  var get: String?

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    try await kept.reviews(print)
  }

  private func print(_ reviews: any Reviews) async throws {
    let uid = try await reviews.existing(id).uid
    let files = try await reviews.files(uid)
    guard let get else {
      for file in files {
        try Output.print("\(file.name)  \(file.size) bytes  \(file.type.rawValue)  \(file.by)\n".harmless)
      }
      return
    }
    guard files.contains(where: { $0.name == get }) else { throw Failure.noAttachmentCalled(get, of: id) }
    try await reviews.bytes(get, of: uid) { try Output.print($0) }
  }
}
