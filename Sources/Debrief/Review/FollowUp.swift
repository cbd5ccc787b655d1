package struct Meeting: Record {
  package var at: Moment?
  package var place: String?
  package var facilitator: Person?
  package var attendees: [Person] = []
  package var points: [String] = []
  package var topics: [Check] = []
  package var decisions: [String] = []

  package init() {}
}

package struct OpenQuestion: Element {
  package var id: String?
  package var question: Prose?
  package var owner: Person?
  package var due: Day?
  package var answer: Prose?

  package init() {}
}

package struct Approval: Element {
  package var id: String?
  package var role: String?
  package var person: Person?
  package var approved: Bool?
  package var on: Day?
  package var signature: String?

  package init() {}
}

package struct FollowUp: Record {
  package var actionReview: Day?
  package var retrospective: Day?
  package var documentUpdate: Day?
  package var cadence: [CadenceStep] = []
  package var tracking = Tracking()
  package var monitoring = MonitoringPeriod()
  package var nextPostmortem = NextPostmortem()
  package var stakeholders: [Person] = []

  package init() {}
}

package struct CadenceStep: Element {
  package var id: String?
  package var when: String?
  package var what: Prose?
  package var done: Bool?

  package init() {}
}

package struct Tracking: Record {
  package var when: String?
  package var how: String?
  package var who: String?
  package var escalation: String?

  package init() {}
}

package struct MonitoringPeriod: Record {
  package var duration: String?
  package var focus: String?
  package var alert: String?
  package var review: String?

  package init() {}
}

package struct NextPostmortem: Record {
  package var on: Day?
  package var owner: Person?
  package var agenda: String?

  package init() {}
}

package struct Distribution: Record {
  package var audiences: [Recipient] = []
  package var on: Day?
  package var by: Person?

  package init() {}
}

package struct Recipient: Element {
  package var id: String?
  package var name: String?
  package var done: Bool?

  package init() {}
}
