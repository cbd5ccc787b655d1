/// Text written by the numbers of its characters: for a value that would be read as the form around it.
///
/// `Name` becomes `&#078;ame`, which any Markdown page shows as `Name`. The zero in front tells such a number from
/// those that authors write themselves.
enum Numbered {
  private static let mark = "&#0"

  /// How much of a text is numbered.
  enum Way {
    /// The first character of each line, and the signs of Markdown.
    case signs
    /// All signs, and the first letter of each word.
    case all
  }

  /// Numbers what could mean something to a reader of forms. What is protected or numbered already is so once.
  ///
  /// - Parameter lines: whether its lines stay lines.
  static func write(_ text: String, _ way: Way = .all, lines: Bool = false) -> String {
    var out = ""
    var previous: Unicode.Scalar = "\n"
    let scalars = Array(read(text).unicodeScalars)
    for (i, scalar) in scalars.enumerated() {
      let next = i + 1 < scalars.count ? scalars[i + 1] : "\n"
      let isPlain = way == .all ? isPlain(scalar, previous, next) : isHarmless(scalar, previous, next)
      if isPlain || (lines && scalar == "\n") {
        out.unicodeScalars.append(scalar)
      } else {
        out += "\(mark)\(scalar.value);"
      }
      previous = scalar
    }
    return out
  }

  private static func isPlain(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    if scalar == " " { return !isSpace(previous) && !isSpace(next) }
    return isWord(scalar) && isWord(previous)
  }

  private static let signs = Set("`*_[]<>|#\\~&".unicodeScalars)

  private static func isHarmless(_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    if scalar == " " { return !isSpace(previous) && !isSpace(next) }
    return scalar == "\n" || previous != "\n" && !signs.contains(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
    let marks: [Unicode.GeneralCategory] = [.nonspacingMark, .spacingMark, .enclosingMark]
    return scalar.properties.isAlphabetic && !marks.contains(scalar.properties.generalCategory)
  }

  static func isIn(_ text: String) -> Bool { text.contains(mark) }

  /// An author's own text that looks like such a number.
  static func protect(_ text: String) -> String {
    text.contains(mark) ? text.replacing(mark, with: "&#038;#0") : text
  }

  static func read(_ text: String) -> String {
    guard text.contains(mark) else { return text }
    var out = ""
    var rest = text[...]
    while let at = rest.range(of: mark) {
      out += rest[..<at.lowerBound]
      let digits = rest[at.upperBound...].prefix { $0.isASCII && $0.isNumber }
      rest = rest[at.upperBound...].dropFirst(digits.count)
      if rest.first == ";", digits.count < 8, let scalar = UInt32(digits).flatMap(Unicode.Scalar.init) {
        out.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
      } else {
        out += mark + digits
      }
    }
    return out + rest
  }

  /// All texts of a value that was read.
  static func read(_ json: JSON) -> JSON { json.mapTexts(read) }

  static func read(_ note: Note) -> Note {
    var note = note
    note.message = read(note.message)
    return note
  }

  static func protect(_ json: JSON) -> JSON { json.mapTexts(protect) }

  /// The texts within a value that its author worded; what has a form of its own, such as a time, stays.
  static func write(_ json: JSON, _ lens: Lens, _ way: Way) -> JSON {
    switch lens {
    case .text, .prose: return json
    case .date: return json.string.map { CivilDate(iso: $0) == nil ? .string(write($0, way)) : json } ?? json
    case .choice(let words):
      if let text = json.string { return words[id: text] != nil ? json : .string(write(text, way)) }
      return members(["text"], of: json, way)
    case .answer, .choiceText: return members(["text"], of: json, way)
    case .minutes, .count, .percent, .money, .severity, .target: return members(["written"], of: json, way)
    case .person: return members(["name", "role", "handle"], of: json, way)
    case .list(let element): return .array((json.elements ?? []).map { within($0, element, way) })
    case .record(let shape):
      let all = (json.members ?? []).map { member in
        if ["url", "link", "file"].contains(member.name) {
          return JSON.Member(member.name, member.value.mapTexts(address))
        }
        return JSON.Member(
          member.name, shape.field(member.name).map { within(member.value, $0.lens, way) } ?? member.value)
      }
      return .object(all)
    case .moment, .yesno: return json
    }
  }

  /// What would end a link; the rest of an address is what makes it one.
  static func address(_ text: String) -> String {
    read(text).unicodeScalars.reduce(into: "") { out, scalar in
      if scalar.properties.isWhitespace || "<>()[]|\\\"`*".unicodeScalars.contains(scalar) {
        out += "\(mark)\(scalar.value);"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a text ends in a number: its semicolon is no sign of its own.
  static func ends(_ text: some StringProtocol) -> Bool {
    guard text.last == ";", let start = text.lastIndex(of: "&") else { return false }
    return text[start...].hasPrefix(mark) && text[start...].dropFirst(2).dropLast().allSatisfy(\.isNumber)
  }

  /// The same for a part of a value, of which texts are parts too.
  static func within(_ json: JSON, _ lens: Lens, _ way: Way) -> JSON {
    switch lens {
    case .text: json.string.map { .string(write(ValueReader.oneLine($0), way)) } ?? json
    case .prose: json.string.map { .string(write($0, way)) } ?? json
    default: write(json, lens, way)
    }
  }

  private static func members(_ names: [String], of json: JSON, _ way: Way) -> JSON {
    guard let members = json.members else { return json }
    return .object(
      members.map { member in
        guard names.contains(member.name), let text = member.value.string else { return member }
        return JSON.Member(member.name, .string(write(ValueReader.oneLine(text), way)))
      })
  }

  /// A passage of `extra`.
  static func passage(_ passage: JSON, _ way: Extras.Way) -> JSON {
    switch way {
    case .whereItStood, .atTheEnd: passage
    case .signs: passage.mapTexts { write($0, .signs) }
    case .numbered: passage.mapTexts { write($0) }
    }
  }
}
