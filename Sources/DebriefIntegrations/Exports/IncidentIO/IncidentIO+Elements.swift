import Debrief

extension IncidentIO {
  /// The name of a thing that the organisation sets up; what else is said of it is not of this incident.
  static func named(_ payload: inout Payload, _ member: String) -> String? {
    payload.within(member) { thing in
      thing.skip("id", "created_at", "updated_at", "description", "rank", "category")
      thing.skip("create_in_triage", "is_default", "private_incidents_only")
      return thing.text("name")
    }
  }

  /// A value stands under the kind of the field.
  static func values(_ entry: inout Payload) -> [String] {
    var values: [String] = []
    entry.each("values") { value in
      for member in ["value_text", "value_link", "value_numeric"] {
        if let text = value.text(member) { values.append(text) }
      }
      for (member, name) in [("value_option", "value"), ("value_catalog_entry", "name")] {
        let text: String? = value.within(member) { option in
          option.skip("id", "custom_field_id", "sort_key", "external_id", "aliases")
          return option.text(name)
        }
        if let text { values.append(text) }
      }
    }
    return values
  }

  static func action(_ followUp: inout Payload) -> ActionItem {
    followUp.skip("id", "incident_id", "created_at", "updated_at", "creator")
    var action = ActionItem()
    action.action = Prose(title: followUp.text("title"), text: followUp.text("description"))
    action.owner = followUp.person("assignee", "name") ?? followUp.person("assignee_team", "name")
    action.status = followUp.choice(
      "status", ["outstanding": "open", "deleted": "wont-do", "not_doing": "wont-do"])
    action.doneAt = followUp.day("completed_at")
    action.priority = named(&followUp, "priority").map { Priority($0) }
    _ = followUp.within("external_issue_reference") { issue in
      issue.skip("provider")
      action.key = issue.text("issue_name")
      action.link = issue.text("issue_permalink")
    }
    return action
  }

  static func entry(_ update: inout Payload) -> Entry {
    update.skip("id", "incident_id")
    var entry = Entry()
    entry.at = update.moment("created_at")
    let status = named(&update, "new_incident_status").map { "Status: \($0)" }
    let severity = named(&update, "new_severity").map { "Severity: \($0)" }
    let change = [status, severity].compactMap { $0 }.joined(separator: ", ")
    let message = update.text("message")
    entry.event = (message ?? (change.isEmpty ? nil : change)).map { Prose($0) }
    if message != nil, !change.isEmpty { entry.notes = Prose(change) }
    _ = update.within("updater") { updater in
      entry.owner = updater.person("user", "name")
    }
    entry.source = tool
    return entry
  }

  static func document(_ document: inout Payload, _ draft: inout Draft) {
    document.skip("id", "incident_id", "updated_at")
    if document.peek("title")?.string == draft.review.title { document.skip("title") }
    draft.review.status = document.choice("status", ["in_progress": "draft"])
    draft.review.authors = document.people("editors", "name")
    draft.review.createdAt = document.moment("created_at")
    let links = [document.link("document_url", "Post-mortem", LinkKind("internal-docs"))].compactMap { $0 }
    let exported = document.names("exported_urls").map { Link(url: $0, kind: LinkKind("internal-docs")) }
    draft.review.links += (links + exported).filter { link in !draft.review.links.contains { $0.url == link.url } }
  }
}

extension Prose {
  /// A title with what a tool says further of it.
  init?(title: String?, text: String?) {
    switch (title, text) {
    case (let title?, let text?) where title != text:
      self.init(text.contains("\n") ? "\(title)\n\n\(text)" : "\(title) — \(text)")
    case (let one?, _), (nil, let one?): self.init(one)
    case (nil, nil): return nil
    }
  }
}
