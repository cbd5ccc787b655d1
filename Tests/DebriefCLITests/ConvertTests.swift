import Foundation
import Testing

@Suite struct `debrief convert` {
  @Test func `prints what a document says, and notes what it could not place`() throws {
    let shop = try Workshop()
    try shop.write(Sample.concise, to: "kiosks.md")
    let run = try shop.debrief("convert", "kiosks.md", "--from", "concise")
    #expect(run.status == 0)
    #expect(run.output.contains(#""written": "P2""#))
    #expect(run.output.contains("It rained on the roof above the router."))
    #expect(!run.output.contains(#""template""#) && !run.output.contains(#""uid""#))
    #expect(run.errors.contains("kiosks.md:9: unplaced: "))
    #expect(try shop.debrief("convert", "kiosks.md", "--from", "concise", "--strict").status == 1)
  }

  @Test func `reads standard input, and its own JSON`() throws {
    let shop = try Workshop()
    let first = try shop.debrief("convert", "-", "--from", "concise", input: Sample.concise)
    let second = try shop.debrief("convert", "-", "--strict", input: first.output)
    #expect(second.status == 0)
    #expect(second.output == first.output)
    #expect(second.errors == "")
  }

  @Test func `prints several reviews one a line`() throws {
    let shop = try Workshop()
    for name in ["a.md", "b.md"] { try shop.write(Sample.concise, to: name) }
    let run = try shop.debrief("convert", "a.md", "b.md", "--from", "concise")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
  }

  @Test func `takes a folder and keeps its names`() throws {
    let shop = try Workshop()
    for name in ["in/a.md", "in/deep/b.txt", "in/.hidden/c.md", "in/d.png"] { try shop.write(Sample.concise, to: name) }
    #expect(try shop.debrief("convert", "in", "--from", "concise", "-o", "out").status == 0)
    #expect(shop.files.filter { $0.hasPrefix("out") } == ["out/a.json", "out/deep/b.json"])
    #expect(try shop.debrief("convert", "in", "--to", "manager", "-o", "md").status == 0)
    #expect(shop.files.filter { $0.hasPrefix("md") } == ["md/a.md", "md/deep/b.md"])
  }

  @Test func `writes a web page without scripts`() throws {
    let shop = try Workshop()
    let run = try shop.debrief("convert", "-", "--to", "html", input: "# <script>alert(1)</script>\n\nText.\n")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<!doctype html>"))
    #expect(!run.output.contains("<script"))
  }

  @Test func `reads UTF-16`() throws {
    let shop = try Workshop()
    try shop.write(try #require(Sample.concise.data(using: .utf16LittleEndian)), to: "wide.md")
    try shop.write(Sample.concise, to: "narrow.md")
    let runs = try ["wide.md", "narrow.md"].map { try shop.debrief("convert", $0, "--from", "concise") }
    #expect(runs[0].output == runs[1].output)
  }

  @Test func `goes on after a bad file, and says so at the end`() throws {
    let shop = try Workshop()
    try shop.write(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 0]), to: "in/a.md")
    try shop.write(Sample.concise, to: "in/b.md")
    let run = try shop.debrief("convert", "in", "--from", "concise", "-o", "out")
    #expect(run.status == 65)
    #expect(run.errors.contains("in/a.md: this is no text"))
    #expect(shop.files.filter { $0.hasPrefix("out") } == ["out/b.json"])
  }
}

@Suite struct `debrief convert refuses` {
  @Test func `to write over its input, by whatever name`() throws {
    let shop = try Workshop()
    let file = try shop.write(Sample.concise, to: "a.md")
    try FileManager.default.createSymbolicLink(
      at: shop.folder.appending(path: "link.md"), withDestinationURL: file)
    for name in ["a.md", "./a.md", "link.md", "."] {
      let run = try shop.debrief("convert", "a.md", "--to", "manager", "-o", name)
      #expect(run.status == 2)
      #expect(run.errors.contains("never overwritten"))
    }
    #expect(try shop.text(of: "a.md") == Sample.concise)
  }

  @Test(
    arguments: [
      (["missing.md"], 66, "missing.md: there is no such file"),
      (["nofolder/"], 66, "nofolder/: there is no such file"),
      (["a.md/below.md"], 66, "a.md/below.md: there is no such file"),
      (["empty"], 65, "there is no document in it"),
      (["image.md"], 65, "a NUL byte at offset 6; it looks like a PNG image"),
      (["report.md"], 65, "it looks like a PDF document"),
      (["broken.json"], 65, "broken.json:2: this is no JSON"),
      (["list.json"], 65, "list.json: a review in JSON is an object"),
      (["a.md", "--max-size", "10"], 65, "larger than 10 bytes, the limit"),
      (["a.md", "--max-size", "0"], 2, "--max-size"),
      (["a.md", "-o", "missing/a.json"], 73, "missing/a.json: it cannot be created (No such file or directory)"),
      (["a.md", "b.md", "--to", "manager"], 2, "Name a folder with -o"),
      (["a.md", "b.md", "-o", "image.md"], 2, "Name a folder with -o"),
      (["a.md", "deep/a.md", "-o", "out"], 2, "would both be written to out/a.json"),
      (["a.md", "--to", "haiku"], 2, "“haiku” is neither a template that is known here"),
      (["a.md", "--embed"], 2, "JSON has no place for it"),
      (["a.md", "--from", "unclosed.md"], 65, "unclosed.md:3: unreadable: the section {{#timeline}} is not closed"),
      (["a.md", "--to", "unclosed.md"], 65, "The template cannot be used"),
      ([], 2, "Missing expected argument"),
    ] as [([String], Int32, String)])
  func `what it cannot do, in words`(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let shop = try Workshop()
    for name in ["a.md", "b.md", "deep/a.md"] { try shop.write(Sample.concise, to: name) }
    try FileManager.default.createDirectory(
      at: shop.folder.appending(path: "empty"), withIntermediateDirectories: true)
    try shop.write(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 0]), to: "image.md")
    try shop.write("%PDF-1.7\n", to: "report.md")
    try shop.write("{\n  \"title\": }", to: "broken.json")
    try shop.write("[]", to: "list.json")
    try shop.write("# {{title}}\n\n{{#timeline}}| {{at}} |\n", to: "unclosed.md")
    let before = shop.files
    let run = try shop.run(["convert"] + arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output == "")
    #expect(shop.files == before)
  }

  @Test func `to call a full disk a success`() throws {
    let shop = try Workshop()
    let run = try shop.debrief("convert", "-", input: Sample.concise, output: "/dev/full")
    #expect(run.status == 74)
    #expect(run.errors.contains("standard output: writing failed (No space left on device)"))
  }
}
