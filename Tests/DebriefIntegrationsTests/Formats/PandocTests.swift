import Debrief
import Foundation
import Testing

@testable import DebriefIntegrations

@Suite("Documents that pandoc reads")
struct PandocTests {
  private static let markdown = """
    # Login outage

    **Severity**: SEV-2

    ## Timeline

    | Time                 | Event           |
    |----------------------|-----------------|
    | 2026-02-16 14:05 UTC | The alarm fires |
    | 2026-02-16 14:20 UTC | Rolled back     |

    ## What went well

    - The alarm
    - snake_case * stars

    ## Action items

    1. Add an alert (Ann, 2026-03-01)

    """

  /// The same document as pandoc writes it.
  private func written(_ format: String) async throws -> [UInt8] {
    let pandoc = try Pandoc(in: nil)
    let arguments = ["--from=markdown", "--to=\(format)", "--standalone", "--output=-", "--quiet"]
    let outcome = await ChildProcess(path: pandoc.path, arguments: arguments).run(Array(Self.markdown.utf8))
    try #require(outcome.end == .status(0), "\(String(decoding: outcome.errors, as: UTF8.self))")
    return outcome.output
  }

  @Test(
    "Word, OpenDocument, Rich Text and five markups",
    arguments: [
      ("docx", "docx"), ("odt", "odt"), ("rtf", "rtf"), ("rst", "rst"), ("textile", "textile"), ("mediawiki", "wiki"),
      ("org", "org"),
    ])
  func formats(format: String, ending: String) async throws {
    let said = try await Said(try await written(format), name: "login.\(ending)")
    #expect(said.review.title == "Login outage")
    #expect(said.review.severity?.written == "SEV-2")
    #expect(
      said.timeline == ["2026-02-16T14:05Z: The alarm fires", "2026-02-16T14:20Z: Rolled back"], "\(said.text)")
    #expect(said.review.wentWell.compactMap { $0.what?.markdown } == ["The alarm", "snake_case * stars"])
    #expect(said.review.actions.map { $0.owner?.name } == ["Ann"])
  }

  @Test("What stands before a reStructuredText document is a list of labels; nothing is included")
  func facts() async throws {
    let said = try await Said(
      """
      Login outage
      ============

      :Author: Ann Lee
      :Severity: SEV-2

      Summary
      -------

      Nobody could ``sign in``.

      .. include:: /etc/passwd

      .. raw:: html
         :file: /etc/passwd
      """, name: "login.rst")
    #expect(said.review.title == "Login outage")
    #expect(said.review.severity?.written == "SEV-2")
    #expect(said.review.authors.map(\.name) == ["Ann Lee"])
    #expect(said.review.summary?.markdown == "Nobody could `sign in`.")
    #expect(!said.text.contains("root:"))
  }

  @Test("The only section below a title is a section")
  func section() async throws {
    let said = try await Said("Mail outage\n===========\n\nSummary\n-------\n\nMail was late.\n", name: "a.rst")
    #expect(said.review.title == "Mail outage")
    #expect(said.review.summary?.markdown == "Mail was late.")
  }

  @Test("No pandoc is said, and so is one that fails, says too much or takes too long")
  func trouble() async throws {
    let text = Array("a\n".utf8)
    await #expect(throws: DocumentTextError.noPandoc) {
      try await DocumentText.read(text, name: "a.rst", tools: "")
    }
    try await withPandoc("echo 'no such thing' >&2; exit 6") { tools in
      await #expect(throws: DocumentTextError.pandocFailed("no such thing")) {
        try await DocumentText.read(text, name: "a.rst", tools: tools)
      }
    }
    try await withPandoc("exit 251") { tools in
      await #expect(throws: DocumentTextError.pandocFailed("the document takes more memory than 512 MiB")) {
        try await DocumentText.read(text, name: "a.rst", tools: tools)
      }
    }
    try await withPandoc("cat /dev/zero") { tools in
      await #expect(throws: DocumentTextError.pandocTooMuch(bytes: Pandoc.most)) {
        try await DocumentText.read(text, name: "a.rst", tools: tools)
      }
    }
  }

  @Test("A program that takes too long is ended with all that it began")
  func slow() async throws {
    try await withPandoc("cat & echo $!; cat /dev/random >/dev/null") { tools in
      let process = ChildProcess(path: tools + "/pandoc", arguments: [], seconds: 0)
      let outcome = await process.run([])
      #expect(outcome.end == .tooSlow)
    }
  }

  /// A stand-in for it, in a folder of its own.
  private func withPandoc(_ script: String, _ use: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "debrief-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "pandoc")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    try await use(folder.path)
  }

  @Test("Archives that are no documents are not handed on")
  func bombs() async throws {
    let bomb = ZipMaker.zip([
      ZipMaker.file("word/document.xml", ""), .file("word/media/a.bin", [UInt8](repeating: 0, count: 8 << 20)),
    ])
    await #expect(throws: DocumentTextError.archiveTooLarge("an entry unpacks to more than 200 times its size")) {
      try await DocumentText.read(bomb, name: "a.docx")
    }
    let whole = try await written("docx")
    await #expect(throws: DocumentTextError.self) {
      try await DocumentText.read(Array(whole.prefix(whole.count / 2)), name: "a.docx")
    }
  }
}
