// How others change a review or send a new one. What cannot be read is refused here, not kept as it was written.

extension Review {
  /// The review with a JSON Merge Patch (RFC 7396) put upon it, in which a list of records is an object by their ids:
  /// `{"title": "New", "summary": null, "timeline": {"t7": {"event": "…"}, "new-1": {"after": "t7"}, "t9": null}}`.
  ///
  /// An object is merged member by member, null takes away, all else replaces. In a list a name that begins with `new`
  /// makes an element, which keeps that name as its id until `identified` gives it one; `after` says behind which it
  /// stands, null for the first place, also of one that is there. What Debrief keeps or computes may stand in the patch
  /// as it was shown: it is ignored, and a note says where a figure differs.
  package func merging(
    _ patch: JSON, targets: Targets = .standard
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    let names = Set((patch.members ?? []).map(\.name))
    var merging = Merging(self, names, targets)
    let merged = merging.review(patch)
    try merging.inspection.finish()
    let (read, notes) = Review.read(merged ?? [:])
    var review = self
    for field in Self.fields where names.contains(field.shape.name) { field.copy(read, &review) }
    return (review, notes + merging.claims.differences(from: review, targets))
  }

  /// A whole review as somebody sends it to create one, also in its published form.
  ///
  /// What a new review gets of its own, as its uid, is left out with a note.
  package static func reading(
    _ json: JSON, targets: Targets = .standard
  ) throws(Invalid) -> (review: Review, notes: [Note]) {
    var inspection = Inspection()
    inspection.value(json, lens)
    try inspection.finish()
    let own = Set(["uid", "origin", "conflicts"])
    let (left, rest) = (json.members ?? []).reduce(into: ([JSON.Member](), [JSON.Member]())) { parts, member in
      if own.contains(member.name) { parts.0.append(member) } else { parts.1.append(member) }
    }
    let (read, notes) = readPublished(.object(rest), targets: targets)
    // An element that says nothing is none: it is not written, so it must not be counted either.
    let review = Review.read(read.json ?? [:]).review
    let omitted = left.filter { $0.value != .null }.map { member in
      Note(.omitted, "“\(member.name)” is left out: a new review gets its own", path: member.name)
    }
    return (review, omitted + notes)
  }

  /// The members that only Debrief writes. Who made a review and when may be stated, as documents do.
  package static let kept: Set<String> = ["uid", "origin", "updatedBy", "updatedAt", "conflicts"]
}
