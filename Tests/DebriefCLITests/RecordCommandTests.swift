import Debrief
import Foundation
import Testing

@Suite struct `The record of a review` {
  /// A folder of data with one review of the concise template.
  private func filled() throws -> Workshop {
    let shop = try Workshop()
    try shop.write(Sample.concise, to: "kiosks.md")
    let kept = try shop.debrief("import", "kiosks.md", "--data", "d")
    #expect(kept.status == 0)
    return shop
  }

  private func uid(_ shop: borrowing Workshop) throws -> String {
    let rows = try JSON(parsing: shop.debrief("list", "--json", "--data", "d").output).elements
    return try #require(rows?.first?["uid"]?.string)
  }

  @Test func `is found by its words and those of its files`() throws {
    let shop = try filled()
    let uid = try uid(shop)
    try shop.write("refused by db-3.example.com\n", to: "app.log")
    let attached = try shop.debrief("attach", uid, "app.log", "--data", "d")
    #expect(attached.output == "app.log: attached as app.log\n")
    #expect(
      try shop.debrief("attachments", uid, "--get", "app.log", "--data", "d").output == "refused by db-3.example.com\n")
    let hit = try shop.debrief("search", "kiosk", "--data", "d").output
    #expect(hit.hasPrefix(uid) && hit.contains("kiosks"))
    #expect(
      try shop.debrief("search", "db-3.example.com", "--data", "d").output.contains("attachment:app.log: refused by"))
    let none = try shop.debrief("search", "unicorn", "--data", "d")
    #expect(none.status == 0 && none.errors == "No review holds all of these words.\n")
    let missing = try shop.debrief("attachments", uid, "--get", "no.log", "--data", "d")
    #expect(missing.status == 66 && missing.errors.contains("has no attachment “no.log”"))
  }

  @Test func `tells what changed, and goes back`() throws {
    let shop = try filled()
    let uid = try uid(shop)
    try shop.write(Sample.concise.replacing("seven kiosks", with: "nine kiosks"), to: "kiosks.md")
    _ = try shop.debrief("import", "kiosks.md", "--data", "d")
    let history = try shop.debrief("history", uid, "--data", "d").output
    #expect(history.hasPrefix("2  ") && history.contains("impactLine: “Two of seven kiosks"))
    #expect(try shop.debrief("history", uid, "--from", "1", "--data", "d").output.contains("nine kiosks"))
    #expect(try shop.debrief("show", uid, "--version", "1", "--data", "d").output.contains("seven kiosks"))
    let back = try shop.debrief("revert", uid, "--to", "1", "--data", "d")
    #expect(back.output == "Now at version 3, as it was at version 1.\n")
    let unknown = try shop.debrief("revert", uid, "--to", "9", "--data", "d")
    #expect(unknown.status == 66 && unknown.errors.contains("no version 9"))
    #expect(try shop.debrief("verify", "--data", "d").output.contains("Nothing was altered."))
  }

  @Test func `loses words for good and is still proved`() throws {
    let shop = try filled()
    let uid = try uid(shop)
    let redacted = try shop.debrief("redact", uid, "--words", "KIOSKS", "--reason", "a trade mark", "--data", "d")
    #expect(redacted.status == 0 && redacted.output.contains("Removed from 1 versions"))
    #expect(try shop.debrief("search", "kiosks", "--data", "d").output.isEmpty)
    let proof = try shop.debrief("verify", "--data", "d").output
    #expect(proof.contains("redacted it (words): a trade mark") && proof.contains("Nothing was altered."))
    let wrong = try shop.debrief("redact", uid, "--reason", "r", "--data", "d")
    #expect(wrong.status == 2 && wrong.errors.contains("Say one of --path, --words and --attachment."))
    let path = try shop.debrief("redact", uid, "--path", "..", "--reason", "r", "--data", "d")
    #expect(path.status == 2 && path.errors.contains("is no path"))
  }

  @Test func `is removed and comes back`() throws {
    let shop = try filled()
    let uid = try uid(shop)
    #expect(try shop.debrief("delete", uid, "--data", "d").output.contains("debrief undelete \(uid)"))
    #expect(try shop.debrief("list", "--data", "d").output.isEmpty)
    #expect(try shop.debrief("undelete", "--data", "d").output.hasPrefix(uid))
    #expect(try shop.debrief("undelete", uid, "--data", "d").status == 0)
    #expect(try self.uid(shop) == uid)
  }

  @Test func `is carried over by backup, restore and move`() throws {
    let shop = try filled()
    let uid = try uid(shop)
    #expect(try shop.debrief("backup", "all.debrief", "--data", "d").output == "Wrote all.debrief.\n")
    let twice = try shop.debrief("backup", "all.debrief", "--data", "d")
    #expect(twice.status == 2 && twice.errors.contains("This file is there already"))
    #expect(try shop.debrief("verify", "all.debrief").status == 0)
    #expect(try shop.debrief("restore", "all.debrief", "--data", "e").output == "Restored 1 reviews to e.\n")
    let over = try shop.debrief("restore", "all.debrief", "--data", "e")
    #expect(over.status == 2 && over.errors.contains("There are reviews or accounts already"))
    #expect(try shop.debrief("move", "--from", "sqlite:e", "--to", "sqlite:f").status == 0)
    #expect(try shop.debrief("show", uid, "--database", "sqlite:f").output.contains("kiosks"))
    #expect(try shop.debrief("doctor", "--data", "f").output == "Everything is as it should be.\n")
    let nowhere = try shop.debrief("move", "--from", "sqlite:no", "--to", "sqlite:g")
    #expect(nowhere.status == 66)
    #expect(try shop.debrief("restore", "no.debrief", "--data", "g").status == 66)
  }

  @Test func `is kept in a database that cannot be reached: that is said, without the password`() throws {
    let shop = try Workshop()
    let away = try shop.debrief("list", "--database", "postgres://ada:hunter2@127.0.0.1:9/debrief")
    #expect(away.status == 69)
    #expect(away.errors.contains("The database cannot be reached"))
    let wrong = try shop.debrief("list", "--database", "postgres://ada:hunter2@[::1/debrief")
    #expect(wrong.status == 65 && wrong.errors.contains("is no address"))
    for said in [away, wrong] { #expect(!(said.output + said.errors).contains("hunter2")) }
  }

  @Test func `shows who has what to do`() throws {
    let shop = try Workshop()
    let json =
      #"{"title":"Down","actions":[{"action":"Alert","owner":{"name":"Ada"},"due":"2026-03-01"},{"action":"Test","status":"done"}]}"#
    try shop.write(json, to: "down.json")
    _ = try shop.debrief("import", "down.json", "--data", "d")
    let open = try shop.debrief("actions", "--data", "d").output
    #expect(open.contains("2026-03-01") && open.contains("Alert") && !open.contains("Test"))
    #expect(try shop.debrief("actions", "--all", "--data", "d").output.contains("Test"))
    #expect(try shop.debrief("actions", "--owner", "Ben", "--data", "d").errors == "No action item is like that.\n")
  }

  @Test func `shows what I have to do`() throws {
    let shop = try Workshop()
    let own = NSUserName()
    let json =
      #"{"title":"Down","actions":[{"action":"Mine","owner":{"name":"\#(own)"}},{"action":"Alert","owner":{"name":"me too"}}]}"#
    try shop.write(json, to: "down.json")
    _ = try shop.debrief("import", "down.json", "--data", "d")
    let open = try shop.debrief("actions", "--owner", "me", "--data", "d").output
    #expect(open.contains("Mine") && !open.contains("Alert"))
    #expect(try shop.debrief("list", "--owner", "me", "--data", "d").output.contains("Down"))
  }
}
