// Communication, the meeting, approvals, follow-up and evidence: one line a field.

extension Communication {
  package static let noun = "message"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Communication>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("at", \.at, "Time", "When it went out.", aliases: ["When"]),
    Field("channel", \.channel, "Channel", "Where.", aliases: ["Where", "Medium"]),
    Field("audience", \.audience, "Audience", "For whom: internal, users, stakeholders, public.", aliases: ["For"]),
    Field("kind", \.kind, "Kind", "First notice, update, resolution."),
    Field("message", \.message, "Message", "What was said.", aliases: ["Content", "Update"]),
    Field("by", \.by, "By", "Who sent it.", aliases: ["Sender", "From"]),
  ]
}

extension CommunicationReview {
  package static let noun = "communication"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<CommunicationReview>] = [
    Field("checklist", \.checklist, "Checklist", "The templates' boxes: who was told."),
    Field("channels", \.channels, "Channels used", "Where people talked.", aliases: ["Channels"]),
    Field("worked", \.worked, "What worked", "What went well in telling people."),
    Field("didNotWork", \.didNotWork, "What did not work", "What did not.", aliases: ["What didn't"]),
    Field("improvements", \.improvements, "Improvements", "What to do better.", aliases: ["Improvements needed"]),
  ]
}

extension Check {
  package static let noun = "box"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Check>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("item", \.item, "Item", "The box's words."),
    Field("done", \.done, "Done", "Whether it is ticked."),
  ]
}

extension DatedCheck {
  package static let noun = "box"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<DatedCheck>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("item", \.item, "Item", "The box's words."),
    Field("done", \.done, "Done", "Whether it is ticked."),
    Field("at", \.at, "When", "When it was done."),
    Field("count", \.count, "Number", "How many there were."),
  ]
}

extension Meeting {
  package static let noun = "meeting"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Meeting>] = [
    Field("at", \.at, "When", "The day, or the moment.", aliases: ["Date", "Date/Time", "Meeting date"]),
    Field("place", \.place, "Where", "A room or a link.", aliases: ["Location/Link", "Location"]),
    Field("facilitator", \.facilitator, "Facilitator", "Who led it."),
    Field(
      "attendees", \.attendees, "Attendees", "Who was there.",
      aliases: ["Participants", "Present", "Who", "Who was there", "Attended by", "People"]),
    Field(
      "points", \.points, "Discussion points", "What was talked about.",
      aliases: ["Key discussion points", "We talked about", "Discussed", "What we discussed"]),
    Field("topics", \.topics, "Topics", "The agenda's boxes.", aliases: ["Discussion topics"]),
    Field(
      "decisions", \.decisions, "Decisions", "What was decided.", aliases: ["Decisions made", "Decided", "We decided"]),
  ]
}

extension OpenQuestion {
  package static let noun = "open question"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<OpenQuestion>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("question", \.question, "Question", "What is not known yet."),
    Field("owner", \.owner, "Owner", "Who finds out."),
    Field("due", \.due, "Due", "By which day."),
    Field("answer", \.answer, "Answer", "What was found out.", aliases: ["Because", "Weil"]),
  ]
}

extension Approval {
  package static let noun = "approval"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Approval>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("role", \.role, "Role", "As what somebody signs.", aliases: ["Reviewer", "Position"]),
    Field("person", \.person, "Name", "Who signs."),
    Field("approved", \.approved, "Approved", "Yes, no, or nobody said."),
    Field("on", \.on, "Date", "On which day."),
    Field("signature", \.signature, "Signature", "The sign itself."),
  ]
}

extension FollowUp {
  package static let noun = "follow-up"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<FollowUp>] = [
    Field(
      "actionReview", \.actionReview, "Action item review", "The day the action items are looked at.",
      aliases: ["Review date", "Next review date", "Action items reviewed"]),
    Field(
      "retrospective", \.retrospective, "Retrospective", "The day of the retrospective.",
      aliases: ["Retrospective meeting"]),
    Field("documentUpdate", \.documentUpdate, "Document update", "The day documents are updated."),
    Field("cadence", \.cadence, "Cadence", "What is checked when.", aliases: ["Review cadence"]),
    Field("tracking", \.tracking, "Tracking", "How the action items are tracked.", aliases: ["Action item tracking"]),
    Field("monitoring", \.monitoring, "Monitoring period", "How long and how it is watched."),
    Field("nextPostmortem", \.nextPostmortem, "Next postmortem", "When it is looked at again as a whole."),
    Field("stakeholders", \.stakeholders, "Stakeholders", "Who is to hear of it."),
  ]
}

extension CadenceStep {
  package static let noun = "step of the cadence"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<CadenceStep>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("when", \.when, "When", "How long after."),
    Field("what", \.what, "What", "What is checked."),
    Field("done", \.done, "Done", "Whether it was."),
  ]
}

extension Tracking {
  package static let noun = "tracking"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Tracking>] = [
    Field("when", \.when, "When", "How often."),
    Field("how", \.how, "How", "With which tool."),
    Field("who", \.who, "Who", "Who does it."),
    Field("escalation", \.escalation, "Escalation", "What happens when an item is late."),
  ]
}

extension MonitoringPeriod {
  package static let noun = "monitoring period"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<MonitoringPeriod>] = [
    Field("duration", \.duration, "Duration", "How long."),
    Field("focus", \.focus, "Focus", "What is watched."),
    Field("alert", \.alert, "Alert", "Which thresholds count meanwhile."),
    Field("review", \.review, "Review", "How often it is looked at."),
  ]
}

extension NextPostmortem {
  package static let noun = "next postmortem"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<NextPostmortem>] = [
    Field("on", \.on, "Date", "On which day."),
    Field("owner", \.owner, "Owner", "Who calls it."),
    Field("agenda", \.agenda, "Agenda", "What it is about."),
  ]
}

extension Distribution {
  package static let noun = "distribution"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Distribution>] = [
    Field("audiences", \.audiences, "Audiences", "Who receives it.", aliases: ["Shared with"]),
    Field("on", \.on, "Date", "On which day.", aliases: ["Sharing date"]),
    Field("by", \.by, "By", "Who sends it."),
  ]
}

extension Recipient {
  package static let noun = "audience"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Recipient>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("name", \.name, "Name", "Who."),
    Field("done", \.done, "Shared", "Whether they have it."),
  ]
}

extension Attachment {
  package static let noun = "attachment"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Attachment>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("kind", \.kind, "Kind", "What it shows."),
    Field("name", \.name, "Name", "What it is called."),
    Field("file", \.file, "File", "Its file."),
    Field("note", \.note, "Note", "Words on it, or its pasted text."),
  ]
}

extension Link {
  package static let noun = "link"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Link>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("kind", \.kind, "Kind", "What it leads to."),
    Field("title", \.title, "Title", "Its words."),
    Field("url", \.url, "Address", "Where it leads."),
  ]
}

extension RelatedIncident {
  package static let noun = "related incident"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<RelatedIncident>] = [
    Field("id", \.id, "Incident", "The other incident's own number."),
    Field("link", \.link, "Link", "Where it stands."),
    Field("on", \.on, "Date", "Its day."),
    Field("relationship", \.relationship, "Relationship", "What it has to do with this one."),
  ]
}

extension CustomValue {
  package static let noun = "own field"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<CustomValue>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("name", \.name, "Name", "The place's name."),
    Field("value", \.value, "Value", "What stands there."),
  ]
}

extension Extra {
  package static let noun = "passage"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Extra>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("heading", \.heading, "Heading", "Its own heading."),
    Field("level", \.level, "Level", "The heading's level, from 1."),
    Field("under", \.under, "Under", "The headings it stood under, outermost first."),
    Field("body", \.body, "Text", "The text, as written."),
  ]
}

extension Conflict {
  package static let noun = "conflict"
  package static let shape: RecordShape = Self.erased(fields)
  package static let fields: [Field<Conflict>] = [
    Field("id", \.id, "Element", "Stable within the review."),
    Field("path", \.path, "Field", "The path of the field."),
    Field("mine", \.mine, "One version", "The value of who saved later, as JSON."),
    Field("theirs", \.theirs, "The other version", "The value that was there, as JSON."),
    Field("by", \.by, "By", "Who saved later."),
    Field("at", \.at, "When", "When it was saved."),
  ]
}
