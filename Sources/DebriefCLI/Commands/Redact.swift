import ArgumentParser
import Debrief
import DebriefStore

/// Removes words for good.
struct Redact: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Remove words from a review for good: from every state it ever had, from search, from attachments.",
    discussion: """
      One field or element:
        debrief redact INC-2026-0007 --path "timeline[t7].event" --reason "a customer's name"
      Words, wherever they stand:
        debrief redact INC-2026-0007 --words "hunter2" --reason "a password"
      An attached file:
        debrief redact INC-2026-0007 --attachment app.log --reason "personal data"

      The history says that something was removed, when, by whom and why, and can still be proved. Backups that were made \
      before still hold the words.
      """
  )

  @Argument(help: ArgumentHelp("The incident ID, or Debrief's own identifier.", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("What a field or an element says, as debrief history names it.", valueName: "path"))
  var path: String?

  @Option(help: ArgumentHelp("Words that stand by themselves, in capitals or not.", valueName: "words"))
  var words: String?

  @Option(help: ArgumentHelp("A file and its bytes.", valueName: "name"))
  var attachment: String?

  @Option(help: ArgumentHelp("Why, for those who read the history; without the words.", valueName: "reason"))
  var reason: String

  @OptionGroup var kept: StoreOptions

  func validate() throws {
    guard [path, words, attachment].compactMap(\.self).count == 1 else {
      throw ValidationError("Say one of --path, --words and --attachment.")
    }
    if let path, FieldPath(parsing: path) == nil {
      throw ValidationError("“\(path)” is no path. It looks like summary, or timeline[t7].event.")
    }
    if let words, words.allSatisfy(\.isWhitespace) { throw ValidationError("--words needs a word.") }
  }

  func run() async throws {
    let store = try await kept.existingStore()
    let stored = try await kept.review(id, in: store)
    let uid = stored.uid
    let redaction: Redaction =
      if let words {
        .words(words, instead: Redaction.mark)
      } else if let attachment {
        .file(attachment)
      } else {
        .path(FieldPath(parsing: path ?? "") ?? FieldPath())
      }
    let redacted = try await store.redact(uid, redaction, reason: reason, by: .ofCommand, door: .cli, at: .now)
    guard !redacted.rewritten.isEmpty else {
      return try Output.print("No version of it said that; version \(redacted.version) notes the attempt.\n")
    }
    try Output.print("Removed from \(redacted.rewritten.count) versions; version \(redacted.version) says so.\n")
    if !redacted.isOverwritten {
      Output.say(
        "Their bytes may still be in the database's files; they are overwritten the next time words are removed.")
    }
    if let words { try await warn(of: words, in: uid, store) }
  }

  /// The bytes of a file stay as they are.
  private func warn(of words: String, in uid: String, _ store: Store) async throws {
    var filter = Filter(for: .holder)
    filter.text = "\"\(words)\""
    let rows = try await store.list(filter, page: Page(limit: Page.most), counted: false).rows
    for row in rows where row.uid == uid {
      let name = row.found?.file.map { "“\($0)”" } ?? "a file"
      Output.say("The attachment \(name) still holds the words: redact it with --attachment.".harmless)
    }
  }
}

/// What concerns a person.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "What concerns a person in all reviews.",
    discussion: "Example: debrief person erase \"Ada Lovelace\"",
    subcommands: [Export.self, Erase.self]
  )

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print what is kept about a person who has an account, as JSON.",
      discussion: "Example: debrief person export ada@example.org > ada.json"
    )

    @Argument(help: ArgumentHelp("What the account signs in with.", valueName: "login"))
    var login: String

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let store = try await kept.existingStore()
      guard let account = try await store.account(login: login) else { throw AccountRefusal.noSuchAccount }
      try Output.print(try await store.exportPerson(account, .ofCommand).text(.pretty))
    }
  }

  struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "erase",
      abstract: "Put a pseudonym in place of a name, in every review and its whole history, and remove the account.",
      discussion: "Example: debrief person erase \"Ada Lovelace\" ada --as \"Person 1\""
    )

    @Argument(help: ArgumentHelp("How the person is called: full name, handle, short name.", valueName: "name"))
    var names: [String]

    @Option(name: .customLong("as"), help: ArgumentHelp("The pseudonym.", valueName: "name"))
    var pseudonym = "A former colleague"

    @Option(help: ArgumentHelp("Why, for those who read the history.", valueName: "reason"))
    var reason = "a person asked to be forgotten"

    @OptionGroup var kept: StoreOptions

    func run() async throws {
      let store = try await kept.existingStore()
      let others = try await store.accounts(called: names).flatMap(\.names).filter { !names.contains($0) }
      let named = try await store.erasePerson(
        names, pseudonym: pseudonym, reason: reason, by: .ofCommand, door: .cli, at: .now)
      try Output.print("\(named.count) \(named.count == 1 ? "review" : "reviews") changed.\n")
      if !others.isEmpty {
        let list = Set(others).sorted().map { "“\($0)”" }.joined(separator: ", ")
        Output.say(
          "The account was called \(list), too. Erase such a name by itself, where it is no common word.".harmless)
      }
    }
  }
}
