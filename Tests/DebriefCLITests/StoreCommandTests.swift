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

  @Test func `are imported as a folder of any layout, tried first and taken back`() throws {
    let shop = try Workshop()
    try shop.write("# 2026-03-02 Queue stuck\n\n## Timeline\n\n- 14:05 alert\n- 14:20 restored\n", to: "old/queue.md")
    try shop.write("# Mail late\n\n## Action items\n\n- Watch the lag\n", to: "old/mail.md")
    try shop.write("# Mail late\n\n## Action items\n\n- Watch the lag\n\n", to: "old/again/mail.md")
    let tried = try shop.debrief("import", "old", "--dry-run", "--data", "d")
    #expect(tried.status == 0)
    #expect(tried.output.contains("old/queue.md: would be new “2026-03-02 Queue stuck”"))
    #expect(tried.output.contains("3 documents: 3 would be new"))
    #expect(tried.output.contains("The same twice: old/mail.md says what old/again/mail.md says"))
    #expect(try shop.debrief("list", "--data", "d").errors == "There is no review yet.\n")
    let kept = try shop.debrief("import", "old", "--data", "d")
    #expect(kept.output.contains("timeline in 1 (2), action items in 2 (2)"))
    #expect(try shop.debrief("import", "old", "--data", "d").output.contains("3 documents: 3 unchanged"))
    let moment = try #require(kept.output.split(separator: "--undo ").last).trimmingCharacters(
      in: .whitespacesAndNewlines)
    let undone = try shop.debrief("import", "--undo", moment, "--data", "d")
    #expect(undone.output.split(separator: "\n").count == 3 && undone.output.contains("queue.md: removed"))
    #expect(try shop.debrief("list", "--data", "d").errors == "There is no review yet.\n")
    #expect(try shop.debrief("import", "--undo", "yesterday", "--data", "d").status == 66)
  }

  @Test func `go on where somebody stopped their import`() throws {
    let shop = try Workshop()
    let folder = String(repeating: "old", count: 60)
    for number in 10..<70 {
      try shop.write("# Lift \(number) stuck\n\n## Timeline\n\n- 14:05 alert\n", to: "\(folder)/\(number).md")
    }
    let stopped = try shop.debrief("import", folder, "--data", "d", interruptedAt: "\(folder)/15.md")
    #expect(stopped.status == 130)
    #expect(stopped.errors.contains("left. The same command goes on where this one ended."))
    #expect(!stopped.output.contains("\(folder)/69.md"))
    let rest = try shop.debrief("import", folder, "--data", "d")
    #expect(rest.status == 0 && rest.output.contains("60 documents: ") && rest.output.contains(" unchanged"))
    let list = try JSON(parsing: shop.debrief("list", "--json", "--data", "d").output).elements
    #expect(list?.count == 60)
  }

  @Test func `are brought for some alone, with an owner`() throws {
    let shop = try Workshop()
    try shop.write("# Lift stuck\n\n- 14:05 alert\n", to: "lift.md")
    let nobody = try shop.debrief("import", "lift.md", "--only-for", "ann", "--data", "d")
    #expect(nobody.status == 66 && nobody.errors.contains("Nobody signs in as “ann”"))
    let kept = try shop.debrief("import", "lift.md", "--owner", "Ann Lee", "--data", "d")
    let uid = try #require(kept.output.split(separator: " ").last).trimmingCharacters(in: .whitespacesAndNewlines)
    let shown = try JSON(parsing: shop.debrief("show", uid, "--json", "--data", "d").output)
    #expect(shown["owner"]?["name"] == "Ann Lee")
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
