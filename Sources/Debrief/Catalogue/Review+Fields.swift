// Every field of a review, one line each: its public name, its label, what belongs there, other words for it.

extension Review: Record {
  package static let noun = "review"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Review>] =
    identity + times + story + learning + followUps + evidence

  private static let identity: [Field<Review>] = [
    Field("uid", \.uid, "Identifier", "Given by Debrief; opaque; never changes."),
    Field(
      "id", \.id, "Incident ID", "The author's own number, INC-YYYY-NNNN unless a setting says otherwise.",
      aliases: ["Incident number", "Incident", "Reference", "ID", "Incident no"]),
    Field("origin", \.origin, "Origin", "The document it was imported from."),
    Field("title", \.title, "Title", "What happened, in one line.", aliases: ["Incident Title", "Incident name"]),
    Field("template", \.template, "Template", "The template it was written in; it gives the page its order."),
    Field(
      "date", \.date, "Date", "The day of the incident.",
      aliases: ["Incident date", "Date of incident", "Day", "Datum", "Fecha"]),
    Field("timeZone", \.timeZone, "Time zone", "The zone of times that name none: an IANA name or an offset."),
    Field(
      "severity", \.severity, "Severity", "How bad it was, in the scheme it was written in.",
      aliases: ["Severity Level", "Priority", "Sev"]),
    Field(
      "severityAssigned", \.severityAssigned, "Severity when declared",
      "The severity first assigned, where it differs.", aliases: ["Severity assigned"]),
    Field(
      "incidentStatus", \.incidentStatus, "Incident status", "Where the incident itself stands.",
      aliases: ["Incident state"]),
    Field("status", \.status, "Status", "Where this review stands.", aliases: ["Document Status", "Review status"]),
    Field("issueLink", \.issueLink, "Issue link", "The ticket of this document.", aliases: ["Issue"]),
    Field("authors", \.authors, "Authors", "Who wrote it.", aliases: ["Author", "Written by"]),
    Field("reviewers", \.reviewers, "Reviewers", "Who is to read and question it.", aliases: ["Reviewer"]),
    Field("preparedBy", \.preparedBy, "Prepared by", "Who prepared the report."),
    Field("preparedOn", \.preparedOn, "Prepared on", "The day it was prepared."),
    Field("owner", \.owner, "Owner", "Who looks after this document.", aliases: ["Document owner"]),
    Field("createdBy", \.createdBy, "Created by", "Who began it."),
    Field("createdAt", \.createdAt, "Created", "When it was begun.", aliases: ["Report Created"]),
    Field("updatedBy", \.updatedBy, "Last changed by", "Who changed it last."),
    Field("updatedAt", \.updatedAt, "Last updated", "When it was last changed.", aliases: ["Updated"]),
    Field("nextReview", \.nextReview, "Next review", "The day this document is looked at again."),
    Field(
      "roles", \.roles, "Roles", "Who did what: incident commander, technical lead, first responder, response team.",
      aliases: ["Responders", "Incident team"]),
    Field("tags", \.tags, "Tags", "Words to find it by.", aliases: ["Labels", "Keywords"]),
    Field("teams", \.teams, "Teams", "The teams that own what was touched.", aliases: ["Team"]),
  ]

  private static let times: [Field<Review>] = [
    Field(
      "startedAt", \.startedAt, "Impact began", "When users first felt it.",
      aliases: [
        "Start Time", "Start", "Started", "Incident start", "Began", "When", "Date and time", "Impact window",
        "Outage window",
      ]),
    Field(
      "endedAt", \.endedAt, "Impact ended", "When users stopped feeling it.",
      aliases: ["End Time", "End", "Ended", "Incident end"]),
    Field("detectedAt", \.detectedAt, "Detected", "When somebody or something noticed.", aliases: ["Time detected"]),
    Field("acknowledgedAt", \.acknowledgedAt, "Acknowledged", "When a person took it on."),
    Field("mitigatedAt", \.mitigatedAt, "Mitigated", "When the impact was held."),
    Field("resolvedAt", \.resolvedAt, "Resolved", "When it was over for the responders.", aliases: ["Time resolved"]),
    Field("closedAt", \.closedAt, "Closed", "When the incident was closed."),
    Field(
      "durationStated", \.durationStated, "Duration", "How long it lasted, as the document says, in minutes.",
      aliases: ["Total Duration", "Incident duration", "Outage duration", "Dauer", "Duración"]),
    Field(
      "measures", \.measures, "Measures", "Times to detect, acknowledge, mitigate, resolve, against targets.",
      aliases: ["Metrics", "Numbers", "Key metrics", "Key figures"]),
    Field("systemMetrics", \.systemMetrics, "System metrics", "What the graphs showed, normally, during, at the peak."),
    Field("recoveryPoint", \.recoveryPoint, "Recovery point", "The moment up to which data could be recovered."),
  ]

  private static let story: [Field<Review>] = [
    Field(
      "summary", \.summary, "Summary", "What happened, whom it touched, how it ended.",
      aliases: [
        "Executive Summary", "Overview", "Abstract", "TL;DR", "Incident summary", "TLDR", "Short version", "In short",
        "In one paragraph",
      ]),
    Field(
      "summaryLine", \.summaryLine, "One-line summary", "The summary in one line.",
      aliases: ["One-liner", "In one line", "In one sentence"]),
    Field("impactLine", \.impactLine, "Impact in one line", "What users and the business felt."),
    Field(
      "rootCauseLine", \.rootCauseLine, "Root cause in one line", "The root cause in one sentence.",
      aliases: ["Root cause in one sentence"]),
    Field("resolutionLine", \.resolutionLine, "Resolution in one line", "How it was resolved, in one sentence."),
    Field(
      "services", \.services, "Services", "What was affected.",
      aliases: ["Services affected", "Affected services", "Services impacted", "Components", "Systems affected"]),
    Field(
      "timeline", \.timeline, "Timeline", "What happened when.",
      aliases: [
        "Timeline of events", "Key events", "Chronology", "Incident timeline", "Sequence of events",
      ]),
    Field("response", \.response, "Response", "What the responders did, phase by phase."),
    Field(
      "detection", \.detection, "Detection", "How it came to notice.",
      aliases: ["Assessment", "Detection and response"]),
    Field("impact", \.impact, "Impact", "Whom and what it touched.", aliases: ["Impact assessment"]),
    Field(
      "cause", \.cause, "Cause", "Why it happened.",
      aliases: ["Root cause", "Root cause analysis", "Causes", "Root causes", "RCA"]),
  ]

  private static let learning: [Field<Review>] = [
    Field(
      "wentWell", \.wentWell, "Went well", "What helped.",
      aliases: [
        "What went well", "Positive aspects", "What worked", "Things that went well", "What worked well", "Good",
      ]),
    Field(
      "effectiveProcedures", \.effectiveProcedures, "Effective procedures",
      "Procedures, tools and habits that helped."),
    Field(
      "wentWrong", \.wentWrong, "Went wrong", "What hindered.",
      aliases: [
        "What went wrong", "What could be improved", "What could have gone better", "Issues identified",
        "What went poorly", "What didn't go well", "Things that went wrong", "Areas for improvement", "Did not go well",
        "Didn't go well", "What could be better", "Could be better", "What could have been better", "Went badly",
        "What went badly", "Bad", "Not so good", "What hurt",
      ]),
    Field(
      "procedureGaps", \.procedureGaps, "Gaps in procedures", "What was missing to work by.",
      aliases: ["Procedure gaps"]),
    Field(
      "gotLucky", \.gotLucky, "Got lucky", "What could have made it worse and did not.",
      aliases: ["Where we got lucky", "What went lucky", "Luck"]),
    Field(
      "lessons", \.lessons, "Lessons", "What was learned, and how it will be used.",
      aliases: [
        "Lessons learned", "Lessons learnt", "What we learned", "Learnings", "Team learnings", "Key takeaways",
        "Learned", "What did we learn",
      ]),
    Field(
      "documentationUpdates", \.documentationUpdates, "Documentation updates", "Documents that need a change.",
      aliases: [
        "Documentation updates needed", "Documentation updates required", "Documentation to update", "Docs to update",
        "Documents to update", "Docs",
      ]),
    Field(
      "trainingNeeds", \.trainingNeeds, "Training needs", "What people need to learn or practise.",
      aliases: ["Training needs identified"]),
    Field(
      "actions", \.actions, "Action items", "Work that follows, with an owner and a day.",
      aliases: [
        "Actions", "Follow-up items", "Corrective actions", "Remediation items", "Next steps", "To do", "Action plan",
        "Follow-up actions", "Tasks", "Todo", "Todos", "Action points", "Follow-ups", "Remediation",
      ]),
    Field(
      "prevention", \.prevention, "Prevention", "What is to keep it from happening again.",
      aliases: ["Prevention measures", "Preventive measures"]),
  ]

  private static let followUps: [Field<Review>] = [
    Field(
      "communications", \.communications, "Messages", "Who was told what, when and where.",
      aliases: ["Communication log", "Communications", "Message log", "What we said when"]),
    Field(
      "communication", \.communication, "Communication", "How the communication went as a whole.", aliases: ["Comms"]),
    Field(
      "meeting", \.meeting, "Review meeting", "The meeting about this review.",
      aliases: ["Incident review meeting", "Meeting", "Postmortem meeting", "Review"]),
    Field(
      "openQuestions", \.openQuestions, "Open questions", "What is not known yet, and who finds out.",
      aliases: ["Still open", "Open points", "Unresolved questions"]),
    Field(
      "approvals", \.approvals, "Approvals", "Who signed.",
      aliases: ["Sign-off", "Signoff", "Stakeholder review"]),
    Field("completion", \.completion, "Completion", "What is done of this review.", aliases: ["Postmortem completion"]),
    Field("followUp", \.followUp, "Follow-up", "When it is looked at again, and how it is tracked."),
    Field("sharing", \.sharing, "Sharing", "How the learning is spread.", aliases: ["Knowledge sharing"]),
    Field("distribution", \.distribution, "Distribution", "Who receives it."),
  ]

  private static let evidence: [Field<Review>] = [
    Field("attachments", \.attachments, "Attachments", "Files and pasted texts that support it."),
    Field(
      "links", \.links, "Links", "Where more stands.",
      aliases: [
        "References", "Reference documents", "Supporting documentation", "Links and references", "Documents",
        "Documentation", "Useful links",
      ]),
    Field("related", \.related, "Related incidents", "Other incidents that have to do with it."),
    Field("notes", \.notes, "Notes", "Anything else.", aliases: ["Additional notes"]),
    Field("custom", \.custom, "Own fields", "A team's own places."),
    Field("extra", \.extra, "Also said", "What a document says that no field holds."),
    Field("conflicts", \.conflicts, "Conflicts", "Two versions of one value that wait to be settled."),
  ]
}

extension Origin {
  package static let noun = "origin"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Origin>] = [
    Field("name", \.name, "Name", "The name of the document's file."),
    Field("sha256", \.sha256, "SHA-256", "Of the document's bytes, in hexadecimal digits."),
  ]
}

extension StatedMeasures {
  package static let noun = "measures"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<StatedMeasures>] = [
    Field(
      "timeToDetect", \.timeToDetect, "Time to detect", "From the impact's begin to detection.",
      aliases: ["Time to detection", "Detection time", "TTD", "MTTD", "Detected after"]),
    Field(
      "timeToAcknowledge", \.timeToAcknowledge, "Time to acknowledge", "From detection to acknowledgement.",
      aliases: ["Mean time to acknowledge", "MTTA", "TTA", "Acknowledged after", "Time to ack"]),
    Field(
      "timeToRespond", \.timeToRespond, "Time to respond", "From the impact's begin to the first action.",
      aliases: ["Response time"]),
    Field(
      "timeToMitigate", \.timeToMitigate, "Time to mitigate", "From the impact's begin to mitigation.",
      aliases: ["Time to mitigation", "Mitigation time", "TTM", "Mitigated after"]),
    Field(
      "timeToResolve", \.timeToResolve, "Time to resolve", "From the impact's begin to its end.",
      aliases: ["Mean time to resolve", "MTTR", "Time to resolution", "Resolution time", "TTR", "Resolved after"]),
    Field(
      "timeToCommunicate", \.timeToCommunicate, "Time to communicate", "From detection to the first message to users.",
      aliases: ["Communication time"]),
    Field("detectionToResponse", \.detectionToResponse, "Detection to response", "From detection to the first action."),
    Field(
      "responseToResolution", \.responseToResolution, "Response to resolution", "From the first action to the end."),
    Field(
      "totalDowntime", \.totalDowntime, "Total downtime", "From the impact's begin to its end.", aliases: ["Downtime"]),
  ]
}

extension StatedMeasure {
  package static let noun = "measure"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<StatedMeasure>] = [
    Field("stated", \.stated, "Stated", "What the document says, in minutes."),
    Field("target", \.target, "Target", "The document's own target, where it differs from the setting."),
    Field("met", \.met, "Met", "Whether the document says that the target was met."),
  ]
}

extension SystemMetric {
  package static let noun = "system metric"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<SystemMetric>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("metric", \.metric, "Metric", "What was measured."),
    Field("normal", \.normal, "Normal", "Its usual value.", aliases: ["Before", "Usual"]),
    Field("during", \.during, "During incident", "Its value during the incident.", aliases: ["During"]),
    Field("peak", \.peak, "Peak", "Its worst value."),
    Field("unit", \.unit, "Unit", "Its unit."),
  ]
}
