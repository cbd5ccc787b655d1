import ArgumentParser
import Debrief
import DebriefIntegrations

/// A team's blank document as a template.
struct TemplateAdopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Propose the slots of a blank document of your own.",
    discussion: """
      Example: debrief template adopt blank.md > ours.md

      Headings, labels, columns and lists get the slots of the fields that their words name; what stood there stays as \
      the blank. What was found, and which places no field is known for, is said on standard error. Look through it, and \
      then: debrief template check ours.md
      """
  )

  @Argument(help: ArgumentHelp("A document that nobody filled in; - is standard input.", valueName: "file"))
  var file: String

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Where to write it.", valueName: "file"))
  var output: String?

  func run() throws {
    let text = try Input(path: file).text(upTo: 1 << 20).text
    let adoption = Adoption(text)
    if let output { try Output.write(adoption.source, to: output) } else { try Output.print(adoption.source) }
    for place in adoption.places {
      Output.say(
        "\(file):\(place.line): “\(place.words)” \(place.path.map { "is \($0)" } ?? "stays as it is")".harmless)
    }
    let found = adoption.places.count { $0.path != nil }
    Output.say("\(found) of \(adoption.places.count) places have a field.")
    for problem in Template(name: "adopted", source: adoption.source).problems { Output.say(problem.line(of: file)) }
  }
}
