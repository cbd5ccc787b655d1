import Debrief

/// FireHydrant: an incident of its API, a retrospective report with its incident inside, or a retrospective's fields.
enum FireHydrant: Export {
  static let tool = "FireHydrant"

  static func recognises(_ json: JSON) -> Bool {
    isIncident(json) || isReport(json) || json["retrospective_template_id"] != nil && json["fields"] != nil
  }

  private static func isIncident(_ json: JSON) -> Bool {
    json["current_milestone"] != nil
      && (json["lifecycle_phases"] ?? json["milestones"] ?? json["role_assignments"] ?? json["incident_url"]) != nil
  }

  private static func isReport(_ json: JSON) -> Bool {
    json["incident"].map(isIncident) ?? false
      && (json["questions"] ?? json["retrospective_note"] ?? json["calendar_events"] ?? json["summary"]) != nil
  }

  static func key(_ json: JSON) -> String? {
    (json["incident"] ?? json)["number"]?.scalar ?? json["id"]?.scalar
  }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    if payload.peek("incident") != nil { return report(&payload, &draft) }
    if payload.peek("retrospective_template_id") != nil { return retrospective(&payload, &draft) }
    incident(&payload, &draft)
  }

  static func incident(_ incident: inout Payload, _ draft: inout Draft) {
    skipItsOwn(&incident)
    // Its number alone would be taken for that of another tool.
    draft.review.id = incident.text("number").map { "FireHydrant \($0)" }
    draft.review.title = incident.text("name")
    draft.review.summary = incident.prose("summary")
    draft.add(section: "Description", incident.text("description"))
    draft.add(section: "Customer impact", incident.text("customer_impact_summary"))
    draft.add(detail: "Priority", incident.text("priority"))
    draft.review.severity = incident.severity("severity")
    draft.review.incidentStatus = incident.choice("current_milestone", ["postmortem_started": "resolved"])
    draft.review.tags = incident.names("tag_list")
    times(&incident, &draft)
    people(&incident, &draft)
    touched(&incident, &draft)
    tickets(&incident, &draft)
    fields(&incident, &draft)
    let link = incident.link("incident_url", tool, LinkKind("tracker"))
    let page = incident.link("private_status_page_url", "Internal status page")
    draft.review.links += [link, page].compactMap { $0 }
  }

  private static func skipItsOwn(_ incident: inout Payload) {
    incident.skip("id", "private_id", "organization_id", "organization", "severity_color", "severity_impact_object")
    incident.skip("severity_condition_object", "report_id", "channel_id", "channel_status", "field_requirements")
    incident.skip("conversations", "context_object", "active")
  }

  private static func times(_ incident: inout Payload, _ draft: inout Draft) {
    draft.review.startedAt = incident.moment("started_at")
    // The older list says the same of those that are in both.
    if incident.peek("lifecycle_phases") != nil { incident.skip("milestones") }
    incident.each("milestones") { milestone(&$0, "type", &draft) }
    incident.each("lifecycle_phases") { phase in
      phase.each("milestones") { milestone(&$0, "name", &draft) }
      phase.skip("id", "name", "description", "type", "position")
    }
    draft.place(incident.moment("created_at"), called: "Opened", source: tool)
  }

  private static func milestone(_ milestone: inout Payload, _ name: String, _ draft: inout Draft) {
    milestone.skip("id", "created_at", "updated_at", "duration", "position", "description")
    let moment = milestone.moment("occurred_at")
    let person = milestone.person("updated_by", "name")
    let label = milestone.text(name) ?? milestone.peek("slug")?.string
    milestone.skip("slug")
    if moment?.at.instant != nil, moment == draft.review.startedAt, label?.key == "started" { return }
    draft.place(moment, called: label, by: person, source: tool)
  }
}
