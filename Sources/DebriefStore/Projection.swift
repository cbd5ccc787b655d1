package import Debrief

/// What lists and searches need of a review, written beside it in the same transaction.
extension Script {
  /// Writes the row of a review and what changed of its projections.
  ///
  /// - Parameters:
  ///   - before: what is there; nil when nothing is, or to write everything anew.
  ///   - counted: whether the counts of all reviews change with it.
  mutating func keep(_ stored: inout Stored, instead before: Stored?, at now: Stamp, counted: Bool = true) {
    if let before { updateRow(stored, before, at: now) } else { putRow(stored, at: now) }
    project(stored, instead: before?.review)
    index(&stored, instead: before?.json)
    if counted { count(stored.tallies, instead: before?.tallies ?? []) }
  }

  private mutating func putRow(_ stored: Stored, at now: Stamp) {
    let fixed: [Column] = [
      ("uid", .text(stored.uid)), ("number", SQLValue(stored.number)), ("sample", .integer(stored.sample ? 1 : 0)),
      ("private", .integer(stored.visibility.isPrivate ? 1 : 0)),
    ]
    let columns = fixed + stored.moving(at: now) + stored.review.columns
    let names = columns.map(\.name).joined(separator: ", ")
    let values = columns.map { "\($0.value)" as SQL }.joined(", ")
    let updates = columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", ")
    let finalSince = stored.review.isFinal ? SQLValue(now.seconds) : .null
    run(
      """
      INSERT INTO review (\(unchecked: names), final_since) VALUES (\(values), \(finalSince))
      ON CONFLICT (uid) DO UPDATE SET \(unchecked: updates), final_since =
        CASE WHEN excluded.final_since IS NULL THEN NULL ELSE COALESCE(review.final_since, excluded.final_since) END
      """)
  }

  /// Only the columns that differ, so that the other ones' indexes stay as they are.
  private mutating func updateRow(_ stored: Stored, _ before: Stored, at now: Stamp) {
    let changed = zip(stored.review.columns, before.review.columns).filter { $0.value != $1.value }.map(\.0)
    var columns = stored.moving(at: now) + changed
    if stored.review.isFinal != before.review.isFinal {
      columns.append(("final_since", stored.review.isFinal ? SQLValue(now.seconds) : .null))
    }
    let updates = columns.map { "\(unchecked: $0.name) = \($0.value)" as SQL }.joined(", ")
    run("UPDATE review SET \(updates) WHERE uid = \(stored.uid)")
  }

  private mutating func project(_ stored: Stored, instead before: Review?) {
    let (uid, review) = (stored.uid, stored.review)
    if before?.services != review.services {
      run("DELETE FROM review_service WHERE uid = \(uid)")
      for (position, service) in review.services.enumerated() {
        run(
          """
          INSERT INTO review_service (uid, position, service, service_key)
          VALUES (\(uid), \(position), \(service), \(service.indexKey))
          """)
      }
    }
    if before?.authorKeys != review.authorKeys {
      run("DELETE FROM review_author WHERE uid = \(uid)")
      for key in review.authorKeys.sorted() {
        run("INSERT INTO review_author (uid, author_key) VALUES (\(uid), \(key))")
      }
    }
    if before?.factorKeys != review.factorKeys {
      run("DELETE FROM review_factor WHERE uid = \(uid)")
      for key in review.factorKeys.sorted() {
        run("INSERT INTO review_factor (uid, factor) VALUES (\(uid), \(key))")
      }
    }
    if before?.awaits != review.awaits {
      run("DELETE FROM review_awaits WHERE uid = \(uid)")
      for one in review.awaits.sorted() {
        run("INSERT INTO review_awaits (uid, step, name_key) VALUES (\(uid), \(one.step.rawValue), \(one.nameKey))")
      }
    }
    if before?.actions != review.actions { projectActions(review.actions, uid: uid) }
  }

  private mutating func projectActions(_ actions: [ActionItem], uid: String) {
    run("DELETE FROM action_item WHERE uid = \(uid)")
    for (position, item) in actions.enumerated() {
      run(
        """
        INSERT INTO action_item (uid, position, element, key, action, owner, owner_key, due, status, priority, open,
          category, done_at)
        VALUES (\(uid), \(position), \(item.id), \(item.key), \(item.action?.markdown), \(item.owner?.shown),
          \(item.owner?.shown.indexKey), \(item.due?.text.cut), \(item.status?.id), \(item.priority?.id), \(item.isOpen),
          \(item.category?.id), \(item.doneAt?.text.cut))
        """)
    }
  }
}

extension Stored {
  /// What every version changes.
  fileprivate func moving(at now: Stamp) -> [Column] {
    [
      ("version", SQLValue(version)), ("head", .text(head)), ("updated_at", .text(now.iso)),
      ("updated_seconds", SQLValue(now.seconds)), ("body", .text(json.text())),
    ]
  }
}

extension String {
  /// No index takes texts of any length.
  fileprivate static let longest = 200

  /// By which it is found, whatever its capitals and signs.
  var indexKey: String { key.cut }
  fileprivate var cut: String { String(prefix(Self.longest)) }
}

typealias Column = (name: String, value: SQLValue)

extension Review {
  /// What lists, filters and sorts read of it.
  var columns: [Column] {
    let title = listTitle
    return [
      ("id", SQLValue(id)), ("id_key", SQLValue(idKey)), ("title", SQLValue(title)),
      ("title_key", .text((title ?? "").lowercased().cut)), ("date", SQLValue(listDate?.iso)),
      ("date_written", SQLValue(date?.text)), ("severity", SQLValue(severity?.json?.text())),
      ("severity_rank", SQLValue(severity?.shownRank)), ("incident_status", SQLValue(incidentStatus?.id)),
      ("status", SQLValue(status?.id)), ("duration", listDuration.map(SQLValue.real) ?? .null),
      ("actions_open", SQLValue(actions.count { $0.isOpen })), ("actions_all", SQLValue(actions.count)),
      ("going_on", .integer(isGoingOn ? 1 : 0)), ("meeting_at", SQLValue(meeting.at?.at.iso)),
    ]
  }

  /// The title, or what stands for it: the one-line summary, the first sentence of the summary, the impact, the id.
  var listTitle: String? {
    let candidates = [title, summaryLine, summary?.firstSentence, impactLine, id]
    return candidates.lazy.compactMap { $0 }.first { !$0.isEmpty }
  }

  /// By which reviews are found and clash; nil without a letter or digit.
  var idKey: String? { id.flatMap { $0.indexKey.isEmpty ? nil : $0.indexKey } }

  package var listDate: CivilDate? { date?.date ?? startedAt?.at.date ?? detectedAt?.at.date }

  /// In minutes: as its times say, else as it is stated.
  var listDuration: Double? {
    let downtime = measure(.totalDowntime)
    return downtime.minutes ?? measure(.timeToResolve).minutes ?? durationStated?.number ?? downtime.stated?.number
  }

  /// Of who wrote, prepared or began it.
  var authorKeys: Set<String> {
    Set((authors + [preparedBy, createdBy].compactMap { $0 }).map(\.shown.indexKey).filter { !$0.isEmpty })
  }

  /// The kinds of its contributing factors, of the boxes and of its own.
  var factorKeys: Set<String> {
    Set(cause.factors.compactMap { $0.category?.id } + cause.factorChecklist.map(\.choice.id))
  }
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
