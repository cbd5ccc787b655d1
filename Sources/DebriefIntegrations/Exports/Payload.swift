import Debrief

/// An object of an export that is read member by member. What nobody asks for stays in it.
struct Payload {
  private(set) var rest: [JSON.Member]
  private(set) var notes: [Note] = []
  private let path: String

  init(_ json: JSON, path: String = "") {
    rest = json.members ?? []
    self.path = path
  }

  /// What a member says, without taking it; nil for what is absent or null.
  func peek(_ name: String) -> JSON? {
    rest.first { $0.name == name }.flatMap { $0.value == .null ? nil : $0.value }
  }

  /// Takes a member whatever it is; nil for what is absent or null.
  mutating func take(_ name: String) -> JSON? {
    guard let place = rest.firstIndex(where: { $0.name == name }) else { return nil }
    let value = rest.remove(at: place).value
    return value == .null ? nil : value
  }

  /// Takes what says nothing to a reader, such as the tool's own ids.
  mutating func skip(_ names: String...) { skip(all: names) }

  mutating func skip(all names: some Sequence<String>) {
    let names = Set(names)
    rest.removeAll { names.contains($0.name) }
  }

  /// A text, a number or a truth value in its own words.
  mutating func text(_ name: String) -> String? {
    read(name, "a text") { json in json.scalar }.flatMap { $0.trimmed.isEmpty ? nil : $0 }
  }

  mutating func prose(_ name: String) -> Prose? { text(name).map { Prose($0) } }

  /// A point in time.
  /// - Parameter offset: minutes east of UTC that a time without a zone has, as the tool's documentation says.
  mutating func moment(_ name: String, offset: Int? = nil) -> Moment? {
    read(name, "a time") { json in json.string.flatMap { Stamp(export: $0, offset: offset) }.map { Moment($0) } }
  }

  /// A day; of a point in time its day, as written.
  mutating func day(_ name: String) -> Day? {
    read(name, "a day") { json in
      json.string.flatMap { text in text.isEmpty ? nil : Day(Stamp(export: text)?.date.iso ?? text) }
    }
  }

  /// A whole number that is not zero: tools write zero where nobody counted.
  mutating func count(_ name: String) -> Quantity<Whole>? {
    if peek(name)?.numeral.flatMap(Double.init) == 0 { skip(name) }
    return read(name, "a number") { json in json.numeral.map { Quantity($0) } }
  }

  /// The texts of a list, each a text itself or an object that says it under one of these names.
  mutating func names(_ name: String, _ keys: String...) -> [String] {
    guard let elements = peek(name)?.elements else { return [] }
    let read = elements.map { element in element.string ?? Self.name(element, keys) }
    put(name, zip(elements, read).compactMap { $1 == nil ? $0 : nil })
    return read.compactMap { $0 }.filter { !$0.trimmed.isEmpty }
  }

  private static func name(_ json: JSON, _ keys: [String]) -> String? {
    let attributes = json["attributes"] ?? json["data"]?["attributes"] ?? json
    return keys.lazy.compactMap { attributes[$0]?.string }.first
  }

  /// Takes a value where it can be read. One of another shape stays, with a note.
  private mutating func read<T>(_ name: String, _ noun: String, _ value: (JSON) -> T?) -> T? {
    guard let json = peek(name) else { return nil }
    if let value = value(json) {
      skip(name)
      return value
    }
    if !json.saysNothing { note(name, "is not \(noun)") }
    return nil
  }

  private mutating func note(_ name: String, _ words: String) {
    notes.append(Note(.unreadable, "\((path + name).quotedName) \(words): it is kept as it stands", path: "extra"))
  }
}

// What stands inside.
extension Payload {
  /// Reads an object; what is left of it stays.
  mutating func within<T>(_ name: String, _ body: (inout Payload) -> T?) -> T? {
    guard let json = peek(name) else { return nil }
    guard json.members != nil else {
      if !json.saysNothing { note(name, "is not an object") }
      return nil
    }
    var inner = Payload(json, path: path + name + ".")
    let result = body(&inner)
    notes += inner.notes
    put(name, inner.left)
    return result
  }

  /// Reads the objects of a list; what is left of them stays.
  mutating func each(_ name: String, _ body: (inout Payload) -> Void) {
    guard let json = peek(name) else { return }
    guard let elements = json.elements else {
      if !json.saysNothing { note(name, "is not a list") }
      return
    }
    var left: [JSON] = []
    for (place, element) in elements.enumerated() {
      guard element.members != nil else {
        if !element.saysNothing { left.append(element) }
        continue
      }
      var inner = Payload(element, path: "\(path)\(name)[\(place + 1)].")
      body(&inner)
      notes += inner.notes
      if let rest = inner.left { left.append(rest) }
    }
    put(name, left)
  }

  /// What was not taken and says something.
  var left: JSON? {
    let members = rest.filter { !$0.value.saysNothing }
    return members.isEmpty ? nil : .object(members)
  }

  private mutating func put(_ name: String, _ left: [JSON]) { put(name, left.isEmpty ? nil : .array(left)) }

  private mutating func put(_ name: String, _ value: JSON?) {
    guard let place = rest.firstIndex(where: { $0.name == name }) else { return }
    if let value { rest[place].value = value } else { rest.remove(at: place) }
  }
}
