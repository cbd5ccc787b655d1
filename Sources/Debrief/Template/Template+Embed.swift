extension Template {
  /// A document that carries the review it was made from.
  func embedding(_ review: Review, in visible: String) -> String {
    visible + (visible.hasSuffix("\n") ? "\n" : "\n\n") + HiddenBlock.text(review, in: name)
  }

  /// A document that carries a review: what differs between its visible text and what that review looks like is an edit.
  ///
  /// So edits and deletions in the text count, and what the template has no place for survives. The last block counts.
  /// Approvals, and who began and changed it when, are taken from the visible text alone: nobody sees what a block claims.
  func parse(_ document: HiddenBlocks, zones: Zones) -> Parsed {
    let visible = read(document.visible, zones: zones)
    guard let last = document.found.last else { return visible }
    let earlier = document.found.dropLast().filter { $0.body != last.body }.map { block in
      Note(
        .disagreement, "carries a review out of sight, line \(last.line) carries another; the last counts",
        line: block.line)
    }
    switch HiddenBlock.read(last) {
    case .failure(let unreadable):
      return Parsed(
        review: visible.review, notes: visible.notes + earlier + [unreadable.note], places: visible.places)
    case .success(let content):
      let before = shown(content, over: visible.review, zones)
      var whole = content.review.identified().edited(from: before, to: visible.review)
      (whole.createdBy, whole.createdAt) = (visible.review.createdBy, visible.review.createdAt)
      (whole.updatedBy, whole.updatedAt) = (visible.review.updatedBy, visible.review.updatedAt)
      let claims = approvals(&whole, of: visible.review, line: last.line)
      let notes = visible.notes + earlier + content.notes + claims
      return Parsed(review: whole.withIDs(asIn: content.review), notes: notes, places: visible.places)
    }
  }

  /// What this template reads of a block's review before anybody edits the document.
  ///
  /// When nobody knows the template it was written in, what the text does not say is no deletion.
  private func shown(_ content: HiddenBlock.Content, over visible: Review, _ zones: Zones) -> Review {
    let writer = writer(content.template)
    let text = (writer ?? self).render(content.review, embed: true, zones: zones)
    let shown = read(HiddenBlocks(text)?.visible ?? text, zones: zones).review
    if writer != nil { return shown }
    let visible = visible.identified()
    return shown.aligned(to: visible).common(with: visible)
  }

  private func writer(_ word: String?) -> Template? {
    guard let word, word != HiddenBlock.word(name) else { return self }
    return Self.builtIn.first { HiddenBlock.word($0.name) == word }
  }

  private func approvals(_ whole: inout Review, of visible: Review, line: Int) -> [Note] {
    let claimed = whole.approvals.count
    var stated = Review()
    stated.approvals = visible.approvals
    whole.approvals = stated.aligned(to: whole).approvals
    guard claimed > 0, !form.scopes.contains(where: { $0.list == ["approvals"] }) else { return [] }
    return [
      Note(
        .omitted, "approvals that this document carries out of sight are not taken over: \(claimed) in all", line: line,
        path: "approvals")
    ]
  }
}

extension Review {
  /// Without ids in the lists that have none there: a document that is read gives none either.
  fileprivate func withIDs(asIn other: Review) -> Review {
    let known = other.json ?? [:]
    let json = Self.mapLists(json ?? [:], known, shape: Self.shape, path: FieldPath()) { _, list, old in
      let isNamed = (old + list).contains { $0["because"] != nil } || old.contains { $0.elementID != nil }
      return isNamed ? list : list.map { $0.with(id: nil) }
    }
    return Review.read(json).review
  }
}
