import Debrief

extension FireHydrant {
  static func people(_ incident: inout Payload, _ draft: inout Draft) {
    incident.each("role_assignments") { assignment in
      let role = assignment.peek("incident_role")?["name"]?.string
      guard let person = assignment.person("user", "name", role: role) else { return }
      assignment.skip("id", "status", "created_at", "updated_at")
      if role != nil { assignment.skip("incident_role") }
      draft.review.roles.append(person)
    }
    draft.review.createdBy = incident.person("created_by", "name")
  }

  static func touched(_ incident: inout Payload, _ draft: inout Draft) {
    draft.review.services = incident.names("services", "name")
    draft.review.impact.features = incident.names("functionalities", "name").map { name in
      var feature = Feature()
      feature.name = name
      return feature
    }
    for name in incident.names("environments", "name") { draft.add(detail: "Environment", name) }
    incident.each("impacts") { impact in
      let name = impact.peek("impact")?["name"]?.string
      let known = draft.review.services + draft.review.impact.features.compactMap(\.name)
      if impact.peek("condition") == nil, let name, known.contains(name) { impact.skip("id", "type", "impact") }
      impact.skip("id", "conversations")
    }
    draft.review.impact.users.count = incident.count("customers_impacted")
    draft.review.impact.business.revenue = incident.count("monetary_impact").map { Money($0) }
    if draft.review.impact.business.revenue != nil || incident.peek("monetary_impact_cents")?.numeral == "0" {
      incident.skip("monetary_impact_cents")
    }
  }

  /// The ticket of the incident is a link; those of tasks and follow-ups are action items.
  static func tickets(_ incident: inout Payload, _ draft: inout Draft) {
    _ = incident.within("ticket") { ticket in
      draft.review.issueLink = ticket.within("link") { $0.text("href_url") }
      if draft.review.issueLink != nil {
        ticket.skip("id", "summary", "state", "type", "link", "created_at", "updated_at")
      }
    }
    incident.each("incident_tickets") { ticket in
      guard ticket.peek("type")?.string != "incident" else { return }
      draft.review.actions.append(action(&ticket))
    }
  }

  private static func action(_ ticket: inout Payload) -> ActionItem {
    ticket.skip("id", "type", "created_at", "updated_at", "incident_id", "incident_name", "incident_current_milestone")
    ticket.skip("task_id", "created_by")
    var action = ActionItem()
    action.action = Prose(title: ticket.text("summary"), text: ticket.text("description"))
    action.status = ticket.choice("state")
    action.due = ticket.day("due_at")
    let assignees = ticket.peek("assignees")?.elements?.compactMap { Person(export: $0, ["name"]) } ?? []
    action.owner = assignees.first
    if assignees.count == 1 { ticket.skip("assignees") }
    action.priority = ticket.within("priority") { priority in
      priority.skip("id", "position", "created_at", "updated_at")
      return priority.choice("name")
    }
    action.link = ticket.within("link") { link in
      link.skip("id", "type", "icon_url", "editable", "deletable")
      action.key = link.text("display_text")
      return link.text("href_url")
    }
    return action
  }

  static func fields(_ incident: inout Payload, _ draft: inout Draft) {
    incident.each("custom_fields") { field in
      let name = field.peek("display_name")?.string ?? field.peek("name")?.string
      let many = field.names("value_array")
      let one = field.text("value_string")
      guard let name, !many.isEmpty || one != nil else { return }
      draft.add(section: name, many.isEmpty ? one : many.joined(separator: "\n"))
      field.skip("name", "display_name", "value_type", "description", "slug", "field_id", "value")
    }
  }

  static func report(_ report: inout Payload, _ draft: inout Draft) {
    report.skip("id", "incident_id", "updated_at", "retrospective_id", "retrospective_shim")
    _ = report.within("incident") { incident(&$0, &draft) }
    if report.peek("name")?.string == draft.review.title { report.skip("name") }
    if let summary = report.prose("summary") { draft.review.summary = summary }
    draft.review.createdAt = report.moment("created_at")
    draft.review.tags += report.names("tag_list").filter { !draft.review.tags.contains($0) }
    if report.peek("questions")?.members != nil { _ = report.within("questions") { question(&$0, &draft) } }
    report.each("questions") { question(&$0, &draft) }
    draft.add(document: report.text("retrospective_note"), from: "the note")
    draft.add(section: "Additional details", report.names("additional_details").joined(separator: "\n\n"))
  }

  private static func question(_ question: inout Payload, _ draft: inout Draft) {
    let body = question.text("body")
    guard body != nil else { return }
    draft.add(section: question.text("title") ?? "Question", body)
    question.skip("id", "tooltip", "kind", "question_type_id", "is_required", "available_options", "conversations")
  }

  static func retrospective(_ retrospective: inout Payload, _ draft: inout Draft) {
    retrospective.skip("id", "retrospective_template_id", "is_hidden", "exports")
    draft.review.title = retrospective.text("name")
    draft.add(section: "Description", retrospective.text("description"))
    retrospective.each("fields") { field in
      guard let label = field.peek("label")?.string, let value = field.text("value") else { return }
      draft.add(section: label, value)
      field.skip("id", "label", "type", "help_text", "permissible_values", "is_required", "schema")
    }
  }
}
