/// Lists on one line.
enum ListText {
  /// Splits at semicolons and line breaks; names at commas where there is no semicolon, never inside parentheses.
  static func read(_ text: String, names: Bool) -> [String] {
    let lines = text.split(separator: "\n").map { String($0).trimmed }.map(unmarked)
    return lines.flatMap { line -> [String] in
      let parts = split(line, at: ";")
      return parts.count == 1 && names ? split(line, at: ",") : parts
    }.filter { !$0.isEmpty }
  }

  /// Whether the elements are names, which commas may separate, rather than sentences.
  static func isNames(_ slot: Slot) -> Bool {
    ["services", "regions", "tags", "teams", "channels"].contains(slot.path.last ?? "")
  }

  /// Without the mark of a list item.
  static func unmarked(_ line: String) -> String {
    for mark in ["- ", "* ", "+ ", "• "] where line.hasPrefix(mark) { return String(line.dropFirst(2)).trimmed }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, digits.count < 4, line.dropFirst(digits.count).hasPrefix(". ") {
      return String(line.dropFirst(digits.count + 2)).trimmed
    }
    return line
  }

  private static func split(_ text: String, at mark: Character) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var escaped = false
    var code = false
    var number = false
    for character in text {
      // The semicolon of a character's number parts nothing.
      if number, character == ";" {
        part.append(character)
        number = false
        continue
      }
      number = character == "#" ? part.last == "&" : number && character.isNumber
      if escaped {
        if character != mark { part.append("\\") }
        part.append(character)
        escaped = false
        continue
      }
      switch character {
      case "\\": escaped = true
      case "`":
        code.toggle()
        part.append(character)
      case "(", "[":
        depth += 1
        part.append(character)
      case ")", "]":
        depth = max(0, depth - 1)
        part.append(character)
      case mark where depth == 0 && !code:
        parts.append(part.trimmed)
        part = ""
      default: part.append(character)
      }
    }
    if escaped { part.append("\\") }
    parts.append(part.trimmed)
    return parts
  }

  /// Joined by commas where they are names and hold none, else by semicolons.
  static func write(_ parts: [String], names: Bool) -> String {
    let comma = names && !parts.contains { $0.contains(",") || $0.contains(";") }
    let mark: Character = comma ? "," : ";"
    let written = parts.map { escape($0, mark) }
    return written.joined(separator: comma ? ", " : "; ")
      + (!comma && names && parts.count == 1 && parts[0].contains(",") && !parts[0].contains(";") ? ";" : "")
  }

  private static func escape(_ text: String, _ mark: Character) -> String {
    guard text.contains(mark) else { return text }
    return text.indices.reduce(into: "") { out, place in
      if text[place] == mark, !Numbered.ends(text[...place]) { out.append("\\") }
      out.append(text[place])
    }
  }
}
