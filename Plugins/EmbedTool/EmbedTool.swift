import Foundation

/// Turns files into Swift source: `EmbedTool files FOLDER OUTPUT` or `EmbedTool build VERSION HEAD-LOG OUTPUT`.
@main
struct EmbedTool {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch (arguments.first, arguments.count) {
      case ("files", 3): try write(files(in: arguments[2]), to: arguments[3])
      case ("build", 4): try write(build(version: arguments[2], log: arguments[3]), to: arguments[4])
      default: throw Refusal(why: "use: EmbedTool files FOLDER OUTPUT | EmbedTool build VERSION HEAD-LOG OUTPUT")
      }
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  /// Every file below the folder but hidden ones, in the order of their names.
  private static func files(in folder: String) throws -> String {
    let names = ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
    var entries = ""
    for name in names where !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      entries += "    (name: \(literal(name)), text: \(literal(try text(of: path)))),\n"
    }
    return """
      enum Embedded {
        static let files: [(name: String, text: String)] = [
      \(entries)  ]
      }

      """
  }

  private static func build(version: String, log: String) throws -> String {
    """
    enum Build {
      static let version: String = \(literal(try text(of: version).trimmingCharacters(in: .whitespacesAndNewlines)))
      static let commit: String = \(literal(commit(log: log) ?? "source"))
    }

    """
  }

  /// The second word of the last line is where HEAD is now; nil without a git checkout.
  private static func commit(log: String) -> String? {
    guard let last = (try? text(of: log))?.split(separator: "\n").last else { return nil }
    let words = last.split(separator: " ")
    guard words.count > 1, words[1].count >= 40, words[1].allSatisfy(\.isHexDigit) else { return nil }
    return String(words[1].prefix(7))
  }

  private static func text(of path: String) throws -> String {
    let bytes = try Data(contentsOf: URL(filePath: path))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(why: "\(path) is not UTF-8 text; only text can be embedded")
    }
    return text
  }

  /// Leaves an unchanged file alone, so that nothing is compiled again for it.
  private static func write(_ source: String, to path: String) throws {
    if (try? Data(contentsOf: URL(filePath: path))) == Data(source.utf8) { return }
    try Data(source.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}

struct Refusal: Error, CustomStringConvertible {
  var why: String
  var description: String { why }
}

/// A raw literal of exactly this text.
///
/// It has more `#`s than any run of them in the text, so that no quote closes it and no backslash escapes. A literal
/// reads a carriage return as a line feed, and a compiler warns of other control characters: those are written as escapes.
func literal(_ text: String) -> String {
  let fence = String(repeating: "#", count: longestRun(of: "#", in: text) + 1)
  var body = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n", "\t": body.unicodeScalars.append(scalar)
    case _ where scalar.properties.generalCategory == .control, "\u{2028}", "\u{2029}", "\u{FEFF}":
      body += "\\\(fence)u{\(String(scalar.value, radix: 16))}"
    default: body.unicodeScalars.append(scalar)
    }
  }
  let isPlain = !text.unicodeScalars.contains { $0 == "\n" || $0 == "\"" }
  return isPlain ? "\(fence)\"\(body)\"\(fence)" : "\(fence)\"\"\"\n\(body)\n\"\"\"\(fence)"
}

private func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
  var longest = 0
  var run = 0
  for each in text.unicodeScalars {
    run = each == scalar ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}
