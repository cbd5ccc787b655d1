import Debrief

/// Directives of MyST and Quarto: what they hold, without the lines that say how it is set.
enum Directives {
  static func markdown(_ text: String) -> (text: String, notes: [Note]) {
    let front = FrontPart.end(of: text)
    var reading = Reading()
    for line in text[front...].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      reading.take(line)
    }
    return (text[..<front] + reading.out.joined(separator: "\n"), reading.notes)
  }

  private struct Reading {
    var out: [String] = []
    var notes: [Note] = []
    /// The signs that close what is open, the innermost last.
    private var open: [String] = []
    /// The fence of code that is open.
    private var code: String?
    /// Whether lines such as `:name: x` or `#| label: y` may follow.
    private var isHead = false

    mutating func take(_ line: Substring) {
      let bare = line.trimmed
      if let close = code { return takeCode(line, bare, close) }
      if isHead, isOption(bare) { return }
      isHead = false
      if let last = open.last, bare == last {
        open.removeLast()
        out.append("")
        return
      }
      let marks = bare.prefix { $0 == bare.first }
      guard marks.count > 2, let sign = marks.first, ":`~".contains(sign) else {
        out.append(bare.hasPrefix("% ") ? "" : Directives.roles(line))
        return
      }
      let rest = bare.dropFirst(marks.count).trimmed
      if sign == ":", rest.isEmpty { return }
      guard sign == ":" || rest.hasPrefix("{") && !isRun(rest) else {
        code = String(marks)
        isHead = true
        let language = rest.hasPrefix("{") ? rest.dropFirst().prefix { $0.isLetter || $0.isNumber } : rest
        out.append("\(marks)\(language)")
        return
      }
      begin(rest, String(marks))
    }

    /// A directive: its title stays, and its name where that says something.
    private mutating func begin(_ rest: Substring, _ marks: String) {
      let name = rest.hasPrefix("{") ? rest.dropFirst().prefix { $0 != "}" } : ""
      let isQuarto = name.first == "." || name.first == "#" || name.contains(" ")
      if !isQuarto, ["figure", "image", "include", "literalinclude"].contains(name.trimmed) {
        notes.append(Note(.omitted, "“\(rest.prefix(100))” is left out; attach it to the review if it matters"))
      }
      if !isQuarto, ["code-block", "code", "code-cell", "literalinclude"].contains(name.trimmed) {
        code = marks
        isHead = true
        return out.append(marks + rest.drop { $0 != "}" }.dropFirst().trimmed)
      }
      let words = isQuarto ? Self.title(name) : String(rest.drop { $0 != "}" }.dropFirst().trimmed)
      open.append(marks)
      isHead = true
      out.append("")
      if !words.isEmpty { out += ["**\(words)**", ""] }
    }

    private static func title(_ attributes: Substring) -> String {
      guard let start = attributes.range(of: "title=\"") else { return "" }
      return String(attributes[start.upperBound...].prefix { $0 != "\"" })
    }

    private mutating func takeCode(_ line: Substring, _ bare: Substring, _ close: String) {
      if bare == close { code = nil } else if isHead, isOption(bare) { return }
      isHead = false
      out.append(String(line))
    }

    /// `:class: tip`, `#| echo: false`
    private func isOption(_ bare: Substring) -> Bool {
      if bare.hasPrefix("#|") { return true }
      guard bare.first == ":", let end = bare.dropFirst().firstIndex(of: ":") else { return false }
      return bare[..<end].dropFirst().allSatisfy { $0.isLetter || $0 == "-" || $0 == "_" } && end > bare.startIndex
        && !bare.hasPrefix("::")
    }

    /// Code that runs: `{python}`, `{r setup, echo=FALSE}`.
    private func isRun(_ rest: Substring) -> Bool {
      let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber }.lowercased()
      return ["python", "r", "julia", "bash", "sql", "ojs", "mermaid", "dot", "sh", "javascript"].contains(name)
    }
  }

  /// ``{abbr}`MTTR``` is what stands in it.
  static func roles(_ line: Substring) -> String {
    guard line.contains("}`") else { return String(line) }
    var out = ""
    var rest = line
    while let sign = rest.range(of: "}`"), let open = rest[..<sign.lowerBound].lastIndex(of: "{"),
      let close = rest[sign.upperBound...].firstIndex(of: "`")
    {
      let name = rest[rest.index(after: open)..<sign.lowerBound]
      let inside = rest[sign.upperBound..<close]
      let isRole = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-:_".contains($0) }
      out += rest[..<open]
      out += isRole ? words(name, inside) : String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }

  private static func words(_ name: Substring, _ inside: Substring) -> String {
    if ["code", "kbd", "file", "command", "math"].contains(name) { return "`\(inside)`" }
    // `words <where they lead>`
    guard inside.hasSuffix(">"), let open = inside.lastIndex(of: "<"), open > inside.startIndex else {
      return String(inside)
    }
    return String(inside[..<open].trimmed)
  }
}
