import Foundation
import PackagePlugin

/// Writes `Embedded` (and, for the command line, `Build`) before a target is compiled.
@main
struct Embed: BuildToolPlugin {
  /// Which folder of which target is embedded; names in `Embedded.files` are relative to it.
  static let folders = ["Debrief": "Templates", "DebriefServer": "Resources/static", "DebriefCLI": "Samples"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = Self.folders[target.name] else { return [] }
    let tool = try context.tool(named: "EmbedTool").url
    var commands = [files(of: target.directoryURL.appending(path: folder), with: tool, in: context)]
    if target.name == "DebriefCLI" { commands.append(build(of: context.package, with: tool, in: context)) }
    return commands
  }

  private func files(of folder: URL, with tool: URL, in context: PluginContext) -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).sorted()
    return .buildCommand(
      displayName: "Embedding \(folder.lastPathComponent)",
      executable: tool,
      arguments: ["files", folder.path, output.path],
      inputFiles: [tool] + names.map { folder.appending(path: $0) },
      outputFiles: [output]
    )
  }

  /// The log of HEAD changes with every commit and checkout, so it is the one input that never goes stale.
  private func build(of package: Package, with tool: URL, in context: PluginContext) -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: "Build.swift")
    let version = package.directoryURL.appending(path: "VERSION")
    let log = gitFolder(of: package.directoryURL).appending(path: "logs/HEAD")
    let known = FileManager.default.fileExists(atPath: log.path)
    return .buildCommand(
      displayName: "Writing the version",
      executable: tool,
      arguments: ["build", version.path, log.path, output.path],
      inputFiles: [tool, version] + (known ? [log] : []),
      outputFiles: [output]
    )
  }

  /// In a linked work tree `.git` is a file that names the folder.
  private func gitFolder(of root: URL) -> URL {
    let git = root.appending(path: ".git")
    guard let link = try? String(contentsOf: git, encoding: .utf8), link.hasPrefix("gitdir: ") else { return git }
    let path = link.dropFirst("gitdir: ".count).trimmingCharacters(in: .whitespacesAndNewlines)
    return path.hasPrefix("/") ? URL(filePath: path) : root.appending(path: path)
  }
}
