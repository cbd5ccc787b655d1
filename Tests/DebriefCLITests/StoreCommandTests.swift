import Debrief
import Foundation
import Testing

@Suite struct `Kept reviews` {
  static let document = """
    # Badge readers refused everybody

    ## Incident Overview
    - **Date**: 2026-05-06
    - **Severity**: P1
    - **Impact**: 340 people waited outside

    """

  @Test func `are imported once, and again when they change`() throws {
    let shop = try Workshop()
    try shop.write(Self.document, to: "badges.md")
    let first = try shop.debrief("import", "badges.md", "--from", "concise", "--data", "d")
    #expect(first.status == 0)
    #expect(first.output.hasPrefix("badges.md: created "))
    let again = try shop.debrief("import", "badges.md", "--from", "concise", "--data", "d")
    #expect(again.output.hasPrefix("badges.md: unchanged"))
    try shop.write(Self.document.replacing("340", with: "380"), to: "badges.md")
    let changed = try shop.debrief("import", "badges.md", "--from", "concise", "--data", "d")
    #expect(changed.output.hasPrefix("badges.md: updated "))
    let rows = try JSON(parsing: shop.debrief("list", "--json", "--data", "d").output).elements
    #expect(rows?.count == 1)
  }

  @Test func `are begun, listed, shown and exported`() throws {
    let shop = try Workshop()
    let environment = ["DEBRIEF_DATA": shop.folder.appending(path: "data").path]
    let id = try shop.debrief(
      "new", "--title", "Lifts stopped", "--severity", "SEV-1", "--template", "manager", environment: environment
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(id.hasPrefix("INC-"))
    _ = try shop.debrief("new", "--title", "Doors stuck", "--severity", "SEV-3", environment: environment)
    let all = try shop.debrief("list", environment: environment).output
    #expect(all.contains("Lifts stopped") && all.contains("Doors stuck"))
    let worst = try shop.debrief("list", "--severity", "sev1", "--status", "draft", environment: environment).output
    #expect(worst.contains("Lifts stopped") && !worst.contains("Doors stuck"))
    #expect(try shop.debrief("list", "--search", "doors", "--json", environment: environment).output.contains("stuck"))
    #expect(try shop.debrief("show", id, environment: environment).output.hasPrefix("Lifts stopped\n\(id) · SEV-1"))
    #expect(try shop.debrief("show", id, "--json", environment: environment).output.contains(#""rank": 1"#))
    let exported = try shop.debrief("export", id, "--to", "executive", "-o", "report.md", environment: environment)
    #expect(exported.status == 0)
    #expect(try shop.text(of: "report.md").contains("Lifts stopped"))
  }

  @Test func `come with samples, which can be removed`() throws {
    let shop = try Workshop()
    #expect(try shop.debrief("samples", "load", "--data", "d").output == "Loaded 5 samples.\n")
    #expect(try shop.debrief("samples", "load", "--data", "d").output == "Loaded 0 samples; 5 were there.\n")
    #expect(try shop.debrief("list", "--data", "d").output.split(separator: "\n").count == 6)
    #expect(try shop.debrief("samples", "remove", "--data", "d").output == "Removed 5 samples.\n")
    #expect(try shop.debrief("list", "--data", "d").errors == "There is no review yet.\n")
  }

  @Test(
    arguments: [
      (["list", "--data", "typo"], 66, "There are no reviews in typo yet"),
      (["show", "INC-1", "--data", "d"], 66, "There is no review “INC-1” in d"),
      (["export", "INC-1", "--to", "haiku", "--data", "d"], 2, "“haiku” is neither"),
      (["list", "--severity", "dire", "--data", "d"], 2, "“dire” is nothing that --severity knows"),
      (["list", "--status", "shiny", "--data", "d"], 2, "It takes draft, in-review, approved, final"),
      (["list", "--from", "yesterday", "--data", "d"], 2, "--from"),
      (["new", "--template", "haiku", "--data", "d"], 2, "“haiku” is neither"),
      (["import", "missing.md", "--data", "d"], 66, "missing.md: there is no such file"),
      (["list", "--data", "file"], 66, "There are no reviews in file yet"),
      (["samples", "load", "--data", "file"], 73, "The folder of data cannot be made"),
      (["serve", "--url", "example.org", "--data", "d"], 78, "an address such as https://debrief.example.org"),
      (["serve", "--tls-key", "key.pem", "--data", "d"], 78, "tls.certificate and tls.key"),
      (["serve", "--port", "many", "--data", "d"], 78, "“many” of --port in the command line"),
    ] as [([String], Int32, String)])
  func `say what is wrong`(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let shop = try Workshop()
    try shop.write("", to: "file")
    _ = try shop.debrief("new", "--title", "One", "--data", "d")
    let run = try shop.run(arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: shop.folder.appending(path: "typo").path))
  }

  @Test func `cannot steer the terminal`() throws {
    let shop = try Workshop()
    _ = try shop.debrief("new", "--title", "Red \u{1B}[31malert\u{7}", "--data", "d")
    #expect(try !shop.debrief("list", "--data", "d").output.contains("\u{1B}"))
  }
}
