import Debrief

/// incident.io: an incident of its API (v2), alone or beside the answers about its follow-ups, updates and post-mortem.
enum IncidentIO: Export {
  static let tool = "incident.io"

  static func recognises(_ json: JSON) -> Bool {
    let incident = json["incident"] ?? json
    return incident["incident_status"] != nil
      && (incident["incident_timestamp_values"] ?? incident["incident_role_assignments"]
        ?? incident["custom_field_entries"] ?? incident["permalink"]) != nil
  }

  static func key(_ json: JSON) -> String? {
    let incident = json["incident"] ?? json
    return incident["reference"]?.scalar ?? incident["id"]?.scalar
  }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("pagination_meta")
    if payload.peek("incident") == nil {
      incident(&payload, &draft)
    } else {
      _ = payload.within("incident") { incident(&$0, &draft) }
    }
    payload.each("follow_ups") { draft.review.actions.append(action(&$0)) }
    payload.each("incident_updates") { draft.review.timeline.append(entry(&$0)) }
    _ = payload.within("postmortem_document") { document(&$0, &draft) }
    payload.each("postmortem_documents") { document(&$0, &draft) }
    draft.add(document: payload.text("markdown"), from: "the post-mortem")
  }

  private static func incident(_ incident: inout Payload, _ draft: inout Draft) {
    incident.skip("id", "updated_at", "slack_channel_id", "slack_team_id", "incident_status.id")
    draft.review.id = incident.text("reference")
    draft.review.title = incident.text("name")
    draft.review.summary = incident.prose("summary")
    draft.review.severity = named(&incident, "severity").map { Severity(export: $0) }
    draft.review.incidentStatus = named(&incident, "incident_status").map {
      IncidentStatus(IncidentStatuses.words.word($0)?.id ?? $0)
    }
    draft.add(detail: "Incident type", named(&incident, "incident_type"))
    roles(&incident, &draft)
    times(&incident, &draft)
    incident.each("custom_field_entries") { entry in
      let name: String? = entry.within("custom_field") { field in
        field.skip("id", "field_type", "description", "options")
        return field.text("name")
      }
      draft.add(section: name, values(&entry).joined(separator: "\n"))
    }
    incident.each("duration_metrics") { metric in
      guard let name = metric.peek("duration_metric")?["name"]?.string, let seconds = metric.text("value_seconds")
      else {
        return
      }
      draft.add(detail: name, "\(seconds) seconds")
      metric.skip("duration_metric")
    }
    links(&incident, &draft)
  }

  private static func roles(_ incident: inout Payload, _ draft: inout Draft) {
    incident.each("incident_role_assignments") { assignment in
      let role = assignment.peek("role")?["name"]?.string
      let person = assignment.person("assignee", "name", role: role)
      // A role that nobody had says nothing.
      if role != nil, assignment.peek("assignee") == nil { assignment.skip("role") }
      guard let person else { return }
      draft.review.roles.append(person)
    }
    _ = incident.within("creator") { creator in
      draft.review.createdBy = creator.person("user", "name")
    }
  }

  private static func times(_ incident: inout Payload, _ draft: inout Draft) {
    incident.each("incident_timestamp_values") { value in
      let name = value.peek("incident_timestamp")?["name"]?.string
      let moment = value.within("value") { $0.moment("value") }
      // A moment that nobody stated says nothing.
      if name != nil, moment != nil || value.peek("value") == nil { value.skip("incident_timestamp") }
      draft.place(moment, called: name, source: tool)
    }
    draft.place(incident.moment("created_at"), called: "Opened", source: tool)
  }

  private static func links(_ incident: inout Payload, _ draft: inout Draft) {
    let links = [
      incident.link("permalink", "incident.io", LinkKind("tracker")),
      incident.link("postmortem_document_url", "Post-mortem", LinkKind("internal-docs")),
      incident.link("call_url", "Call"),
    ]
    draft.review.links += links.compactMap { $0 }
    draft.review.communication.channels += [incident.text("slack_channel_name")].compactMap { $0.map { "#" + $0 } }
    _ = incident.within("external_issue_reference") { issue in
      draft.review.issueLink = issue.text("issue_permalink")
    }
  }
}
