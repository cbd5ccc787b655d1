/// Work that follows from the incident.
package struct ActionItem: Element {
  package var id: String?
  package var key: String?
  package var action: Prose?
  package var owner: Person?
  package var due: Day?
  package var status: ActionStatus?
  package var reason: Prose?
  package var priority: Priority?
  package var horizon: Horizon?
  package var category: ActionCategory?
  package var link: String?
  package var doneAt: Day?

  package init() {}
}

/// What is to keep it from happening again.
package struct Prevention: Record {
  package var monitoring: [MonitoringImprovement] = []
  package var process: [Improvement] = []
  package var technical: [Improvement] = []
  package var immediate: [String] = []
  package var shortTerm: [String] = []
  package var longTerm: [String] = []

  package init() {}
}

package struct MonitoringImprovement: Element {
  package var id: String?
  package var text: Prose?
  package var threshold: String?
  package var alertTo: String?
  package var kind: String?
  package var done: Bool?

  package init() {}
}

package struct Improvement: Element {
  package var id: String?
  package var text: Prose?
  package var done: Bool?

  package init() {}
}
