import Debrief

/// Statuspage: an incident of a page's history (`incidents.json`) or of the API that manages it. Its post-mortem is
/// `postmortem_body`, or the update of that status.
enum Statuspage: Export {
  static let tool = "Statuspage"

  static func recognises(_ json: JSON) -> Bool {
    let incident = json["incident"] ?? json
    return incident["incident_updates"]?.elements != nil && incident["name"] != nil
      && (incident["impact"] ?? incident["shortlink"] ?? incident["page_id"]) != nil
  }

  static func key(_ json: JSON) -> String? { (json["incident"] ?? json)["id"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("meta")
    _ = payload.within("page") { page in
      let title = page.text("name")
      page.skip("id", "updated_at", "time_zone", "status_indicator", "status_description")
      if let link = page.link("url", title) { draft.review.links.append(link) }
    }
    if payload.peek("incident") == nil { return incident(&payload, &draft) }
    _ = payload.within("incident") { incident(&$0, &draft) }
  }

  private static func incident(_ incident: inout Payload, _ draft: inout Draft) {
    skipItsOwn(&incident)
    draft.review.id = incident.text("id")
    draft.review.title = incident.text("name")
    draft.review.severity = incident.text("impact").map(impact)
    draft.review.incidentStatus = incident.choice(
      "status", ["monitoring": "mitigated", "postmortem": "resolved", "completed": "resolved"])
    times(&incident, &draft)
    draft.review.services = incident.names("components", "name")
    let postmortem = incident.text("postmortem_body")
    draft.add(document: postmortem, from: "the post-mortem")
    incident.each("incident_updates") { update(&$0, postmortem, &draft) }
    var seen: Set<String> = []
    draft.review.services.removeAll { !seen.insert($0).inserted }
    draft.review.communications.reverse(whenNewestFirst: \.at)
    draft.milestones()
    if let link = incident.link("shortlink", tool, LinkKind("external-docs")) { draft.review.links.append(link) }
  }

  private static func times(_ incident: inout Payload, _ draft: inout Draft) {
    draft.review.startedAt = incident.moment("started_at")
    draft.review.mitigatedAt = incident.moment("monitoring_at")
    draft.review.resolvedAt = incident.moment("resolved_at")
    draft.place(incident.moment("created_at"), called: "Opened", source: tool)
  }

  private static func update(_ update: inout Payload, _ postmortem: String?, _ draft: inout Draft) {
    update.skip("id", "incident_id", "updated_at", "twitter_updated_at", "wants_twitter_update", "tweet_id")
    update.skip("deliver_notifications", "custom_tweet")
    draft.review.services += update.names("affected_components", "name").filter(isComponent)
    let created = update.moment("created_at")
    var message = Communication()
    message.at = update.moment("display_at") ?? created
    message.kind = update.text("status")
    let body = update.text("body")
    if message.kind == "postmortem" {
      if body != postmortem { draft.add(document: body, from: "the post-mortem") }
      return
    }
    message.message = body.map { Prose($0) }
    message.channel = "Status page"
    message.audience = Audience("public")
    draft.review.communications.append(message)
  }

  private static func isComponent(_ name: String) -> Bool { !name.hasPrefix("No components were affected") }

  /// From `critical` down to `none`.
  private static func impact(_ written: String) -> Severity {
    let rank = ["critical", "major", "minor", "none"].firstIndex(of: written.lowercased()).map { $0 + 1 }
    return Severity(written, rank: rank)
  }

  private static func skipItsOwn(_ incident: inout Payload) {
    incident.skip("page_id", "organization_id", "updated_at", "impact_override", "backfilled", "reminder_intervals")
    incident.skip("postmortem_ignored", "postmortem_notified_subscribers", "postmortem_notified_twitter")
    incident.skip("postmortem_body_last_updated_at", "scheduled_auto_in_progress", "scheduled_auto_completed")
    incident.skip("scheduled_remind_prior", "scheduled_reminded_at", "scheduled_auto_transition")
    incident.skip("auto_transition_deliver_notifications_at_end", "auto_transition_deliver_notifications_at_start")
    incident.skip("auto_transition_to_maintenance_state", "auto_transition_to_operational_state")
  }
}

extension Draft {
  /// The first update of a status says when it was reached.
  fileprivate mutating func milestones() {
    let steps = ["investigating": "investigating", "identified": "cause-identified"]
    var seen: Set<String> = []
    for message in review.communications {
      guard let kind = message.kind, let step = steps[kind], seen.insert(kind).inserted else { continue }
      var entry = Entry()
      entry.at = message.at
      entry.event = Prose("Status page: \(kind)")
      entry.milestone = Milestone(step)
      entry.source = Statuspage.tool
      review.timeline.append(entry)
    }
  }
}

extension [Communication] {
  /// The newest stands first in the exports.
  fileprivate mutating func reverse(whenNewestFirst time: (Communication) -> Moment?) {
    guard let first = first.flatMap(time)?.at.instant, let last = last.flatMap(time)?.at.instant, first > last else {
      return
    }
    reverse()
  }
}
