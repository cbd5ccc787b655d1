import Debrief

/// Rootly: an incident or a retrospective of its JSON:API, with what is included beside it.
enum Rootly: Export {
  static let tool = "Rootly"

  static func recognises(_ json: JSON) -> Bool {
    let resource = json["data"] ?? json
    guard resource["attributes"]?.members != nil, let type = resource["type"]?.string else { return false }
    return ["incidents", "incident_post_mortems"].contains(type)
  }

  static func key(_ json: JSON) -> String? {
    let resource = json["data"] ?? json
    return resource["attributes"]?["sequential_id"]?.scalar ?? resource["id"]?.scalar
  }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("links", "meta")
    if payload.peek("data") == nil {
      resource(&payload, &draft)
    } else {
      _ = payload.within("data") { resource(&$0, &draft) }
    }
    payload.each("included") { resource(&$0, &draft) }
  }

  private static func resource(_ resource: inout Payload, _ draft: inout Draft) {
    let type = resource.peek("type")?.string
    let isKnown = resource.within("attributes") { attributes in
      switch type {
      case "incidents": incident(&attributes, &draft)
      case "incident_post_mortems": retrospective(&attributes, &draft)
      case "incident_action_items": draft.review.actions.append(action(&attributes))
      case "incident_events": draft.review.timeline.append(entry(&attributes))
      default: return false
      }
      return true
    }
    if isKnown == true { resource.skip("id", "type", "relationships", "links") }
  }

  private static func incident(_ incident: inout Payload, _ draft: inout Draft) {
    incident.skip("slug", "updated_at", "parent_incident_id", "duplicate_incident_id", "short_url", "private")
    // Its number alone would be taken for that of another tool.
    draft.review.id = incident.text("sequential_id").map { "Rootly \($0)" }
    draft.review.title = incident.text("title")
    draft.review.summary = incident.prose("summary")
    draft.review.incidentStatus = incident.choice(
      "status", ["in_triage": "investigating", "started": "investigating", "completed": "closed"])
    draft.review.severity = incident.within("severity") { severity in
      named(&severity).map { Severity(export: $0) }
    }
    draft.review.response.resolutionMethod = incident.prose("resolution_message")
    draft.review.response.actionsTaken = [incident.text("mitigation_message")].compactMap { $0 }
    if incident.peek("retrospective_progress_status")?.string == "completed" {
      incident.skip("retrospective_progress_status")
      draft.review.status = Status("final")
    }
    times(&incident, &draft)
    touched(&incident, &draft)
    draft.review.createdBy = incident.person("user", "full_name", "name")
    links(&incident, &draft)
  }

  private static func times(_ incident: inout Payload, _ draft: inout Draft) {
    draft.review.startedAt = incident.moment("started_at")
    draft.review.detectedAt = incident.moment("detected_at")
    draft.review.acknowledgedAt = incident.moment("acknowledged_at")
    draft.review.mitigatedAt = incident.moment("mitigated_at")
    draft.review.resolvedAt = incident.moment("resolved_at")
    draft.review.closedAt = incident.moment("closed_at")
    draft.place(incident.moment("in_triage_at"), called: "In triage", source: tool)
    draft.place(incident.moment("cancelled_at"), called: "Cancelled", source: tool)
    draft.place(incident.moment("created_at"), called: "Opened", source: tool)
  }

  private static func touched(_ incident: inout Payload, _ draft: inout Draft) {
    draft.review.services = incident.names("services", "name")
    draft.review.teams = incident.names("groups", "name")
    draft.review.impact.features = incident.names("functionalities", "name").map { name in
      var feature = Feature()
      feature.name = name
      return feature
    }
    for name in incident.names("environments", "name") { draft.add(detail: "Environment", name) }
    for name in incident.names("incident_types", "name") { draft.add(detail: "Incident type", name) }
    for label in incident.peek("labels")?.members ?? [] {
      if let value = label.value.scalar { draft.review.tags.append("\(label.name): \(value)") }
    }
    if incident.peek("labels")?.members?.allSatisfy({ $0.value.scalar != nil }) == true { incident.skip("labels") }
  }

  /// Of a resource inside a resource; what else is said of it is not of this incident.
  private static func named(_ resource: inout Payload) -> String? {
    for member in ["data", "attributes"] where resource.peek(member)?.members != nil {
      guard let name = resource.within(member, { named(&$0) }) else { return nil }
      resource.skip(member)
      return name
    }
    return resource.text("name")
  }
}
