/// A merge patch on its way into a review's JSON.
struct Merging {
  var inspection = Inspection()
  /// What the patch says of computed members.
  var claims: Claims
  private let base: JSON

  /// - Parameter names: the members that the patch names. The others are not looked at.
  init(_ review: Review, _ names: Set<String>, _ targets: Targets) {
    base = review.json(of: names)
    claims = Claims(of: review, targets)
  }

  /// nil when nothing is left of it.
  mutating func review(_ patch: JSON) -> JSON? {
    guard case .object(let members) = patch else {
      inspection.problem("\(patch.quoted) is no patch; send an object of the members that change")
      return base
    }
    var own: [JSON.Member] = []
    for member in members {
      if Review.kept.contains(member.name) {
        keep(member)
      } else if let stated = claims.stated(member) {
        own.append(stated)
      }
    }
    return record(own, into: base, Review.shape)
  }

  /// What only Debrief writes may be sent back as it is.
  private mutating func keep(_ member: JSON.Member) {
    let now = base[member.name]
    guard member.value != now, let lens = Review.shape.field(member.name)?.lens else { return }
    let trial = Self.trial(member.value, now, lens)
    if trial.isRight, trial.merged == now { return }
    inspection.problem(at: member.name, "“\(member.name)” is kept by Debrief and cannot be changed; leave it out")
  }

  private static func trial(_ patch: JSON, _ base: JSON?, _ lens: Lens) -> (merged: JSON?, isRight: Bool) {
    var merging = Merging(Review(), [], .standard)
    let merged = merging.value(patch, into: base, lens)
    return (merged, merging.inspection.problems.isEmpty)
  }

  mutating func record(_ members: [JSON.Member], into base: JSON?, _ shape: RecordShape) -> JSON? {
    var values = Dictionary((base?.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    for member in members {
      guard let field = shape.field(member.name) else {
        inspection.unknown(member.name, among: shape.fields.map(\.name), of: shape.name)
        continue
      }
      let now = values[member.name]
      values[member.name] = at(member.name) { $0.value(member.value, into: now, field.lens) }
    }
    let merged = shape.fields.compactMap { field in values[field.name].map { JSON.Member(field.name, $0) } }
    return merged.isEmpty ? nil : .object(merged)
  }

  mutating func value(_ patch: JSON, into base: JSON?, _ lens: Lens) -> JSON? {
    switch (lens, patch) {
    case (_, .null): return nil
    case (.record(let shape), .object(let members)): return record(members, into: base, shape)
    case (.list(.record(let shape)), _) where shape.isNumbered: return list(patch, into: base, shape)
    case (.record, _), (.list, _):
      if patch != base { inspection.value(patch, lens) }
      return patch
    default:
      let merged = base.merged(patch)
      if merged == base { return base }
      if merged == [:], !lens.parts.isEmpty { return nil }
      inspection.value(merged, lens)
      return merged
    }
  }

  mutating func at<T>(_ step: String, _ body: (inout Merging) -> T) -> T {
    inspection.enter(step)
    defer { inspection.leave() }
    return body(&self)
  }
}

extension JSON? {
  /// RFC 7396, for values that are written as objects.
  fileprivate func merged(_ patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var names = (self?.members ?? []).map(\.name)
    var values = Dictionary((self?.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
    for change in changes {
      let now = values[change.name]
      if now == nil { names.append(change.name) }
      values[change.name] = change.value == .null ? nil : now.merged(change.value)
    }
    return .object(names.compactMap { name in values.removeValue(forKey: name).map { JSON.Member(name, $0) } })
  }
}
