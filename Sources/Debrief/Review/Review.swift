/// One incident's review: everything that the five templates ask for, once, under one name.
///
/// Absent means unknown. The names are the contract of the API; their meanings stand in the catalogue.
package struct Review: Sendable, Equatable {
  // Identity
  package var uid: String?
  package var id: String?
  package var origin: Origin?
  package var title: String?
  package var template: String?
  package var date: Day?
  package var timeZone: String?
  package var severity: Severity?
  package var severityAssigned: Severity?
  package var incidentStatus: IncidentStatus?
  package var status: Status?
  package var issueLink: String?
  package var authors: [Person] = []
  package var reviewers: [Person] = []
  package var preparedBy: Person?
  package var preparedOn: Day?
  package var owner: Person?
  package var createdBy: Person?
  package var createdAt: Moment?
  package var updatedBy: Person?
  package var updatedAt: Moment?
  package var nextReview: Day?
  package var roles: [Person] = []
  package var tags: [String] = []
  package var teams: [String] = []

  // Times and measures
  package var startedAt: Moment?
  package var endedAt: Moment?
  package var detectedAt: Moment?
  package var acknowledgedAt: Moment?
  package var mitigatedAt: Moment?
  package var resolvedAt: Moment?
  package var closedAt: Moment?
  package var durationStated: Quantity<Minutes>?
  package var measures = StatedMeasures()
  package var systemMetrics: [SystemMetric] = []
  package var recoveryPoint: String?

  // Summary, services, timeline
  package var summary: Prose?
  package var summaryLine: String?
  package var impactLine: String?
  package var rootCauseLine: String?
  package var resolutionLine: String?
  package var services: [String] = []
  package var timeline: [Entry] = []
  package var response = Response()
  package var detection = Detection()

  package var impact = Impact()
  package var cause = Cause()

  // Learning
  package var wentWell: [Strength] = []
  package var effectiveProcedures: [String] = []
  package var wentWrong: [Problem] = []
  package var procedureGaps: [String] = []
  package var gotLucky: [String] = []
  package var lessons: [Lesson] = []
  package var documentationUpdates: [DocumentationUpdate] = []
  package var trainingNeeds: [TrainingNeed] = []

  package var actions: [ActionItem] = []
  package var prevention = Prevention()

  package var communications: [Communication] = []
  package var communication = CommunicationReview()

  // Review, approval, follow-up
  package var meeting = Meeting()
  package var openQuestions: [OpenQuestion] = []
  package var approvals: [Approval] = []
  package var completion: [Check] = []
  package var followUp = FollowUp()
  package var sharing: [Check] = []
  package var distribution = Distribution()

  // Evidence
  package var attachments: [Attachment] = []
  package var links: [Link] = []
  package var related: [RelatedIncident] = []
  package var notes: Prose?
  package var custom: [CustomValue] = []
  package var extra: [Extra] = []
  package var conflicts: [Conflict] = []

  package init() {}
}

/// The document that a review was imported from.
package struct Origin: Record {
  package var name: String?
  package var sha256: String?

  package init() {}
}
