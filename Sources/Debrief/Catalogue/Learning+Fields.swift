// The causes, the lessons and the work that follows: one line a field.

extension Cause {
  package static let noun = "cause"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Cause>] = [
    Field("whatHappened", \.whatHappened, "What happened", "The failure, technically."),
    Field(
      "why", \.why, "Why it happened", "The reasons behind it.",
      aliases: ["Why did it happen", "Why", "Why did this happen"]),
    Field(
      "whyNotCaught", \.whyNotCaught, "Why it was not caught earlier", "The gaps that let it through.",
      aliases: ["Why it wasn't caught earlier", "Why didn't we catch it earlier", "Why was it not caught earlier"]),
    Field("trigger", \.trigger, "Trigger", "What set it off.", aliases: ["What set it off", "Triggered by"]),
    Field("technical", \.technical, "Technical cause", "What went wrong, technically."),
    Field("statement", \.statement, "Root cause", "The root cause.", aliases: ["Primary root cause"]),
    Field(
      "whys", \.whys, "Five whys", "The chain from the symptom to the cause.",
      aliases: ["Five whys analysis", "5 whys", "Root cause (5 whys)", "Whys", "5x why", "5 whys analysis"]),
    Field(
      "factors", \.factors, "Contributing factors", "What enabled it or made it worse.",
      aliases: ["Factors", "What made it possible", "What contributed", "Contributing", "Also contributed"]),
    Field("factorChecklist", \.factorChecklist, "Kinds of factors", "The templates' boxes of factors."),
  ]
}

extension Why {
  package static let noun = "why"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Why>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("question", \.question, "Why", "The question.", aliases: ["Question", "Warum"]),
    Field("answer", \.answer, "Answer", "What explains it.", aliases: ["Because", "Weil"]),
    Field("because", \.because, "Explains", "The id of the why whose answer this one asks into."),
    Field("rootCause", \.rootCause, "Root cause", "Whether the chain ends here."),
    Field(
      "evidence", \.evidence, "Evidence", "What shows that it is so: words, links, entries of the timeline, files."),
  ]
}

extension Factor {
  package static let noun = "contributing factor"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Factor>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("name", \.name, "Factor", "A name for it.", aliases: ["Contributing factor", "Contributing factors"]),
    Field("description", \.description, "Description", "What it was.", aliases: ["Explanation", "Details"]),
    Field("effect", \.effect, "Effect", "How it contributed.", aliases: ["Impact"]),
    Field("category", \.category, "Category", "Human, process, technical or environmental."),
    Field(
      "evidence", \.evidence, "Evidence", "What shows that it is so: words, links, entries of the timeline, files."),
  ]
}

extension Strength {
  package static let noun = "thing that went well"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Strength>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("title", \.title, "Name", "A name for it.", aliases: ["Aspect", "Title"]),
    Field("what", \.what, "What", "What went well.", aliases: ["Description"]),
    Field("why", \.why, "Why it helped", "What it spared."),
  ]
}

extension Problem {
  package static let noun = "thing that went wrong"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Problem>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("title", \.title, "Name", "A name for it.", aliases: ["Issue", "Title"]),
    Field("what", \.what, "What", "What went wrong.", aliases: ["Description", "Problem"]),
    Field("effect", \.effect, "Effect", "What it did to the response.", aliases: ["Impact"]),
    Field("severity", \.severity, "Severity", "High, medium or low."),
  ]
}

extension Lesson {
  package static let noun = "lesson"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Lesson>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("kind", \.kind, "Kind", "Technical, process or communication."),
    Field("title", \.title, "Name", "A name for it."),
    Field("lesson", \.lesson, "Lesson", "What was learned.", aliases: ["What we learned"]),
    Field("application", \.application, "Application", "How it will be used.", aliases: ["How to apply"]),
  ]
}

extension DocumentationUpdate {
  package static let noun = "documentation update"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<DocumentationUpdate>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("kind", \.kind, "Kind", "Which kind of document."),
    Field("name", \.name, "Name", "Which document."),
    Field("change", \.change, "Change", "What to change."),
    Field("needed", \.needed, "Needed", "Whether it needs the change."),
    Field("done", \.done, "Done", "Whether it was changed."),
  ]
}

extension TrainingNeed {
  package static let noun = "training need"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<TrainingNeed>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("kind", \.kind, "Kind", "Which kind of training."),
    Field("detail", \.detail, "Detail", "What exactly."),
  ]
}

extension ActionItem {
  package static let noun = "action item"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<ActionItem>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("key", \.key, "Key", "AI-1, AI-2 and so on.", aliases: ["ID", "#", "No", "Jira"]),
    Field(
      "action", \.action, "Action", "What is to be done.",
      aliases: ["Action item", "Task", "Description", "Item", "What"]),
    Field(
      "owner", \.owner, "Owner", "Who sees to it.", aliases: ["Assignee", "Who", "Responsible", "Assigned to", "DRI"]),
    Field(
      "due", \.due, "Due", "By which day.",
      aliases: ["By", "Until", "Due date", "Deadline", "ETA", "Target date", "By when", "When"]),
    Field("status", \.status, "Status", "Where it stands.", aliases: ["State", "Done"]),
    Field("reason", \.reason, "Reason", "Why it won't be done."),
    Field("priority", \.priority, "Priority", "P1 within a week, P2 within two, P3 within a month.", aliases: ["Prio"]),
    Field(
      "horizon", \.horizon, "Horizon", "Immediate, short-term or long-term.",
      aliases: ["Term", "Timeframe", "Time frame"]),
    Field("category", \.category, "Category", "What it is good for.", aliases: ["Type", "Kind"]),
    Field("link", \.link, "Link", "Its ticket.", aliases: ["Ticket", "Tracker", "Issue"]),
    Field("doneAt", \.doneAt, "Done on", "The day it was done.", aliases: ["Completed"]),
  ]
}

extension Prevention {
  package static let noun = "prevention"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Prevention>] = [
    Field(
      "monitoring", \.monitoring, "Monitoring improvements", "New or better alerts and dashboards.",
      aliases: ["New alerts", "Monitoring"]),
    Field("process", \.process, "Process improvements", "Changes to how people work.", aliases: ["Process"]),
    Field(
      "technical", \.technical, "Technical improvements", "Changes to systems.",
      aliases: ["System improvements", "System", "Systems"]),
    Field(
      "immediate", \.immediate, "Immediate", "What was done at once.",
      aliases: ["Immediate actions taken", "Right away", "At once", "Done at once", "Done already"]),
    Field(
      "shortTerm", \.shortTerm, "Short-term", "Fixes within two weeks.",
      aliases: ["Short-term fixes", "Next two weeks", "Within two weeks"]),
    Field("longTerm", \.longTerm, "Long-term", "Solutions within three months.", aliases: ["Long-term solutions"]),
  ]
}

extension MonitoringImprovement {
  package static let noun = "monitoring improvement"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<MonitoringImprovement>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("text", \.text, "Improvement", "What is to be watched.", aliases: ["Alert", "What"]),
    Field("threshold", \.threshold, "Threshold", "From when it alerts."),
    Field("alertTo", \.alertTo, "Alert to", "Whom it tells.", aliases: ["Goes to", "Notify"]),
    Field("kind", \.kind, "Kind", "Alert, dashboard or check."),
    Field("done", \.done, "Done", "Whether it is there."),
  ]
}

extension Improvement {
  package static let noun = "improvement"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Improvement>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("text", \.text, "Improvement", "What is to change."),
    Field("done", \.done, "Done", "Whether it has."),
  ]
}
