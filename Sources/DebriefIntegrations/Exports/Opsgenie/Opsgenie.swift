import Debrief

/// Opsgenie: the answer of its Postmortem API, `{"data": {"postmortemId": …}}`.
enum Opsgenie: Export {
  static let tool = "Opsgenie"

  static func recognises(_ json: JSON) -> Bool {
    let report = json["data"] ?? json
    return report["postmortemId"] != nil && (report["executiveSummary"] ?? report["rootIncident"]) != nil
  }

  static func key(_ json: JSON) -> String? { (json["data"] ?? json)["postmortemId"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("took", "requestId")
    if payload.peek("data") == nil { return report(&payload, &draft) }
    _ = payload.within("data") { report(&$0, &draft) }
  }

  private static func report(_ report: inout Payload, _ draft: inout Draft) {
    report.skip("postmortemId", "timeline")
    head(&report, &draft)
    times(&report, &draft)
    draft.review.summary = report.rich("executiveSummary").map { Prose($0) }
    draft.add(document: report.rich("content"), from: "the report")
    draft.review.services = report.names("affectedServices", "name")
    draft.review.teams = report.names("responderTeams", "name")
    draft.review.roles = report.people("responders", "name", role: "Responder")
    report.each("relatedIncidents") { incident in
      var related = RelatedIncident()
      related.id = incident.text("tinyId").map(number)
      related.relationship = incident.prose("message")
      incident.skip("id", "metadataId")
      if related != RelatedIncident() { draft.review.related.append(related) }
    }
  }

  private static func head(_ report: inout Payload, _ draft: inout Draft) {
    draft.review.title = report.text("title")
    draft.review.severity = report.text("severity").map(priority)
    draft.review.status = report.choice("status")
    draft.review.owner = report.person("owner", "name")
    _ = report.within("rootIncident") { incident in
      incident.skip("metadataId", "id")
      draft.review.id = incident.text("tinyId").map(number)
      draft.review.incidentStatus = incident.choice("status")
      draft.review.tags = incident.names("tags", "name")
      if incident.peek("priority")?.string == draft.review.severity?.written { incident.skip("priority") }
      if incident.peek("message")?.string == draft.review.title { incident.skip("message") }
    }
  }

  private static func times(_ report: inout Payload, _ draft: inout Draft) {
    draft.review.startedAt = report.moment("startTime")
    draft.review.endedAt = report.moment("endTime")
    draft.review.acknowledgedAt = report.moment("respondTime")
    draft.review.resolvedAt = report.moment("resolveTime")
    draft.review.createdAt = report.moment("createdAtTime")
  }

  /// Its number alone would be taken for that of another tool.
  private static func number(_ tiny: String) -> String { "Opsgenie \(tiny)" }

  /// P1 is the worst of five.
  private static func priority(_ written: String) -> Severity {
    let rank = written.hasPrefix("P") ? Int(written.dropFirst()).flatMap { (1...5).contains($0) ? $0 : nil } : nil
    return Severity(written, rank: rank)
  }
}
