import ArgumentParser

@main
struct DebriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "debrief")
}
