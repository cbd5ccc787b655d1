/// Looks through JSON that somebody sent, and remembers what is wrong with it and where.
///
/// What `Value` drops in silence, or keeps with a note, is a problem here: who sends JSON can put it right.
struct Inspection {
  private(set) var problems: [Invalid.Problem] = []
  private var place: [String] = []

  /// Of the member or the list that it looks at.
  var name: String { place.last ?? "" }

  mutating func enter(_ step: String) { place.append(step) }
  mutating func leave() { place.removeLast() }

  mutating func at<T>(_ step: String, _ body: (inout Inspection) -> T) -> T {
    enter(step)
    defer { leave() }
    return body(&self)
  }

  /// - Parameter message: not made once there are enough.
  mutating func problem(_ message: @autoclosure () -> String) {
    guard problems.count < Invalid.most else { return }
    problems.append(Invalid.Problem(pointer: Invalid.pointer(place), message: message()))
  }

  mutating func problem(at step: String, _ message: @autoclosure () -> String) {
    at(step) { $0.problem(message()) }
  }

  /// A name that is none of those, with the one that was meant.
  mutating func unknown(_ name: String, among known: @autoclosure () -> [String], of noun: String) {
    at(name) { inspection in
      inspection.problem(
        "\(name.quoted) is no member of this \(noun)" + (name.meant(of: known()).map { "; is “\($0)” meant?" } ?? ""))
    }
  }

  consuming func finish() throws(Invalid) {
    if !problems.isEmpty { throw Invalid(problems: problems) }
  }
}

extension Inspection {
  mutating func record(_ members: [JSON.Member], _ shape: RecordShape) {
    for member in members {
      if shape.name == StatedMeasure.noun, StatedMeasure.computed.contains(member.name) { continue }
      guard let field = shape.field(member.name) else {
        unknown(member.name, among: shape.fields.map(\.name), of: shape.name)
        continue
      }
      if member.value == .null { continue }
      at(member.name) { $0.value(member.value, field.lens) }
    }
  }

  private mutating func list(_ elements: [JSON], _ lens: Lens) {
    var ids: Set<String> = []
    for (i, element) in elements.enumerated() {
      at(String(i)) { inspection in
        inspection.value(element, lens)
        guard lens.record?.isNumbered == true, let id = element.elementID, !ids.insert(id).inserted else { return }
        inspection.problem(at: "id", "\(id.quoted) is the id of an earlier element, too; leave one of them out")
      }
    }
  }

  mutating func value(_ json: JSON, _ lens: Lens) {
    switch (lens, json) {
    case (.record(let shape), .object(let members)): record(members, shape)
    case (.list(let element), .array(let elements)): list(elements, element)
    case (.text, .string), (.text, .number), (.prose, .string), (.date, .string), (.choice, .string): break
    case (.choiceText, .string), (.person, .string), (.yesno, .bool), (.answer, .bool), (.target, .string): break
    case (.minutes, .string), (.count, .string), (.percent, .string), (.money, .string): break
    case (.minutes, .number), (.count, .number), (.percent, .number), (.money, .number), (.target, .number):
      part(json, .number)
    case (.severity, .string(let text)) where !text.isEmpty: break
    case (.moment, .string): part(json, .stamp)
    case (_, .object(let members)) where !lens.parts.isEmpty: object(members, lens)
    default: problem("\(json.quoted) is no \(lens.noun)" + (lens.example.map { "; write it like \($0)" } ?? ""))
    }
  }
}
