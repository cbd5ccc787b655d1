// swift-tools-version: 6.2
import PackageDescription

// CI builds with DEBRIEF_STRICT=1: a warning in our own code is an error there, never in a dependency.
let strict = Context.environment["DEBRIEF_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

// The tests read and write thousands of documents: DEBRIEF_OPTIMISED=1 optimises what does that in a debug build, too.
let optimised = Context.environment["DEBRIEF_OPTIMISED"] != nil
let heart = settings + (optimised ? [.unsafeFlags(["-O"])] : [])

// A target is a wall: it exists to forbid an import. docs/architecture.md draws them.
let package = Package(
  name: "debrief",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "debrief", targets: ["DebriefCLI"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    .systemLibrary(name: "CMd4c", providers: [.apt(["libmd4c-dev", "libmd4c-html0-dev"])]),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibarchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "Markdown", dependencies: ["CMd4c"], swiftSettings: heart),
    .target(
      name: "Debrief",
      dependencies: ["Markdown"],
      exclude: ["Templates"],
      swiftSettings: heart,
      plugins: ["Embed"]
    ),
    .target(
      name: "DebriefStore",
      dependencies: [
        "CLibpq", "Debrief",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "DebriefIntegrations",
      dependencies: [
        "CLibarchive", "CLibxml2", "Debrief",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: heart
    ),
    .target(
      name: "DebriefServer",
      dependencies: [
        "Debrief", "DebriefStore", "DebriefIntegrations", "Markdown",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdHTTP2", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      exclude: ["Resources"],
      swiftSettings: settings,
      plugins: ["Embed"]
    ),
    .executableTarget(
      name: "DebriefCLI",
      dependencies: [
        "Debrief", "DebriefStore", "DebriefIntegrations", "DebriefServer", "Markdown",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
      ],
      exclude: ["Samples"],
      swiftSettings: settings,
      plugins: ["Embed"]
    ),
    .executableTarget(name: "EmbedTool", path: "Plugins/EmbedTool", swiftSettings: settings),
    .plugin(name: "Embed", capability: .buildTool(), dependencies: ["EmbedTool"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Chance", "Markdown", "CMd4c"], swiftSettings: settings),
    .testTarget(
      name: "DebriefTests",
      dependencies: ["Chance", "Debrief", "Markdown"],
      exclude: ["Examples"],
      swiftSettings: settings
    ),
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: settings),
    .target(name: "Cluster", path: "Tests/Cluster", swiftSettings: settings),
    .executableTarget(
      name: "Crash",
      dependencies: ["Chance", "Cluster", "DebriefStore", "Debrief"],
      path: "Tests/Crash",
      swiftSettings: settings
    ),
    .testTarget(
      name: "DebriefStoreTests",
      dependencies: ["Chance", "Cluster", "Crash", "DebriefStore", "Debrief"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DebriefIntegrationsTests",
      dependencies: [
        "CLibarchive", "DebriefIntegrations", "Debrief", "Markdown",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DebriefCLITests",
      dependencies: [
        "CLibarchive", "DebriefCLI", "DebriefIntegrations", "DebriefStore", "Debrief",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "DebriefServerTests",
      dependencies: [
        "DebriefServer", "DebriefStore", "Debrief", "Markdown",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      swiftSettings: settings
    ),
  ]
)
