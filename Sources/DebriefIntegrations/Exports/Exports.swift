package import Debrief

/// The data exports of other tools.
package enum Exports {
  /// In the order in which they are asked.
  static var all: [any Export.Type] {
    [
      Opsgenie.self, IncidentIO.self, FireHydrant.self, Rootly.self, Dispatch.self, Statuspage.self, Jira.self,
      JiraReview.self, GitLab.self, GitHub.self,
    ]
  }

  /// One incident of an export, or a whole export that holds one.
  package struct Part: Sendable {
    /// What tells it from the others of its file.
    package let name: String
    package let json: JSON

    /// Whether a tool that is known writes such a value.
    package var isKnown: Bool { Exports.tool(of: json) != nil }
  }

  /// The names of the tools, for people.
  package static var tools: [String] {
    var seen: Set<String> = []
    return all.map { $0.tool }.filter { seen.insert($0).inserted }
  }

  /// The tool that wrote it; nil when it is none of those that are known.
  package static func tool(of json: JSON) -> String? { export(of: json)?.tool }

  /// One incident as a review; nil when no tool that is known writes such a value.
  ///
  /// What the tool states in fields of its own counts; the text of a post-mortem fills in the rest. What no field holds
  /// is in `extra`.
  package static func read(_ json: JSON, zones: Zones = .utc) -> Parsed? {
    guard let export = export(of: json) else { return nil }
    var payload = Payload(json)
    var draft = Draft()
    export.read(&payload, into: &draft)
    draft.notes += payload.notes
    draft.keep(payload, of: export.tool)
    return draft.assembled(zones: zones)
  }

  /// The incidents of a file that holds a list of them, each named by its number or id; nil when it holds one alone.
  ///
  /// What stands beside a list and names an incident by its id goes with it.
  package static func parts(_ json: JSON) -> [Part]? {
    guard let list = IncidentList(json), list.incidents.contains(where: { export(of: $0) != nil }) else { return nil }
    var names = Names()
    return list.incidents.enumerated().map { place, json in
      let key = export(of: json)?.key(json) ?? String(place + 1)
      return Part(name: names.unique(key), json: json)
    }
  }

  /// The incidents of a table that a tool wrote, a row each; nil when no tool that is known writes such a table.
  package static func parts(csv text: String) -> [Part]? {
    guard let rows = Dispatch.rows(CSV.rows(text)), !rows.isEmpty else { return nil }
    return parts(.array(rows))
  }

  static func export(of json: JSON) -> (any Export.Type)? {
    guard json.members != nil else { return nil }
    return all.first { $0.recognises(json) }
  }

  /// Names of which none is given twice.
  private struct Names {
    private var counts: [String: Int] = [:]

    mutating func unique(_ name: String) -> String {
      counts[name, default: 0] += 1
      guard let count = counts[name], count > 1 else { return name }
      return unique("\(name)-\(count)")
    }
  }
}
