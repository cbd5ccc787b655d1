import ArgumentParser
import Debrief
import DebriefIntegrations

/// What commands that read documents share.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The template that the documents follow.",
      discussion: "auto finds the nearest; a file with slots is a template of your own.",
      valueName: "auto|NAME|FILE"))
  var source = "auto"

  @Option(name: .customLong("max-size"), help: ArgumentHelp("The largest document that is read.", valueName: "bytes"))
  var limit = 20 << 20

  /// nil is auto.
  func template(among templates: Templates = .ofDebrief) throws(Failure) -> Template? {
    source == "auto" ? nil : try templates.of(source)
  }

  mutating func validate() throws {
    guard limit > 0 else { throw ValidationError("--max-size is a number of bytes, at least 1.") }
  }
}

/// What commands share that know a team's templates by name.
struct TemplateOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder of the team's own templates, *.md.", valueName: "folder"))
  var templates: String?
}

/// What commands that work on kept reviews share.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of data.", valueName: "folder"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "A database instead of the folder: postgres://user@host/name, or sqlite:FOLDER.", valueName: "address"))
  var database: String?

  @Option(help: ArgumentHelp("A server that keeps the reviews; see debrief login.", valueName: "address"))
  var server: String?

  @Option(
    help: ArgumentHelp("A configuration in JSON; otherwise ./debrief.json, where there is one.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("From which level on to log: trace, debug, info, notice, warning, error.", valueName: "level"))
  var logLevel: String?

  @Option(help: ArgumentHelp("text or json, on standard error.", valueName: "format"))
  var logFormat: String?

  func validate() throws {
    guard server == nil || data == nil && database == nil else {
      throw ValidationError("Say one: --server for the reviews of a server, or --data or --database for those here.")
    }
  }

  /// What was said on the command line.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    // What is said here counts before a database that the environment or the file names.
    flags[.data] = data
    flags[.database] = database ?? data.map { "sqlite:" + $0 }
    flags[.server] = server
    flags[.logLevel] = logLevel
    flags[.logFormat] = logFormat
    return flags
  }
}

extension ArgumentHelp {
  /// Somebody's name, or `me`.
  static func owner(_ abstract: String) -> ArgumentHelp {
    ArgumentHelp(
      abstract,
      discussion: """
        me is you: here whoever has your user name, or all names of the account that signs in with it; on a server the \
        account of your token.
        """, valueName: "name")
  }
}
