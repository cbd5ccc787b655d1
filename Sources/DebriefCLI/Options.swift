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
