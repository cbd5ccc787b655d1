// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Markdown, Debrief and Plugins are links to the folders above: the engine's API is visible within one package only, so
// it is compiled here as a part of this one. docs/decisions/0008-benchmarks.md says why.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CMd4c", providers: [.apt(["libmd4c-dev", "libmd4c-html0-dev"])]),
    .target(name: "Markdown", dependencies: ["CMd4c"], swiftSettings: settings),
    .target(
      name: "Debrief",
      dependencies: ["Markdown"],
      exclude: ["Templates"],
      swiftSettings: settings,
      plugins: ["Embed"]
    ),
    .executableTarget(name: "Bench", dependencies: ["CMd4c", "Debrief", "Markdown"], swiftSettings: settings),
    .executableTarget(name: "EmbedTool", path: "Plugins/EmbedTool", swiftSettings: settings),
    .plugin(name: "Embed", capability: .buildTool(), dependencies: ["EmbedTool"]),
  ]
)
