import Debrief

/// Netflix Dispatch: an incident of its API, or a row of the table that its list of incidents exports.
///
/// Its times come without a zone in older versions; they are UTC.
enum Dispatch: Export {
  static let tool = "Netflix Dispatch"

  static func recognises(_ json: JSON) -> Bool {
    guard json["title"] != nil || json["name"] != nil else { return false }
    return own.contains { json[$0] != nil }
  }

  /// Members that no other tool has.
  private static let own = [
    "incident_severity", "incident_priority", "incident_document", "incident_review_document", "participants_location",
    "commanders_location", "reporters_location", "stable_at",
  ]

  static func key(_ json: JSON) -> String? { json["name"]?.scalar ?? json["id"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("id", "updated_at")
    draft.review.id = payload.text("name")
    draft.review.title = payload.text("title")
    draft.review.summary = payload.prose("description")
    draft.review.response.resolutionMethod = payload.prose("resolution")
    draft.review.incidentStatus = payload.choice(
      "status", ["Active": "investigating", "Stable": "mitigated", "Closed": "closed"])
    times(&payload, &draft)
    kinds(&payload, &draft)
    people(&payload, &draft)
    payload.each("events") { draft.review.timeline.append(entry(&$0)) }
    payload.each("tasks") { draft.review.actions.append(action(&$0)) }
    links(&payload, &draft)
  }

  private static func times(_ payload: inout Payload, _ draft: inout Draft) {
    draft.review.detectedAt = payload.moment("reported_at", offset: 0)
    draft.review.mitigatedAt = payload.moment("stable_at", offset: 0)
    draft.review.closedAt = payload.moment("closed_at", offset: 0)
    draft.place(payload.moment("created_at", offset: 0), called: "Opened", source: tool)
  }

  private static func kinds(_ payload: inout Payload, _ draft: inout Draft) {
    draft.review.severity = payload.within("incident_severity") { severity in
      severity.skip("id", "color", "view_order", "enabled", "default", "project")
      return severity.severity("name")
    }
    for (member, label) in [
      ("incident_priority", "Incident priority"), ("incident_type", "Incident type"), ("project", "Project"),
    ] {
      let name: String? = payload.within(member) { kind in
        kind.skip("id", "color", "view_order", "enabled", "default", "project")
        return kind.text("name")
      }
      draft.add(detail: label, name)
    }
    draft.review.tags = payload.names("tags", "name")
    draft.review.impact.business.resolutionCost = payload.count("total_cost").map { Money($0) }
  }

  private static func links(_ payload: inout Payload, _ draft: inout Draft) {
    payload.each("documents") { document in
      let title = document.text("name")
      document.skip("id", "resource_id", "resource_type", "created_at", "updated_at")
      if let link = document.link("weblink", title, LinkKind("internal-docs")) { draft.review.links.append(link) }
    }
    for (member, title) in [
      ("incident_document", "Incident document"), ("incident_review_document", "Incident review document"),
      ("storage", "Storage"), ("ticket", "Ticket"), ("conference", "Conference"), ("conversation", "Conversation"),
    ] {
      let link: Link? = payload.within(member) { $0.link("weblink", title) }
      if let link, !draft.review.links.contains(where: { $0.url == link.url }) { draft.review.links.append(link) }
    }
    payload.each("duplicates") { duplicate in
      var related = RelatedIncident()
      related.id = duplicate.text("name")
      related.relationship = duplicate.text("title").map { Prose("Duplicate: \($0)") }
      draft.review.related.append(related)
    }
  }
}
