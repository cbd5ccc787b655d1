import ArgumentParser

/// The templates that Debrief brings, and those of one's own.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "List, show, check and adopt templates.",
    discussion: """
      Start a document:
        debrief template show concise > incident.md
      Start a template of your own, and see whether it is sound:
        debrief template show concise --slots > ours.md
        debrief template check ours.md
      Make one of the blank document that your team has:
        debrief template adopt blank.md > ours.md
      """,
    subcommands: [TemplateList.self, TemplateShow.self, TemplateCheck.self, TemplateAdopt.self]
  )
}
