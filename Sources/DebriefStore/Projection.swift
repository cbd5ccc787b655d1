import Debrief

/// What lists and searches need of a review, written beside it in the same transaction.
extension Connection {
  /// Writes the row of a review and what changed of its projections.
  ///
  /// - Parameter before: what the row said; nil when there is none, or to write everything anew.
  func keep(_ stored: Stored, instead before: Stored?, at now: Stamp) throws {
    try keepRow(stored, at: now)
    try project(stored, instead: before?.review)
    try index(stored.json, instead: before?.json, number: stored.number)
    if !stored.isRemoved { try count(stored.review.tallies, instead: before?.review.tallies ?? []) }
  }

  private func keepRow(_ stored: Stored, at now: Stamp) throws {
    let fixed: [Column] = [
      ("uid", .text(stored.uid)), ("number", .integer(Int64(stored.number))),
      ("version", .integer(Int64(stored.version))), ("head", .text(stored.head)),
      ("sample", .integer(stored.sample ? 1 : 0)), ("updated_at", .text(now.iso)),
      ("updated_seconds", .integer(Int64(now.seconds))), ("body", .text(stored.json.text())),
    ]
    let columns = fixed + stored.review.columns
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map { "\($0.value)" as SQL }.joined(", ")
    let updates = columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", ")
    try run(
      """
      INSERT INTO review (\(unchecked: names)) VALUES (\(values))
      ON CONFLICT (uid) DO UPDATE SET \(unchecked: updates)
      """)
  }

  private func project(_ stored: Stored, instead before: Review?) throws {
    let (uid, review) = (stored.uid, stored.review)
    if before?.services != review.services {
      try run("DELETE FROM review_service WHERE uid = \(uid)")
      for (position, service) in review.services.enumerated() {
        try run(
          """
          INSERT INTO review_service (uid, position, service, service_key)
          VALUES (\(uid), \(position), \(service), \(service.key))
          """)
      }
    }
    if before?.authorKeys != review.authorKeys {
      try run("DELETE FROM review_author WHERE uid = \(uid)")
      for key in review.authorKeys.sorted() {
        try run("INSERT INTO review_author (uid, author_key) VALUES (\(uid), \(key))")
      }
    }
    if before?.factorKeys != review.factorKeys {
      try run("DELETE FROM review_factor WHERE uid = \(uid)")
      for key in review.factorKeys.sorted() {
        try run("INSERT INTO review_factor (uid, factor) VALUES (\(uid), \(key))")
      }
    }
    if before?.actions != review.actions { try projectActions(review.actions, uid: uid) }
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

typealias Column = (name: String, value: SQLValue)

extension Review {
  /// What lists, filters and sorts read of it.
  var columns: [Column] {
    let title = listTitle
    return [
      ("id", SQLValue(id)), ("id_key", SQLValue(idKey)), ("title", SQLValue(title)),
      ("title_key", .text((title ?? "").lowercased())), ("date", SQLValue(listDate?.iso)),
      ("date_written", SQLValue(date?.text)), ("severity", SQLValue(severity?.json?.text())),
      ("severity_rank", SQLValue(severity?.shownRank)), ("incident_status", SQLValue(incidentStatus?.id)),
      ("status", SQLValue(status?.id)), ("duration", listDuration.map(SQLValue.real) ?? .null),
      ("actions_open", SQLValue(actions.count { $0.isOpen })), ("actions_all", SQLValue(actions.count)),
    ]
  }

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

  /// The kinds of its contributing factors, of the boxes and of its own.
  var factorKeys: Set<String> {
    Set(cause.factors.compactMap { $0.category?.id } + cause.factorChecklist.map(\.choice.id))
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
