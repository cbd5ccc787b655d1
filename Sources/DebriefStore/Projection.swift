import Debrief

/// What lists and searches need of a review, written beside it in the same transaction.
extension Connection {
  func project(_ review: Review, uid: String) throws {
    try projectColumns(review, uid: uid)
    try run("DELETE FROM review_service WHERE uid = \(uid)")
    for (position, service) in review.services.enumerated() {
      try run(
        """
        INSERT INTO review_service (uid, position, service, service_key)
        VALUES (\(uid), \(position), \(service), \(service.key))
        """)
    }
    try run("DELETE FROM review_author WHERE uid = \(uid)")
    for key in review.authorKeys.sorted() {
      try run("INSERT INTO review_author (uid, author_key) VALUES (\(uid), \(key))")
    }
    try projectActions(review.actions, uid: uid)
    try run(
      """
      INSERT INTO review_text (uid, words) VALUES (\(uid), \(review.searchText))
      ON CONFLICT (uid) DO UPDATE SET words = excluded.words
      """)
  }

  private func projectColumns(_ review: Review, uid: String) throws {
    let title = review.listTitle
    try run(
      """
      UPDATE review SET
        id = \(review.id), id_key = \(review.idKey),
        title = \(title), title_key = \((title ?? "").lowercased()),
        date = \(review.listDate?.iso), date_written = \(review.date?.text),
        severity = \(review.severity?.json?.text()), severity_rank = \(review.severity?.shownRank),
        incident_status = \(review.incidentStatus?.id), status = \(review.status?.id),
        duration = \(review.listDuration),
        actions_open = \(review.actions.count { $0.isOpen }), actions_all = \(review.actions.count)
      WHERE uid = \(uid)
      """)
  }

  private func projectActions(_ actions: [ActionItem], uid: String) throws {
    try run("DELETE FROM action_item WHERE uid = \(uid)")
    for (position, item) in actions.enumerated() {
      try run(
        """
        INSERT INTO action_item (uid, position, element, key, action, owner, owner_key, due, status, priority, open)
        VALUES (\(uid), \(position), \(item.id), \(item.key), \(item.action?.markdown), \(item.owner?.shown),
          \(item.owner?.shown.key), \(item.due?.text), \(item.status?.id), \(item.priority?.id), \(item.isOpen))
        """)
    }
  }
}

extension Review {
  /// The title, or what stands for it: the one-line summary, the first sentence of the summary, the impact, the id.
  var listTitle: String? {
    let candidates = [title, summaryLine, summary?.firstSentence, impactLine, id]
    return candidates.lazy.compactMap { $0 }.first { !$0.isEmpty }
  }

  /// By which reviews are found and clash; nil without a letter or digit.
  var idKey: String? { id.flatMap { $0.key.isEmpty ? nil : $0.key } }

  var listDate: CivilDate? { date?.date ?? startedAt?.at.date ?? detectedAt?.at.date }

  /// In minutes: as its times say, else as it is stated.
  var listDuration: Double? {
    let downtime = measure(.totalDowntime)
    return downtime.minutes ?? measure(.timeToResolve).minutes ?? durationStated?.number ?? downtime.stated?.number
  }

  /// Of who wrote, prepared or began it.
  var authorKeys: Set<String> {
    Set((authors + [preparedBy, createdBy].compactMap { $0 }).map(\.shown.key).filter { !$0.isEmpty })
  }

  /// Every text in it, in lower case.
  var searchText: String {
    var texts: [String] = []
    (json ?? [:]).collect(&texts)
    return texts.joined(separator: "\n").lowercased()
  }
}

extension JSON {
  fileprivate func collect(_ texts: inout [String]) {
    switch self {
    case .string(let text): texts.append(text)
    case .array(let elements): for element in elements { element.collect(&texts) }
    case .object(let members): for member in members { member.value.collect(&texts) }
    case .null, .bool, .number: break
    }
  }
}

extension ActionItem {
  var isOpen: Bool { status?.id != "done" && status?.id != "wont-do" }
}

extension Severity {
  /// Its rank; of one without a scheme, the rank that all known schemes with such a level agree on.
  var shownRank: Int? {
    if let rank { return rank }
    let ranks = Set(SeverityScheme.known.compactMap { $0.severity(written).rank })
    return ranks.count == 1 ? ranks.first : nil
  }
}

extension Prose {
  /// Up to the first end of a sentence or line.
  var firstSentence: String {
    let line = markdown.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    var end = line.startIndex
    while end < line.endIndex {
      let next = line.index(after: end)
      if ".!?".contains(line[end]), next == line.endIndex || line[next].isWhitespace {
        return String(line[..<next])
      }
      end = next
    }
    return String(line)
  }
}
