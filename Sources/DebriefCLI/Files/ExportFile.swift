import Debrief
import DebriefIntegrations

/// A file that a tool wrote, with one incident or many.
enum ExportFile {
  /// The incidents of a file that holds a list of them, each a document of its own; nil when the file is one document.
  static func parts(_ bytes: [UInt8], name: String) -> [Exports.Part]? {
    guard let kind = kind(name), let text = try? TextDecoding.decode(bytes).text else { return nil }
    return switch kind {
    case .table: Exports.parts(csv: text)
    case .json: (try? JSON(parsing: text)).flatMap(Exports.parts)
    }
  }

  /// Whether a file that nobody named is no document for all its name: other data, a key, a signature.
  static func isOther(_ bytes: [UInt8], name: String) -> Bool {
    // Keys and signatures have the ending of AsciiDoc.
    mayBe(name) && !isExport(bytes, name: name) || bytes.starts(with: "-----BEGIN PGP".utf8)
  }

  private static func isExport(_ bytes: [UInt8], name: String) -> Bool {
    if parts(bytes, name: name) != nil { return true }
    guard kind(name) == .json, let text = try? TextDecoding.decode(bytes).text else { return false }
    return (try? JSON(parsing: text)).flatMap(Exports.tool) != nil
  }

  /// Told by the name: `incidents.json`, `incidents.csv`.
  static func mayBe(_ name: String) -> Bool { kind(name) != nil }

  private enum Kind { case json, table }

  private static func kind(_ name: String) -> Kind? {
    let name = name.lowercased()
    return name.hasSuffix(".json") ? .json : name.hasSuffix(".csv") ? .table : nil
  }
}
