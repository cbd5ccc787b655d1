import Debrief

extension Rootly {
  /// The addresses of what other tools hold of an incident: `jira_issue_url`, `confluence_page_url`, …
  static func links(_ incident: inout Payload, _ draft: inout Draft) {
    if let link = incident.link("url", tool, LinkKind("tracker")) { draft.review.links.append(link) }
    draft.review.issueLink =
      incident.text("jira_issue_url") ?? incident.text("github_issue_url")
      ?? incident.text("gitlab_issue_url")
    var taken: [String] = []
    for (name, value) in incident.rest.map({ ($0.name, $0.value) }) where name.hasSuffix("_url") {
      guard let url = value.string, !url.isEmpty else { continue }
      let title = Word.label(of: name.dropLast(4).replacing("_", with: "-"))
      let isTicket = ["issue", "ticket", "task", "story", "card"].contains { name.contains($0) }
      draft.review.links.append(Link(url: url, title: title, kind: isTicket ? LinkKind("ticket") : nil))
      taken.append(name)
    }
    incident.skip(all: taken)
    if let channel = incident.text("slack_channel_name") { draft.review.communication.channels.append("#" + channel) }
  }

  static func retrospective(_ retrospective: inout Payload, _ draft: inout Draft) {
    if draft.review.title == nil { draft.review.title = retrospective.text("title") }
    time("started_at", \.startedAt, &retrospective, &draft)
    time("mitigated_at", \.mitigatedAt, &retrospective, &draft)
    time("resolved_at", \.resolvedAt, &retrospective, &draft)
    draft.review.createdAt = retrospective.moment("created_at")
    draft.review.status = retrospective.choice("status") ?? draft.review.status
    if let link = retrospective.link("url", "Retrospective", LinkKind("internal-docs")) {
      draft.review.links.append(link)
    }
    draft.add(document: retrospective.text("content"), from: "the retrospective")
    retrospective.skip("updated_at", "show_timeline", "show_timeline_trail", "show_timeline_genius")
    retrospective.skip("show_timeline_tasks", "show_timeline_action_items", "show_timeline_order")
    retrospective.skip("show_services_impacted", "show_functionalities_impacted", "show_groups_impacted")
    retrospective.skip("show_alerts_attached")
  }

  /// One that the incident states otherwise stays beside it.
  private static func time(
    _ member: String, _ path: WritableKeyPath<Review, Moment?>, _ retrospective: inout Payload, _ draft: inout Draft
  ) {
    let known = draft.review[keyPath: path]
    let own = retrospective.peek(member)?.string.flatMap { Stamp(export: $0) }.map { Moment($0) }
    if known == nil { draft.review[keyPath: path] = own }
    if own != nil, known == nil || known == own { retrospective.skip(member) }
  }

  static func action(_ item: inout Payload) -> ActionItem {
    item.skip("created_at", "updated_at", "assigned_to_group_ids", "jira_issue_id")
    var action = ActionItem()
    action.action = Prose(title: item.text("summary"), text: item.text("description"))
    action.owner = item.person("assigned_to", "full_name", "name")
    action.status = item.choice("status")
    action.priority = item.choice("priority")
    action.due = item.day("due_date")
    action.key = item.text("jira_issue_key")
    action.link = item.text("jira_issue_url")
    return action
  }

  static func entry(_ event: inout Payload) -> Entry {
    event.skip("created_at", "updated_at")
    var entry = Entry()
    entry.event = event.prose("event")
    entry.at = event.moment("occurred_at")
    entry.source = tool
    return entry
  }
}
