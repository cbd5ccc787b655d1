import ArgumentParser
import Debrief

struct TemplateList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print the names of Debrief's templates, each with its first heading.",
    discussion: "Example: debrief template list"
  )

  func run() throws {
    let width = Template.builtInNames.map(\.count).max() ?? 0
    for template in Template.builtIn {
      let name = template.name + String(repeating: " ", count: width - template.name.count)
      try Output.print("\(name)  \(Self.heading(template))\n")
    }
  }

  /// The first heading of the blank document, without its marks.
  private static func heading(_ template: Template) -> String {
    let line = template.render(Review()).split(separator: "\n").first { $0.hasPrefix("#") } ?? ""
    return String(line.drop { $0 == "#" || $0 == " " })
  }
}
