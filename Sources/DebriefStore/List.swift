package import Debrief

/// Which reviews a list shows. An empty set of choices leaves everything in.
package struct Filter: Sendable, Equatable {
  /// Who asks: the list has only what this one may see, also in what it counts.
  package let viewer: Viewer
  /// 1 is the worst; 0 stands for reviews without a rank.
  package var severityRanks: Set<Int> = []
  /// `""` stands for reviews without a status.
  package var statuses: Set<String> = []
  package var services: Set<String> = []
  /// The first and the last day.
  package var from: CivilDate?
  package var to: CivilDate?
  /// Every word of it stands somewhere in the review or in its attachments; the last one may go on.
  package var text = ""
  /// Kinds of contributing factors.
  package var factors: Set<String> = []
  /// Names of somebody who has an open action item in it; empty for anybody.
  package var owners: Set<String> = []
  /// The name of somebody who wrote, prepared or began it.
  package var author: String?
  package var sample: Bool?

  package init(for viewer: Viewer) { self.viewer = viewer }

  var query: SearchQuery { SearchQuery(text, typing: true) }
}

package struct Sort: Sendable, Equatable {
  package enum Key: String, Sendable, CaseIterable {
    case date, severity, title, updated
    /// How well it answers to the words that are looked for; without any it is the date.
    case relevance
  }

  package var key: Key
  package var ascending: Bool

  package init(_ key: Key = .date, ascending: Bool = false) {
    self.key = key
    self.ascending = ascending
  }
}

/// Which part of a list.
package struct Page: Sendable, Equatable {
  package static let most = 200

  /// From 1 to `most`.
  package var limit: Int
  /// Where the part before it ended: its `next`; nil for the first part.
  package var cursor: String?

  package init(limit: Int = 50, cursor: String? = nil) {
    self.limit = min(max(limit, 1), Self.most)
    self.cursor = cursor
  }
}

/// A part of a list, with what the whole of it counts.
package struct Listing: Sendable, Equatable {
  package let rows: [ListRow]
  /// Of the whole list.
  package let total: Int
  /// The cursor of the next part; nil at the end.
  package let next: String?
  package let facets: Facets
}

package struct ListRow: Sendable, Equatable {
  package let uid: String
  package let id: String?
  /// The title, or what stands for it.
  package let title: String?
  /// `YYYY-MM-DD`, else as it was written.
  package let date: Day?
  package let severity: Severity?
  package let status: Status?
  package let incidentStatus: IncidentStatus?
  package let services: [String]
  /// In minutes, from the times where they allow it, else as stated.
  package let duration: Double?
  package let openActions: Int
  package let allActions: Int
  package let version: Int
  package let updatedAt: Stamp?
  package let sample: Bool
  /// Whether only some people see it.
  package let isPrivate: Bool
  /// Where the words that are looked for stand.
  package let found: Found?
}

/// The place of a review where a search found something.
package struct Found: Sendable, Equatable {
  /// The field's name in the contract, `about` for the title and other single values, `attachment:NAME` for a file.
  package let part: String
  package let snippet: Snippet

  /// The name of the attached file that it stands in.
  package var file: String? { part.hasPrefix("attachment:") ? String(part.dropFirst(11)) : nil }
}

/// How many reviews each choice holds, when all the other filters apply and that of the facet itself does not:
/// what choosing it, too, would bring.
package struct Facets: Sendable, Equatable {
  package struct Count: Sendable, Equatable {
    /// A rank ("0" for none), a status ("" for none), a service, or a month `YYYY-MM` ("" for no date).
    package let value: String
    package let count: Int
  }

  package let severityRanks: [Count]
  package let statuses: [Count]
  /// The most used first.
  package let services: [Count]
  /// The newest first.
  package let months: [Count]

  static let none = Facets(severityRanks: [], statuses: [], services: [], months: [])
}
