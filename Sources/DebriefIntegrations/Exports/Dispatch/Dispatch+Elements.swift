import Debrief

extension Dispatch {
  static func people(_ payload: inout Payload, _ draft: inout Draft) {
    var people: [Person] = []
    for (member, role) in [("commander", "Incident Commander"), ("reporter", "Reporter")] {
      if let person = person(&payload, member, role: role) { people.append(person) }
    }
    payload.each("participants") { participant in
      let roles = participant.names("participant_roles", "role")
      guard let person = person(&participant, "individual", role: nil) else { return }
      participant.skip("id")
      people += (roles.isEmpty ? ["Participant"] : roles).map { Person(person.name, role: $0) }
    }
    var seen: Set<Person> = []
    draft.review.roles = people.filter { seen.insert($0).inserted }
  }

  /// A participant holds the individual inside; in older versions it is one.
  private static func person(_ payload: inout Payload, _ member: String, role: String?) -> Person? {
    if let inner = payload.peek(member)?["individual"] {
      guard let person = Person(export: inner, ["name"], role: role) else { return nil }
      payload.skip(member)
      return person
    }
    return payload.person(member, "name", role: role)
  }

  static func entry(_ event: inout Payload) -> Entry {
    var entry = Entry()
    entry.event = event.prose("description")
    entry.source = event.text("source")
    entry.at = event.moment("started_at", offset: 0)
    let end = event.moment("ended_at", offset: 0)
    if let end, end != entry.at { entry.at?.latest = end.at }
    entry.owner = event.person("owner", "name")
    event.skip("id", "uuid", "type")
    return entry
  }

  static func action(_ task: inout Payload) -> ActionItem {
    var action = ActionItem()
    action.action = task.prose("description")
    action.status = task.choice("status", ["Resolved": "done"])
    action.priority = task.choice("priority")
    action.due = task.day("resolve_by")
    action.doneAt = task.day("resolved_at")
    action.owner = person(&task, "owner", role: nil)
    let assignees = (task.peek("assignees")?.elements ?? []).compactMap {
      Person(export: $0["individual"] ?? $0, ["name"])
    }
    if action.owner == nil { action.owner = assignees.first }
    if !assignees.isEmpty, assignees.allSatisfy({ $0.name == action.owner?.name }) { task.skip("assignees") }
    action.link = task.text("weblink")
    task.skip("id", "incident", "project", "created_at", "updated_at", "resource_id", "resource_type")
    return action
  }
}

// The table: a row is an incident, a column a member, with the members of members behind dots.
extension Dispatch {
  /// nil when it is no table of Dispatch's.
  static func rows(_ rows: [[String]]) -> [JSON]? {
    guard let header = rows.first, isHeader(header) else { return nil }
    let incidents = rows.dropFirst().map { row in
      var json: JSON = [:]
      for (place, cell) in row.enumerated() {
        let column = place < header.count ? header[place] : "column \(place + 1)"
        put(value(cell), at: column.split(separator: ".").map(String.init), into: &json)
      }
      return json
    }
    return incidents.contains(where: recognises) ? incidents : nil
  }

  private static func isHeader(_ columns: [String]) -> Bool {
    let known = columns.filter { columnsOfItsOwn.contains($0) }
    return Set(known).count >= 2 && (columns.contains("name") || columns.contains("title"))
  }

  private static let columnsOfItsOwn: Set = [
    "incident_type.name", "incident_severity.name", "incident_priority.name", "reporter.individual.email",
    "commander.individual.email", "reporters_location", "commanders_location", "participants_location",
    "participants_team", "reported_at", "stable_at", "total_cost", "incident_document.weblink",
    "incident_review_document.weblink", "storage.weblink",
  ]

  /// Lists stand in a cell as JSON.
  private static func value(_ cell: String) -> JSON {
    guard let first = cell.first, "[{".contains(first), let json = try? JSON(parsing: cell) else {
      return .string(cell)
    }
    return json
  }

  private static func put(_ value: JSON, at path: [String], into json: inout JSON) {
    guard let name = path.first else { return }
    guard path.count > 1, path.count < 8 else {
      json[path.joined(separator: ".")] = value
      return
    }
    var inner = json[name] ?? [:]
    if inner.members == nil { inner = ["": inner] }
    put(value, at: Array(path.dropFirst()), into: &inner)
    json[name] = inner
  }
}
