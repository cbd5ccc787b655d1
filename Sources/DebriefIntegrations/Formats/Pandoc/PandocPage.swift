import Debrief

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What pandoc is asked for: the document's own facts in JSON, a mark, and its text as a page.
enum PandocPage {
  private static let mark = "\n<!-- debrief: the text -->\n"

  /// A new file with the layout of the page, to be removed by whoever asked for it.
  static func template() -> String? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/debrief-XXXXXX.html".utf8CString)
    // Without an ending of its own pandoc gives it one.
    let file = mkstemps(&path, 5)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let text = Array("$meta-json$\(mark)$body$\n".utf8)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard write(file, text, text.count) == text.count else {
      unlink(name)
      return nil
    }
    return name
  }

  /// - Parameter reader: as pandoc calls the format.
  static func markdown(_ page: String, reader: String) -> (text: String, notes: [Note]) {
    guard let at = page.range(of: mark) else { return HTMLMarkdown.read(page) }
    let facts = (try? JSON(parsing: String(page[..<at.lowerBound])))?.members ?? []
    let title = facts.first { $0.name == "title" }.flatMap { line($0.value) }
    let (body, notes) = HTMLMarkdown.read(String(page[at.upperBound...]), isBelowTitle: title != nil)
    var head = title.map { ["# " + $0] } ?? []
    let labels = facts.filter { $0.name != "title" && $0.name != "subtitle" }.compactMap { fact in
      line(fact.value).map { "- **\(label(fact.name))**: \($0)" }
    }
    let subtitle = facts.first { $0.name == "subtitle" }.flatMap { line($0.value) }
    // In a markup it is the only heading below the title, which may well be “Summary”.
    let isHeading = reader != "docx" && reader != "odt"
    if let subtitle, !isHeading { head.append(subtitle) }
    if !labels.isEmpty { head.append(labels.joined(separator: "\n")) }
    if let subtitle, isHeading { head.append("## " + subtitle) }
    return ((head + [body]).joined(separator: "\n\n"), notes)
  }

  private static func label(_ name: String) -> String {
    let words = name.replacing("_", with: " ").replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A fact on one line; several of them behind semicolons. They are HTML.
  private static func line(_ value: JSON) -> String? {
    switch value {
    case .string(let html):
      let text = HTMLMarkdown.read(html).text.oneLine
      return text.isEmpty ? nil : text
    case .array(let elements):
      let lines = elements.compactMap(line)
      return lines.isEmpty ? nil : lines.joined(separator: "; ")
    case .object(let members):
      let lines = members.compactMap { member in line(member.value).map { "\(member.name): \($0)" } }
      return lines.isEmpty ? nil : lines.joined(separator: "; ")
    default: return value.numeral
    }
  }
}
