/// The embedded style sheet, script and icon, each at an address that changes with its content.
struct Assets: Sendable {
  struct Asset: Sendable {
    let name: String
    let text: String
    /// Of the content, in hexadecimal digits.
    let hash: String

    var type: String {
      switch name.split(separator: ".").last {
      case "css": "text/css; charset=utf-8"
      case "js": "text/javascript; charset=utf-8"
      case "svg": "image/svg+xml"
      default: "text/plain; charset=utf-8"
      }
    }
  }

  /// By the last part of the address: `1f3a….style.css`.
  private let byAddress: [String: Asset]
  private let addresses: [String: String]

  init(_ files: [(name: String, text: String)]) {
    let assets = files.map { Asset(name: $0.name, text: $0.text, hash: Self.hash($0.text)) }
    byAddress = Dictionary(uniqueKeysWithValues: assets.map { ("\($0.hash).\($0.name)", $0) })
    addresses = Dictionary(uniqueKeysWithValues: assets.map { ($0.name, "/static/\($0.hash).\($0.name)") })
  }

  static let embedded = Assets(Embedded.files)

  /// Where that file is served.
  func path(_ name: String) -> String { addresses[name] ?? "/static/\(name)" }

  func asset(at address: String) -> Asset? { byAddress[address] }

  func text(_ name: String) -> String { addresses[name].flatMap { byAddress[String($0.dropFirst(8))]?.text } ?? "" }

  /// FNV-1a of 64 bits: it tells versions of our own files apart, and nothing else.
  private static func hash(_ text: String) -> String {
    let value = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(value, radix: 16)
  }
}
