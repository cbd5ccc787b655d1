// The timeline, the response, the detection and the impact: one line a field.

extension Entry {
  package static let noun = "timeline entry"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Entry>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field(
      "at", \.at, "Time", "When it happened.",
      aliases: ["When", "Timestamp", "Date", "Time (UTC)", "Zeit", "Uhrzeit", "Hora", "Heure"]),
    Field("phase", \.phase, "Phase", "The phase of the response it belongs to."),
    Field(
      "event", \.event, "Event", "What happened.",
      aliases: ["What happened", "What", "Description", "Details", "Entry"]),
    Field(
      "action", \.action, "Action taken", "What was done about it.", aliases: ["Action", "Response", "What we did"]),
    Field(
      "owner", \.owner, "Owner", "Who did or saw it.", aliases: ["Who", "Actor", "Person", "By", "Wer", "Quién", "Qui"]),
    Field("notes", \.notes, "Notes", "More on it.", aliases: ["Note", "Comment", "Comments"]),
    Field("milestone", \.milestone, "Milestone", "The step of the response that it marks."),
    Field("source", \.source, "Source", "Where it was taken from.", aliases: ["Evidence"]),
    Field("link", \.link, "Link", "Where it can be checked."),
    Field("hidden", \.isHidden, "Hidden from readers", "Whether it is noise that readers see only when they ask."),
  ]
}

extension Response {
  package static let noun = "response"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Response>] = [
    Field(
      "hypothesis", \.hypothesis, "Initial hypothesis", "What was thought first.",
      aliases: ["First guess", "First theory"]),
    Field(
      "diagnosticSteps", \.diagnosticSteps, "Diagnostic steps", "What was looked at.",
      aliases: ["Diagnostic steps taken", "What was investigated", "Checked", "What we checked", "Looked at"]),
    Field("findings", \.findings, "Findings", "What was found.", aliases: ["Key findings", "Finding"]),
    Field(
      "decisions", \.decisions, "Decisions", "What was decided.", aliases: ["Decisions made", "Decided", "We decided"]),
    Field("actionsTaken", \.actionsTaken, "Actions taken", "What was done.", aliases: ["What we did", "Action"]),
    Field(
      "workarounds", \.workarounds, "Workarounds", "What held it meanwhile.",
      aliases: ["Workarounds deployed", "Workaround"]),
    Field(
      "challenges", \.challenges, "Challenges", "What made it hard.",
      aliases: ["Challenges encountered", "Trouble", "Difficulties"]),
    Field(
      "resolutionMethod", \.resolutionMethod, "Resolution", "How it was resolved.",
      aliases: ["Resolution method", "Permanent fix deployed", "Fix", "Fixed by", "Permanent fix"]),
    Field(
      "verification", \.verification, "Verification", "How it was made sure.",
      aliases: ["Verification steps", "Verification completed", "Verified by", "Verified"]),
    Field(
      "finalChecks", \.finalChecks, "Final checks", "What was checked before closing.",
      aliases: ["Final checks completed"]),
  ]
}

extension Detection {
  package static let noun = "detection"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Detection>] = [
    Field(
      "method", \.method, "How detected", "How it came to notice.",
      aliases: [
        "Method", "How was it detected", "How it was detected", "Detection method", "Detected by", "How we found out",
        "Found by", "How we noticed",
      ]),
    Field("alert", \.alert, "Alert", "The alert that fired.", aliases: ["Alert that fired", "Alert/ticket"]),
    Field(
      "notified", \.notified, "Notified", "Who was told first.",
      aliases: ["Who was notified", "Who was paged", "Paged"]),
    Field("symptoms", \.symptoms, "Initial symptoms", "The first signs.", aliases: ["Symptoms", "First signs"]),
    Field("accuracy", \.accuracy, "Alert accuracy", "False positives of the alert."),
    Field(
      "effectiveness", \.effectiveness, "Detection effectiveness", "Whether monitoring was good enough.",
      aliases: ["Detection method effectiveness", "Was monitoring good enough", "Monitoring sufficient"]),
    Field(
      "responseAnalysis", \.responseAnalysis, "Response time analysis", "Whether the response was quick enough.",
      aliases: ["Response times"]),
    Field(
      "toolEffectiveness", \.toolEffectiveness, "Tool effectiveness", "Whether the tools helped.",
      aliases: ["Tools", "Tooling"]),
    Field(
      "earlier", \.earlier, "Could have detected it earlier", "What would have shown it sooner.",
      aliases: ["What could have detected this earlier", "Could have been detected earlier by"]),
  ]
}

extension Alert {
  package static let noun = "alert"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Alert>] = [
    Field("name", \.name, "Name", "The alert's name."),
    Field("link", \.link, "Link", "Where it can be seen."),
  ]
}

extension AlertAccuracy {
  package static let noun = "alert accuracy"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<AlertAccuracy>] = [
    Field("target", \.target, "Target", "How accurate it should be."),
    Field("actual", \.actual, "Actual", "How accurate it was."),
    Field("gap", \.gap, "Gap", "The difference."),
  ]
}

extension Impact {
  package static let noun = "impact"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Impact>] = [
    Field("users", \.users, "Users", "Whom it touched.", aliases: ["User impact"]),
    Field(
      "features", \.features, "Features", "What did not work as it should.",
      aliases: ["Affected features", "Feature impacted", "Feature", "Features affected"]),
    Field(
      "business", \.business, "Business", "What it cost.",
      aliases: ["Business impact", "Money", "Financial impact", "Costs"]),
    Field("technical", \.technical, "Technical", "What it did to systems and data.", aliases: ["Technical impact"]),
  ]
}

extension UserImpact {
  package static let noun = "user impact"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<UserImpact>] = [
    Field(
      "count", \.count, "Users affected", "How many users.",
      aliases: [
        "Affected users", "Total users affected", "Number of users", "Customers affected", "Users", "Customers",
        "People affected",
      ]),
    Field(
      "percent", \.percent, "Share of users", "How many of a hundred users.",
      aliases: ["Percentage of user base", "Share of user base", "% of users", "% of user base"]),
    Field("regions", \.regions, "Regions", "Where.", aliases: ["Affected regions", "Geographic regions"]),
    Field(
      "errors", \.errors, "What users saw", "The errors that users saw.",
      aliases: ["User-visible errors", "User-facing errors", "What customers saw", "They saw"]),
    Field("experience", \.experience, "Experience", "What kind of trouble users had."),
  ]
}

extension Feature {
  package static let noun = "feature"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Feature>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("name", \.name, "Feature", "What did not work as it should."),
    Field("effect", \.effect, "Effect", "How it behaved.", aliases: ["Impact", "Description", "How it contributed"]),
  ]
}

extension BusinessImpact {
  package static let noun = "business impact"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<BusinessImpact>] = [
    Field(
      "revenue", \.revenue, "Revenue lost", "Revenue that was lost.",
      aliases: ["Revenue impact", "Revenue", "Estimated revenue impact"]),
    Field("revenueDelayed", \.revenueDelayed, "Revenue delayed", "Revenue that came later."),
    Field("slaBreach", \.slaBreach, "SLA breach", "Whether an agreement was broken.", aliases: ["SLA breached"]),
    Field("slaMinutes", \.slaMinutes, "SLA minutes", "Minutes beyond what was agreed.", aliases: ["SLA"]),
    Field(
      "reputation", \.reputation, "Reputation", "How much standing it cost.",
      aliases: ["Reputation impact", "Brand reputation"]),
    Field("regulatory", \.regulatory, "Regulatory implications", "Whether an authority must know."),
    Field("churn", \.churn, "Customers lost", "Customers who left.", aliases: ["Customer churn", "Churn"]),
    Field("supportTickets", \.supportTickets, "Support tickets", "Tickets that came in."),
    Field(
      "credits", \.credits, "Credits", "What was given back.", aliases: ["Customer credits issued", "Customer credits"]),
    Field("resolutionCost", \.resolutionCost, "Cost of resolution", "What resolving it cost."),
    Field("complaints", \.complaints, "Complaints", "Complaints from users.", aliases: ["User complaints received"]),
    Field("socialMentions", \.socialMentions, "Social media mentions", "Mentions on social media."),
    Field("pressCoverage", \.pressCoverage, "Press coverage", "Whether the press wrote of it."),
    Field("escalations", \.escalations, "Escalations", "Escalations by customers.", aliases: ["Customer escalations"]),
    Field("dataImpact", \.dataImpact, "Data", "How far data was touched.", aliases: ["Data impact"]),
    Field("description", \.description, "Business impact", "What it meant for the business."),
  ]
}

extension TechnicalImpact {
  package static let noun = "technical impact"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<TechnicalImpact>] = [
    Field(
      "errorRateIncrease", \.errorRateIncrease, "Error rate increase", "How the error rate rose.",
      aliases: ["Error rate"]),
    Field(
      "degradation", \.degradation, "Degradation", "How the service behaved.",
      aliases: ["Performance degradation", "Service degradation"]),
    Field("dataIntegrity", \.dataIntegrity, "Data integrity", "Whether data stayed right."),
    Field("dataLoss", \.dataLoss, "Data loss", "Whether data was lost, and which.", aliases: ["Data lost"]),
    Field(
      "dataCorruption", \.dataCorruption, "Data corruption", "Whether data was damaged, and which.",
      aliases: ["Data corrupted"]),
    Field("sensitiveDataExposed", \.sensitiveDataExposed, "Sensitive data exposed", "Whether private data was seen."),
    Field("dataRecoveryRequired", \.dataRecoveryRequired, "Data recovery required", "Whether data had to be restored."),
    Field("failedRequests", \.failedRequests, "Failed requests", "How many requests failed."),
    Field("recoveryMinutes", \.recoveryMinutes, "Recovery time", "Minutes until systems were whole again."),
  ]
}
