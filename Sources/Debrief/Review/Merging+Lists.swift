// A list whose elements have ids, in a patch: `{"t7": {…}, "new-1": {"after": "t7", …}, "t9": null}`.

extension Merging {
  mutating func list(_ patch: JSON, into base: JSON?, _ shape: RecordShape) -> JSON? {
    guard case .object(let members) = patch else {
      let id = inspection.name.prefix(1) + "7"
      inspection.problem(
        "\(patch.quoted) cannot replace this list: name its elements by their ids, and new ones “new-1”, “new-2”, as in "
          + #"{"\#(id)": {…}, "new-1": {"after": "\#(id)", …}}; null takes one away"#)
      return base
    }
    var rows = Rows(base?.elements ?? [], shape)
    for member in members { at(member.name) { $0.element(member, &rows) } }
    for (key, after) in rows.places { at(key) { $0.place(key, after, &rows) } }
    let order = rows.arrangement.ordered
    report(circles: rows.arrangement.keys, order)
    for key in rows.changed { at(key) { $0.reference(key, rows) } }
    let elements = order.compactMap { rows.removed.contains($0) ? nil : rows.values[$0] }
    return elements.isEmpty ? nil : .array(elements)
  }

  private mutating func element(_ member: JSON.Member, _ rows: inout Rows) {
    let key = member.name
    let now = rows.values[key]
    guard now != nil || key.isProvisional else {
      return inspection.problem("no element of this list has the id \(key.quoted); it may have been removed")
    }
    guard rows.seen.insert(key).inserted else { return inspection.problem("\(key.quoted) stands here twice") }
    switch member.value {
    case .null where now != nil: rows.removed.insert(key)
    case .object(let members):
      if now == nil { rows.arrangement.keys.append(key) }
      let own = members.filter { rows.isOwn($0, of: key) }
      checkID(members, of: key)
      rows.values[key] = record(own, into: now ?? ["id": .string(key)], rows.shape)
      rows.changed.append(key)
    case .null: inspection.problem("\(key.quoted) is new: there is nothing to take away")
    default: inspection.problem("\(member.value.quoted) is no \(rows.shape.name); write it like {…}")
    }
  }

  private mutating func checkID(_ members: [JSON.Member], of key: String) {
    guard members.contains(where: { $0.name == "id" && $0.value != .string(key) && $0.value != .null }) else { return }
    inspection.problem(at: "id", "the id \(key.quoted) cannot be changed; leave it out")
  }

  private mutating func place(_ key: String, _ after: JSON, _ rows: inout Rows) {
    switch after {
    case .null: rows.arrangement.place(key, after: nil)
    case .string(let other) where rows.values[other] != nil: rows.arrangement.place(key, after: other)
    case .string(let other):
      inspection.problem(at: "after", "no element of this list has the id \(other.quoted); it may have been removed")
    default:
      inspection.problem(
        at: "after", "\(after.quoted) is no place; write the id of the element before, or null for the first place")
    }
  }

  private mutating func report(circles keys: [String], _ order: [String]) {
    guard order.count < keys.count else { return }
    let placed = Set(order)
    for key in keys where !placed.contains(key) {
      at(key) { $0.inspection.problem(at: "after", "\(key.quoted) would stand behind itself") }
    }
  }

  /// A why names the why that it explains.
  private mutating func reference(_ key: String, _ rows: Rows) {
    guard let because = rows.values[key]?["because"]?.string, because != rows.earlier[key]?["because"]?.string else {
      return
    }
    guard rows.values[because] == nil || rows.removed.contains(because) else { return }
    inspection.problem(
      at: "because", "no element of this list has the id \(because.quoted); it may have been removed")
  }
}

/// The elements of a list while a patch changes them.
private struct Rows {
  let shape: RecordShape
  let earlier: [String: JSON]
  var values: [String: JSON]
  var arrangement: Arrangement
  var seen: Set<String> = []
  var removed: Set<String> = []
  var changed: [String] = []
  var places: [(key: String, after: JSON)] = []

  init(_ elements: [JSON], _ shape: RecordShape) {
    self.shape = shape
    let keys = elements.identities(.record(shape))
    earlier = Dictionary(uniqueKeysWithValues: zip(keys, elements))
    values = earlier
    arrangement = Arrangement(keys)
  }

  /// Whether it is a field's; `after` is the place and `id` the name.
  mutating func isOwn(_ member: JSON.Member, of key: String) -> Bool {
    if member.name == "after" { places.append((key, member.value)) }
    return member.name != "after" && member.name != "id"
  }
}
