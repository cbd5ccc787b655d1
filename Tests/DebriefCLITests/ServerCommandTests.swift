import Debrief
import Foundation
import Testing

@Suite struct `Reviews behind a server` {
  @Test func `are read as those of a folder are`() async throws {
    let shop = try Workshop()
    _ = try shop.debrief("samples", "load", "--data", "d")
    let id = try #require(try JSON(parsing: shop.debrief("list", "--json", "--data", "d").output).elements?.first)
    let uid = try #require(id["uid"]?.string)
    try shop.write("cache full\n", to: "app.log")
    _ = try shop.debrief("attach", uid, "app.log", "--data", "d")
    let serving = try await Serving("d", in: shop)
    let commands = [
      ["list"], ["list", "--json"], ["list", "--sort", "title", "--reverse"],
      ["list", "--sort", "severity", "--json"], ["list", "--severity", "1", "--severity", "2"],
      ["list", "--severity", "SEV-1"], ["list", "--search", "database", "--json"],
      ["list", "--status", "draft", "--status", "final"], ["list", "--from", "2026-01-01"],
      ["list", "--owner", "nobody"],
      ["list", "--severity", "dire"], ["show", uid], ["show", uid, "--json"], ["show", uid, "--version", "1"],
      ["show", uid, "--version", "99"], ["show", "INC-nowhere"], ["search", "database"], ["search", "full", "cache"],
      ["search", "unheardof"], ["search", ""],
      ["attach", uid, "."], ["actions"], ["actions", "--all", "--json"], ["actions", "--due", "2026-03-01"],
      ["history", uid], ["history", uid, "--json"], ["history", uid, "--from", "1"], ["export", uid, "--to", "json"],
      ["export", uid, "--to", "executive"], ["export", uid, "--to", "concise", "--embed"],
      ["export", uid, "--to", "html"],
      ["attachments", uid], ["attachments", uid, "--get", "app.log"], ["attachments", uid, "--get", "no.log"],
      ["undelete"],
    ]
    for command in commands {
      let near = try shop.run(command + ["--data", "d"])
      let far = try shop.run(command + ["--server", serving.address], environment: ["DEBRIEF_TOKEN": serving.token])
      #expect(near.output == far.output, "\(command)")
      #expect(near.status == far.status, "\(command): \(far.errors)")
      if near.status == 0 { #expect(near.errors == far.errors, "\(command)") }
      #expect(!(far.output + far.errors).contains(serving.token))
    }
  }

  @Test func `are changed as those of a folder are`() async throws {
    let shop = try Workshop()
    _ = try shop.debrief("samples", "load", "--data", "d")
    let serving = try await Serving("d", in: shop)
    let environment = ["DEBRIEF_TOKEN": serving.token, "DEBRIEF_SERVER": serving.address + "/"]
    func run(_ arguments: String...) throws -> String {
      let run = try shop.run(arguments, environment: environment)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      return run.output
    }
    let id = try run("new", "--title", "Lifts stopped", "--severity", "SEV-1", "--template", "manager")
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(id.hasPrefix("INC-"))
    #expect(try run("show", id).hasPrefix("Lifts stopped\n\(id) · SEV-1"))

    try shop.write(`Kept reviews`.document, to: "badges.md")
    #expect(try run("import", "badges.md", "--from", "concise").hasPrefix("badges.md: created "))
    #expect(try run("import", "badges.md").hasPrefix("badges.md: unchanged ("))
    try shop.write(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), to: "picture.md")
    let bad = try shop.run(["import", "picture.md", "badges.md"], environment: environment)
    #expect(bad.status == 65 && bad.errors.contains("picture.md: the server says"), "\(bad.errors)")
    #expect(bad.output.hasPrefix("badges.md: unchanged ("))
    let own = try shop.run(["import", "badges.md", "--from", "./own.md"], environment: environment)
    #expect(own.status == 2 && own.errors.contains("by the templates that it knows"))
    let strange = try shop.run(["import", "badges.md", "--from", "haiku"], environment: environment)
    #expect(strange.status == 66 && strange.errors.contains("no template of this name"), "\(strange.errors)")
    try shop.write(`Kept reviews`.document.replacing("340", with: "380"), to: "badges.md")
    #expect(try run("import", "badges.md").hasSuffix("(1 change)\n"))
    let rows = try #require(try JSON(parsing: run("list", "--search", "badge", "--json")).elements)
    let uid = try #require(rows.first?["uid"]?.string)
    #expect(try run("revert", uid, "--to", "1") == "Now at version 3, as it was at version 1.\n")
    #expect(try run("revert", uid, "--to", "3") == "It is as it was at version 3 already.\n")
    #expect(try run("show", uid).contains("340"))
    #expect(try run("history", uid).contains("Ada edited it  [api]"))

    try shop.write(Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }), to: "dump one.bin")
    #expect(try run("attach", uid, "dump one.bin") == "dump one.bin: attached as dump one.bin\n")
    #expect(try run("attachments", uid).hasPrefix("dump one.bin  3000000 bytes  "))

    #expect(try run("delete", id).hasPrefix("Removed. This brings it back: debrief undelete "))
    #expect(try run("undelete").contains("Lifts stopped"))
    #expect(try run("undelete", id) == "\(id) is back.\n")
    #expect(try run("list", "--search", "lifts").contains(id))
  }

  @Test func `take a token that login keeps`() async throws {
    let shop = try Workshop()
    _ = try shop.debrief("new", "--title", "One", "--data", "d")
    let serving = try await Serving("d", in: shop)
    let config = shop.folder.appending(path: "config")
    let environment = ["XDG_CONFIG_HOME": config.path]
    let server = ["--server", serving.address]
    let without = try shop.run(["list"] + server, environment: environment)
    #expect(without.status == 77 && without.errors.contains("debrief login --server \(serving.address)"))
    let wrong = try shop.run(["login"] + server, input: "debrief_wrong\n", environment: environment)
    #expect(wrong.status == 77 && wrong.errors.contains("The server does not know the token"), "\(wrong.errors)")
    #expect(!wrong.errors.contains("debrief_wrong"))
    #expect(!FileManager.default.fileExists(atPath: config.path))
    #expect(try shop.run(["login"] + server, input: "", environment: environment).status == 77)

    let login = try shop.run(["login"] + server, input: serving.readingToken + "\n", environment: environment)
    #expect(login.output == "Signed in to \(serving.address) as Ada. This token may: read.\n", "\(login.errors)")
    let file = config.appending(path: "debrief/tokens.json").path
    #expect(try Self.mode(of: file) == 0o600)
    #expect(try Self.mode(of: config.appending(path: "debrief").path) == 0o700)
    #expect(try shop.run(["list"] + server, environment: environment).output.contains("One"))
    let denied = try shop.run(["new", "--title", "Two"] + server, environment: environment)
    #expect(denied.status == 77 && denied.errors.contains("token with more scopes"), "\(denied.errors)")

    // A file may lie in anybody's folder: what it names gets no token from the environment.
    try shop.write(#"{"server": "http://127.0.0.1:9"}"#, to: "debrief.json")
    let lured = try shop.run(["list"], environment: environment.merging(["DEBRIEF_TOKEN": serving.token]) { $1 })
    #expect(lured.status == 77 && lured.errors.contains("There is no token for http://127.0.0.1:9"))

    let logout = try shop.run(["logout"] + server, environment: environment)
    #expect(logout.output == "The token for \(serving.address) is forgotten.\n")
    #expect(try !String(contentsOfFile: file, encoding: .utf8).contains("debrief_"))
    #expect(try shop.run(["list"] + server, environment: environment).status == 77)
    for run in [login, denied, logout] { #expect(!(run.output + run.errors).contains(serving.readingToken)) }
  }

  @Test(
    arguments: [
      (["list", "--server", "http://127.0.0.1:9"], 69, "http://127.0.0.1:9 does not answer"),
      (["list", "--server", "http://debrief.example.org"], 2, "over a connection that others can read"),
      (["list", "--server", "debrief.example.org"], 78, "the address of a server"),
      (["list", "--server", "http://localhost:9", "--data", "d"], 2, "Say one: --server"),
      (["serve", "--server", "http://localhost:9"], 2, "with --data FOLDER"),
      (["backup", "b.debrief", "--server", "http://localhost:9"], 2, "with --data FOLDER"),
      (["doctor", "--server", "http://localhost:9"], 2, "with --data FOLDER"),
      (["user", "list", "--server", "http://localhost:9"], 2, "with --data FOLDER"),
      (["samples", "load", "--server", "http://localhost:9"], 2, "with --data FOLDER"),
      (["login"], 2, "Which server?"),
    ] as [([String], Int32, String)])
  func `say what is wrong`(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let shop = try Workshop()
    let run = try shop.run(arguments, environment: ["DEBRIEF_TOKEN": "debrief_secret"])
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!run.errors.contains("debrief_secret"))
  }

  private static func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
