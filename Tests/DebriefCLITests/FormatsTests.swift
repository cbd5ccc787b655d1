import Foundation
import Testing

@Suite struct `Documents of other formats` {
  static let page = """
    <!doctype html><title>Disk full</title><p>Severity: SEV-3</p><h2>Timeline</h2>
    <ul><li>2026-02-16 14:05 UTC alarm</li><li>2026-02-16 14:20 UTC space is made</li></ul>
    """

  @Test func `are converted as Markdown is`() throws {
    let shop = try Workshop()
    try shop.write(Self.page, to: "in/page.html")
    try shop.write("= Queue outage\n\nSeverity:: SEV-2\n", to: "in/queue.adoc")
    try shop.write("# Notes\n", to: "in/notes.txt")
    let run = try shop.debrief("convert", "in/page.html")
    #expect(run.status == 0)
    #expect(run.output.contains(#""title": "Disk full""#))
    #expect(run.output.contains(#""written": "SEV-3""#))
    #expect(run.output.contains("2026-02-16T14:20Z"))
    #expect(try shop.debrief("convert", "in", "-o", "out").status == 0)
    #expect(shop.files.filter { $0.hasPrefix("out") } == ["out/notes.json", "out/page.json", "out/queue.json"])
  }

  @Test func `are imported from a folder, and unchanged the second time`() throws {
    let shop = try Workshop()
    try shop.write(Self.page, to: "in/page.html")
    try shop.write("= Queue outage\n\nSeverity:: SEV-2\n", to: "in/queue.adoc")
    try shop.write("-----BEGIN PGP SIGNATURE-----\n", to: "in/queue.adoc.asc")
    for word in ["created", "unchanged"] {
      let run = try shop.debrief("import", "in", "--data", "data")
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.output.split(separator: "\n").count { $0.hasPrefix("in/") && $0.contains(word) } == 2, "\(run.output)")
    }
  }

  @Test func `are imported from an archive, each under its name there`() throws {
    let shop = try Workshop()
    try shop.write(
      Data(Zipped.archive(["team/page.html": Self.page, "team/b.md": "# Beta\n", "logo.png": "x", "more.zip": "x"])),
      to: "export.zip")
    let first = try shop.debrief("import", "export.zip", "--data", "data")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("export.zip/team/b.md: created"))
    #expect(first.output.contains("export.zip/team/page.html: created"))
    #expect(first.errors.contains("export.zip: omitted: “more.zip” is left out"))
    let second = try shop.debrief("import", "export.zip", "--data", "data")
    #expect(second.output.contains("export.zip/team/b.md: unchanged"))
    let convert = try shop.debrief("convert", "export.zip")
    #expect(convert.status == 65)
    #expect(convert.errors.contains("debrief import FILE.zip"))
  }

  @Test func `say what is missing, damaged or locked`() throws {
    let shop = try Workshop()
    try shop.write("Mail outage\n===========\n\nText.\n", to: "a.rst")
    let alone = try shop.debrief("convert", "a.rst", environment: ["PATH": ""])
    #expect(alone.status == 69)
    #expect(alone.errors.contains("apt-get install pandoc"))
    #expect(try shop.debrief("convert", "a.rst").output.contains(#""title": "Mail outage""#))
    let whole = Zipped.archive(["a.md": String(repeating: "# A\n", count: 9000)])
    try shop.write(Data(whole.prefix(whole.count / 2)), to: "half.zip")
    let half = try shop.debrief("import", "half.zip", "--data", "data")
    #expect(half.status == 65)
    #expect(half.errors.contains("it is no whole archive"))
    try shop.write(Data(Zipped.archive(["a.png": "x"])), to: "none.zip")
    let none = try shop.debrief("import", "none.zip", "--data", "data")
    #expect(none.status == 65)
    #expect(none.errors.contains("there is no document in it"))
  }
}
