/// People as documents name them: "Name (role)", "Name - role", "@handle", "Name <mail>".
enum PersonText {
  /// - Parameters:
  ///   - alone: whether the text names one person, so that what follows a comma is a role.
  ///   - inList: whether others have a line of their own, so that no second name can follow.
  static func read(_ text: String, alone: Bool, inList: Bool = false) -> JSON? {
    var name = text.trimmed.replacing("**", with: "").replacing(" ✅", with: "")
    if name.hasSuffix(").") { name.removeLast() }
    var role: String?
    var mail: String?
    if let open = name.firstIndex(of: "<"), let close = name[open...].firstIndex(of: ">"),
      name[open..<close].contains("@")
    {
      mail = String(name[name.index(after: open)..<close])
      name = (String(name[..<open]).trimmed + String(name[name.index(after: close)...])).trimmed
    }
    if name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex {
      role = String(name[name.index(after: open)...].dropLast()).trimmed
      name = String(name[..<open]).trimmed
    } else if alone {
      for mark in [" - ", " – ", " — ", ", "] {
        if let at = name.range(of: mark), !name[at.upperBound...].trimmed.hasPrefix("@"),
          inList || mark != ", " || !isSecondName(name[at.upperBound...])
        {
          role = String(name[at.upperBound...]).trimmed
          name = String(name[..<at.lowerBound]).trimmed
          break
        }
      }
    }
    if let isBlank = role, Blank.isBlank(isBlank) { role = nil }
    if name.isEmpty { return role.map { .object(["role": .string($0)]) } }
    if let mail {
      return .object([
        "name": .string(name.hasPrefix("@") ? String(name.dropFirst()) : name), "role": role.map { .string($0) },
        "handle": .string(mail),
      ])
    }
    if name.hasPrefix("@"), !name.contains(" ") {
      return .object(["handle": .string(String(name.dropFirst())), "role": role.map { .string($0) }])
    }
    return .object(["name": .string(name), "role": role.map { .string($0) }])
  }

  /// "Ann Lee, Bo Chen" are two people, "Ann Lee, on-call lead" is one with a role.
  private static func isSecondName(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    let roles: Set<String> = [
      "lead", "manager", "engineer", "sre", "commander", "director", "cto", "head", "on-call", "team", "owner", "ops",
      "operations", "support", "officer", "developer", "analyst", "architect", "scribe", "liaison",
    ]
    if words.contains(where: { roles.contains($0.lowercased()) }) { return false }
    return (2...3).contains(words.count)
      && words.allSatisfy { $0.first?.isLetter == true && $0.first?.isLowercase == false }
  }

  /// "Ann Lee / Bo Chen", "Ann (product), Bo Chen": several that something else than the list's sign parts.
  static func split(_ text: String) -> [String] {
    for mark in [" / ", " & ", " and ", " und ", ", "] {
      let parts = text.split(separator: mark).map { String($0.trimmed) }
      let names = parts.map { String($0.prefix { $0 != "(" }).trimmed }
      let isList = mark != ", " || parts.allSatisfy { $0.hasPrefix("@") } || parts[0].hasSuffix(")")
      if parts.count > 1, isList, names.allSatisfy({ $0.hasPrefix("@") || isSecondName($0[...]) }) { return parts }
    }
    return [text]
  }

  /// Several on one line.
  static func list(_ text: String) -> [JSON] {
    ListText.read(text, names: true).compactMap { read($0, alone: false) }
  }

  static func write(_ json: JSON, dash: Bool = false) -> String {
    var name = json["name"]?.string ?? json["handle"]?.string.map { "@" + $0 } ?? ""
    if json["name"] != nil, let mail = json["handle"]?.string, mail.contains("@") { name += " <\(mail)>" }
    guard let role = json["role"]?.string else { return name }
    return dash ? "\(name) - \(role)" : "\(name) (\(role))"
  }
}
