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
  var template: Template? {
    get throws(Failure) { source == "auto" ? nil : try Template.of(source) }
  }

  mutating func validate() throws {
    guard limit > 0 else { throw ValidationError("--max-size is a number of bytes, at least 1.") }
  }
}

extension Template {
  /// A template by its name, or from a file of the user's own.
  static func of(_ name: String) throws(Failure) -> Template {
    if let known = named(name) { return known }
    guard name.contains("/") || name.hasSuffix(".md") || Path.kind(name) == .file else { throw .unknownTemplate(name) }
    let template = try fromFile(name)
    guard template.problems.isEmpty else { throw .brokenTemplate(name, template.problems) }
    return template
  }

  /// A template from a file, whatever is wrong with it.
  static func fromFile(_ path: String) throws(Failure) -> Template {
    let input = Input(path: path)
    return Template(name: input.stem, source: try input.text(upTo: 1 << 20).text)
  }
}

/// What commands that work on kept reviews share.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of data.", valueName: "folder"))
  var data: String?

  @Option(
    help: ArgumentHelp("A configuration in JSON; otherwise ./debrief.json, where there is one.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("From which level on to log: trace, debug, info, notice, warning, error.", valueName: "level"))
  var logLevel: String?

  @Option(help: ArgumentHelp("text or json, on standard error.", valueName: "format"))
  var logFormat: String?

  /// What was said on the command line.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    flags[.data] = data
    flags[.logLevel] = logLevel
    flags[.logFormat] = logFormat
    return flags
  }
}
