import DebriefIntegrations
import Foundation
import Testing

@testable import DebriefCLI

@Suite("Files beside a document")
struct CompanionsTests {
  @Test func `come along from the folder that was named, each by a name of its own`() async throws {
    let shop = try Workshop()
    try shop.write("one", to: "all/a/graph.png")
    try shop.write("two", to: "all/b/graph.png")
    try shop.write("log", to: "all/app (1).log")
    try shop.write("not theirs", to: "outside.png")
    try shop.write("hidden", to: "all/.git/config")
    let text = """
      # Lift

      ![a](a/graph.png) ![b](b/graph.png "Two") [log](app%20(1).log) [log](<app (1).log>)
      ![again](./a/graph.png) ![x](../outside.png) [next](other.md) [site](https://example.com/a.png) ![none](none.png) [g](.git/config)
      """
    let root = shop.folder.appending(path: "all").path
    let found = await Companions(Array(text.utf8), of: root + "/lift.md", below: root, isFolder: true)
    #expect(found.files.map(\.name) == ["graph.png", "graph-2.png"])
    let written = String(decoding: found.bytes, as: UTF8.self)
    #expect(written.contains("![a](attachment:graph.png) ![b](attachment:graph-2.png \"Two\")"))
    #expect(written.contains("![again](attachment:graph.png) ![x](../outside.png) [next](other.md)"))
    #expect(written.contains("(https://example.com/a.png) ![none](none.png) [g](.git/config)"))
  }

  @Test func `are pictures alone where the document was named, and none through a link of the file system`()
    async throws
  {
    let shop = try Workshop()
    try shop.write("one", to: "in/graph.png")
    try shop.write("key", to: "in/key.txt")
    try shop.write("secret", to: "secret.png")
    let root = shop.folder.appending(path: "in").path
    try FileManager.default.createSymbolicLink(
      atPath: root + "/link.png", withDestinationPath: shop.folder.appending(path: "secret.png").path)
    let text = "![a](graph.png) [k](key.txt) ![l](link.png)"
    let found = await Companions(Array(text.utf8), of: root + "/a.md", below: root, isFolder: false)
    #expect(found.files.map(\.name) == ["graph.png"])
  }

  @Test func `are told by the markup that links them`() async throws {
    let shop = try Workshop()
    for name in ["a.png", "b c.png", "site.css", "icon.png", "next.html"] { try shop.write("x", to: "in/\(name)") }
    let root = shop.folder.path + "/in"
    let documents = [
      "a.html": """
      <!doctype html><title>Lift</title><link href="site.css"><img class="icon" src="icon.png"><p>It stood.
      <img alt="q" src="a.png?version=2&amp;api=v2"> <a href="b%20c.png">more</a> <a href="next.html">next</a></p>
      """,
      "a.adoc": "= Lift\n\nIt stood.\n\nimage::a.png[Queue]\n\nSee link:b%20c.png[more].\n",
      "a.rst": "Lift\n====\n\nIt stood.\n\n.. image:: a.png\n\n.. figure:: b c.png\n\n   More\n",
    ]
    for (name, text) in documents {
      let found = await Companions(Array(text.utf8), of: "\(root)/\(name)", below: root, isFolder: true)
      #expect(found.files.map(\.name) == ["a.png", "b c.png"], "\(name)")
      let read = try await DocumentText.read(found.bytes, name: name).text
      #expect(read.contains("](attachment:a.png)") && read.contains("](attachment:b%20c.png)"), "\(name): \(read)")
    }
  }

  @Test func `come out of an archive with the documents that link them`() throws {
    let shop = try Workshop()
    let page = "<!doctype html><title>Lift stuck</title><p>It stood. <img alt=\"q\" src=\"../img/queue.png\"></p>"
    try shop.write(
      Data(
        Zipped.archive([
          "team/lift.html": page, "img/queue.png": "\u{89}PNG", "img/unused.png": "x",
          "gate.md": "# Gate\n\n## Summary\n\nIt stood. ![a](img/queue.png) ![b](../../out.png) [c](img/none.png)\n",
        ])), to: "export.zip")
    let kept = try shop.debrief("import", "export.zip", "--data", "d")
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(kept.output.contains("export.zip/team/lift.html: attached queue.png"))
    #expect(kept.output.contains("export.zip/gate.md: attached queue.png"))
    #expect(!kept.output.contains("unused") && !kept.output.contains("out.png"))
    #expect(try shop.debrief("import", "export.zip", "--data", "d").output.contains("2 documents: 2 unchanged"))
  }

  @Test func `stand under the review, and are taken back with it`() throws {
    let shop = try Workshop()
    try shop.write("# Lift stuck\n\n## Summary\n\nIt stood. ![queue](img/queue.png)\n", to: "all/lift.md")
    try shop.write("# Gate stuck\n\n## Summary\n\nIt stood.\n", to: "all/gate.md")
    try shop.write("\u{89}PNG", to: "all/img/queue.png")
    let kept = try shop.debrief("import", "all", "--data", "d")
    #expect(kept.output.contains("all/lift.md: attached queue.png"))
    #expect(try shop.debrief("import", "all", "--data", "d").output.contains("2 documents: 2 unchanged"))
    let run = try #require(kept.output.split(separator: "--undo ").last).trimmingCharacters(in: .whitespacesAndNewlines)
    let undone = try shop.debrief("import", "--undo", run, "--data", "d").output
    #expect(undone.contains("lift.md: removed") && undone.contains("gate.md: removed"))
  }
}
