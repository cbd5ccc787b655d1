extension Review {
  /// This review, edited as a document of it was.
  ///
  /// - Parameters:
  ///   - shown: what the document said of it at first. It may say less, and it may say things in another way.
  ///   - wanted: what the document says now. What it says like `shown` stays here as it is, also what neither shows.
  package func edited(from shown: Review, to wanted: Review) -> Review {
    if shown == wanted { return self }
    let shown = shown.aligned(to: self)
    let wanted = wanted.aligned(to: shown, avoiding: self)
    let edit = Edit.value(json, shown.json, wanted.json, Self.lens)
    let changes = Review.diff(Review.read(edit.old ?? [:]).review, Review.read(edit.new ?? [:]).review)
    return Review.apply(changes, to: self).review
  }
}

/// A part of a review before and after an edit, in the words of the whole review.
private struct Edit {
  var old: JSON?
  var new: JSON?

  static func value(_ whole: JSON?, _ shown: JSON?, _ wanted: JSON?, _ lens: Lens) -> Edit {
    if shown == wanted { return Edit(old: whole, new: whole) }
    switch lens {
    case .record(let shape): return record(whole, shown, wanted, shape)
    case .list(let element): return list(whole?.elements ?? [], shown?.elements ?? [], wanted?.elements ?? [], element)
    default: return Edit(old: whole, new: leaf(whole, shown, wanted, lens))
    }
  }

  private static func record(_ whole: JSON?, _ shown: JSON?, _ wanted: JSON?, _ shape: RecordShape) -> Edit {
    var (old, new): ([JSON.Member], [JSON.Member]) = ([], [])
    for field in shape.fields {
      let edit = value(whole?[field.name], shown?[field.name], wanted?[field.name], field.lens)
      if let json = edit.old { old.append(JSON.Member(field.name, json)) }
      if let json = edit.new { new.append(JSON.Member(field.name, json)) }
    }
    return Edit(old: old.isEmpty ? nil : .object(old), new: new.isEmpty ? nil : .object(new))
  }

  /// Elements that the document never showed are on neither side; one that it only made up from others, and that nobody
  /// touched, too.
  private static func list(_ whole: [JSON], _ shown: [JSON], _ wanted: [JSON], _ lens: Lens) -> Edit {
    let own = shown.partners(in: whole, lens)
    let earlier = wanted.partners(in: shown, lens)
    let kept = Set(earlier.compactMap(\.self))
    var elements: [Int: Edit] = [:]
    let new = zip(wanted, earlier).compactMap { element, place -> JSON? in
      guard let place else { return element }
      guard let origin = own[place] else { return shown[place] == element ? nil : element }
      let edit = value(whole[origin], shown[place], element, lens)
      elements[place] = edit
      return edit.new
    }
    let old = shown.indices.compactMap { place -> JSON? in
      kept.contains(place) ? elements[place]?.old : own[place].map { whole[$0] }
    }
    return Edit(old: old.isEmpty ? nil : .array(old), new: new.isEmpty ? nil : .array(new))
  }

  /// Of a value with several members those stay that the document does not show.
  private static func leaf(_ whole: JSON?, _ shown: JSON?, _ wanted: JSON?, _ lens: Lens) -> JSON? {
    guard let whole, let shown, let wanted, whole != shown else { return wanted }
    switch lens {
    case .prose:
      return Prose.merge(base: shown.string, mine: wanted.string, theirs: whole.string).map(JSON.string) ?? wanted
    case .answer, .choiceText: return members(whole, shown, wanted)
    case .person where shown["name"] == wanted["name"]: return members(whole, shown, wanted)
    default: return wanted
    }
  }

  private static func members(_ whole: JSON, _ shown: JSON, _ wanted: JSON) -> JSON {
    guard let known = whole.members, let members = wanted.members else { return wanted }
    let names = known.map(\.name) + members.map(\.name).filter { whole[$0] == nil }
    return .object(
      names.compactMap { name in
        let value = shown[name] == wanted[name] ? whole[name] : wanted[name]
        return value.map { JSON.Member(name, $0) }
      })
  }
}

extension [JSON] {
  /// For each element the place of the same one in another list: by its id, or by what it says.
  func partners(in old: [JSON], _ lens: Lens) -> [Int?] {
    let places = Dictionary(uniqueKeysWithValues: zip(old.identities(lens), old.indices))
    var partners = identities(lens).map { places[$0] }
    if lens.record?.isNumbered == true { return partners }
    let taken = Set(partners.compactMap(\.self))
    let waiting = indices.filter { partners[$0] == nil }
    let free = old.indices.filter { !taken.contains($0) }
    let found = Alignment(old: free.map { old[$0].described }, new: waiting.map { self[$0].described }).partners()
    for (place, partner) in zip(waiting, found) { partners[place] = partner.map { free[$0] } }
    return partners
  }
}

extension JSON {
  /// A plain text as an element that says it.
  fileprivate var described: JSON { members == nil ? ["text": self] : self }
}
