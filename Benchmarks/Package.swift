// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// Markdown, Debrief, DebriefStore and Plugins are links to the folders above: their API is visible within one package only, so
// it is compiled here as a part of this one. docs/decisions/0008-benchmarks.md says why.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CMd4c", providers: [.apt(["libmd4c-dev", "libmd4c-html0-dev"])]),
    .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "Markdown", dependencies: ["CMd4c"], swiftSettings: settings),
    .target(
      name: "Debrief",
      dependencies: ["Markdown"],
      exclude: ["Templates"],
      swiftSettings: settings,
      plugins: ["Embed"]
    ),
    .target(
      name: "DebriefStore",
      dependencies: [
        "CLibpq", "Debrief", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .target(name: "Cluster", swiftSettings: settings),
    .executableTarget(
      name: "Bench",
      dependencies: [
        "CMd4c", "Cluster", "Debrief", "DebriefStore", "Markdown", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(name: "EmbedTool", path: "Plugins/EmbedTool", swiftSettings: settings),
    .plugin(name: "Embed", capability: .buildTool(), dependencies: ["EmbedTool"]),
  ]
)
