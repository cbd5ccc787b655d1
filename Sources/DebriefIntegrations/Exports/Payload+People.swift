import Debrief

// The values that the tools write much alike.
extension Payload {
  /// Somebody, by the first of these names that is there. Of people the name and the handle are kept, not the ids,
  /// addresses and pictures; who has no name is called by the mail address.
  mutating func person(_ member: String, _ keys: String..., handle: String? = nil, role: String? = nil) -> Person? {
    guard let json = peek(member) else { return nil }
    if let name = json.string, !name.trimmed.isEmpty {
      skip(member)
      return Person(name, role: role)
    }
    let person = Person(export: json, keys, handle: handle, role: role)
    if person != nil { skip(member) }
    return person
  }

  /// The people of a list.
  mutating func people(_ member: String, _ keys: String..., handle: String? = nil, role: String? = nil) -> [Person] {
    guard let elements = peek(member)?.elements else { return [] }
    let people = elements.map { Person(export: $0, keys, handle: handle, role: role) }
    guard !people.contains(nil) else { return [] }
    skip(member)
    return people.compactMap { $0 }
  }

  /// How bad it was. A level that all known schemes rank alike has its rank.
  mutating func severity(_ member: String) -> Severity? { text(member).map { Severity(export: $0) } }

  /// One of a set of choices, by its words; `others` are words of the tool's own.
  mutating func choice<V>(_ member: String, _ others: KeyValuePairs<String, String> = [:]) -> Choice<V>? {
    text(member).map { text in
      let own = others.first { $0.key.key == text.key }?.value
      return Choice(own ?? V.words.word(text)?.id ?? text)
    }
  }

  /// An address, with a title of the tool's or ours.
  mutating func link(_ member: String, _ title: String?, _ kind: LinkKind? = nil) -> Link? {
    text(member).map { Link(url: $0, title: title, kind: kind) }
  }
}

extension Person {
  init?(export json: JSON, _ keys: [String], handle: String? = nil, role: String? = nil) {
    let own = json["attributes"] ?? json["data"]?["attributes"] ?? json
    let name = (keys + ["email"]).lazy.compactMap { own[$0]?.string }.first { !$0.trimmed.isEmpty }
    let handle = handle.flatMap { own[$0]?.string }.flatMap { $0.isEmpty ? nil : $0 }
    guard name != nil || handle != nil else { return nil }
    self.init(name ?? handle, role: role, handle: handle)
  }
}

extension Severity {
  init(export written: String) {
    let ranks = Set(SeverityScheme.known.compactMap { $0.severity(written).rank })
    self.init(written, rank: ranks.count == 1 ? ranks.first : nil)
  }
}

extension Link {
  init(url: String, title: String? = nil, kind: LinkKind? = nil) {
    self.init()
    self.url = url
    self.title = title
    self.kind = kind
  }
}

extension Stamp {
  /// As `init(iso:)`, and with the zone as `+0000`.
  init?(export text: String, offset: Int? = nil) {
    var text = text.trimmed
    let tail = text.utf8.suffix(5)
    if text.utf8.count > 19, let sign = tail.first, [0x2B, 0x2D].contains(sign),
      tail.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    {
      text.insert(":", at: text.index(text.endIndex, offsetBy: -2))
    }
    guard var stamp = Stamp(iso: text) else { return nil }
    if stamp.clock != nil, stamp.offset == nil { stamp.offset = offset }
    self = stamp
  }
}

extension JSON {
  /// A value in its own words; nil for lists, objects and null.
  var scalar: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// Whether it is empty, or made of what is.
  var saysNothing: Bool {
    switch self {
    case .null: true
    case .bool, .number: false
    case .string(let text): text.trimmed.isEmpty
    case .array(let elements): elements.allSatisfy(\.saysNothing)
    case .object(let members): members.allSatisfy(\.value.saysNothing)
    }
  }
}
