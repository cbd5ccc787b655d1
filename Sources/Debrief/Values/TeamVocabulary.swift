/// The words that a team offers where reviews are written: none of them is asked for, and none other is refused.
package struct TeamVocabulary: Sendable, Hashable {
  /// A rank of severity.
  package struct Level: Sendable, Hashable {
    package var name: String
    /// When an incident has it.
    package var meaning: String?

    package init(_ name: String, meaning: String? = nil) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// The first is rank 1, the worst.
  package private(set) var severities: [Level]
  package private(set) var services: [String]
  /// Contributing factors, beside those that the templates know.
  package private(set) var factors: [String]

  /// What stands there twice counts once.
  package init(severities: [Level] = [], services: [String] = [], factors: [String] = []) {
    self.severities = Self.once(severities, by: \.name)
    self.services = Self.once(services, by: \.self)
    self.factors = Self.once(factors, by: \.self)
  }

  private static func once<Element>(_ all: [Element], by name: (Element) -> String) -> [Element] {
    var seen: Set<String> = []
    return all.filter { seen.insert(name($0).lowercased()).inserted }
  }

  /// With the rank that the team gives it; as it is where the team has no such level.
  package func ranked(_ severity: Severity) -> Severity {
    guard let place = severities.firstIndex(where: { $0.name.key == severity.written.key }) else { return severity }
    return Severity(severity.written, scheme: severity.scheme, rank: place + 1)
  }
}

// `{"severities": [{"name": "SEV-1", "meaning": "…"}], "services": ["checkout"], "factors": ["Vendor limits"]}`
extension TeamVocabulary {
  /// How many there can be, and how many characters each has at most.
  package enum Most {
    package static let severities = (count: 9, characters: 40)
    package static let services = (count: 500, characters: 100)
    package static let factors = (count: 100, characters: 60)
    package static let meaning = 300
  }

  package var json: JSON {
    .object([
      "severities": .array(
        severities.map { .object(["name": .string($0.name), "meaning": $0.meaning.map(JSON.string)]) }),
      "services": .array(services.map(JSON.string)), "factors": .array(factors.map(JSON.string)),
    ])
  }

  /// - Throws: what is wrong with it, all at once. What is not named, or null, has no words.
  package init(reading json: JSON) throws(Invalid) {
    var inspection = Inspection()
    let names = ["severities", "services", "factors"]
    if json.members == nil { inspection.problem("\(json.quoted) is no object of lists of words") }
    for member in json.members ?? [] where !names.contains(member.name) {
      inspection.unknown(member.name, among: names, of: "setting")
    }
    let levels = Self.list("severities", of: json, Most.severities.count, &inspection) { Self.level($0, &$1) }
    let services = Self.list("services", of: json, Most.services.count, &inspection) {
      Self.word($0, Most.services.characters, &$1)
    }
    let factors = Self.list("factors", of: json, Most.factors.count, &inspection) {
      Self.word($0, Most.factors.characters, &$1)
    }
    try inspection.finish()
    self.init(severities: levels, services: services, factors: factors)
  }

  private static func list<Element>(
    _ name: String, of json: JSON, _ most: Int, _ inspection: inout Inspection,
    _ read: (JSON, inout Inspection) -> Element?
  ) -> [Element] {
    guard let list = json[name], list != .null else { return [] }
    return inspection.at(name) { inspection in
      guard let elements = list.elements else {
        inspection.problem("\(list.quoted) is no list")
        return []
      }
      guard elements.count <= most else {
        inspection.problem("there are \(elements.count); at most \(most) are kept")
        return []
      }
      return elements.enumerated().compactMap { number, element in
        inspection.at(String(number)) { read(element, &$0) }
      }
    }
  }

  private static func level(_ json: JSON, _ inspection: inout Inspection) -> Level? {
    guard let members = json.members else {
      inspection.problem("\(json.quoted) is no level; write it like {\"name\": \"SEV-1\", \"meaning\": \"…\"}")
      return nil
    }
    for member in members where !["name", "meaning"].contains(member.name) {
      inspection.unknown(member.name, among: ["name", "meaning"], of: "level")
    }
    let name = inspection.at("name") { word(json["name"] ?? .null, Most.severities.characters, &$0) }
    let meaning = inspection.at("meaning") { inspection in
      json["meaning"].flatMap { $0 == .null ? nil : word($0, Most.meaning, &inspection) }
    }
    return name.map { Level($0, meaning: meaning) }
  }

  private static func word(_ json: JSON, _ most: Int, _ inspection: inout Inspection) -> String? {
    guard case .string(let text) = json else {
      inspection.problem(json == .null ? "it is missing" : "\(json.quoted) is no text")
      return nil
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, !isSpace(first), !isSpace(last) else {
      inspection.problem("\(json.quoted) is empty, or begins or ends with a space")
      return nil
    }
    guard scalars.count <= most else {
      inspection.problem("\(json.quoted) is too long: it takes at most \(most) characters")
      return nil
    }
    guard !scalars.contains(where: { $0.properties.generalCategory == .control }) else {
      inspection.problem("\(json.quoted) holds a line break or another sign that is no letter; write one line")
      return nil
    }
    return text
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" }
}
