/// One line of the timeline.
package struct Entry: Element {
  package var id: String?
  package var at: Moment?
  package var phase: Phase?
  package var event: Prose?
  package var action: Prose?
  package var owner: Person?
  package var notes: Prose?
  package var milestone: Milestone?
  package var source: String?
  package var link: String?

  package init() {}
}

/// What the responders did, phase by phase, in the words of the templates.
package struct Response: Record {
  package var hypothesis: Prose?
  package var diagnosticSteps: [String] = []
  package var findings: [String] = []
  package var decisions: [String] = []
  package var actionsTaken: [String] = []
  package var workarounds: [String] = []
  package var challenges: [String] = []
  package var resolutionMethod: Prose?
  package var verification: [String] = []
  package var finalChecks: [String] = []

  package init() {}
}

/// How the incident came to notice.
package struct Detection: Record {
  package var method: [DetectionMethod] = []
  package var alert = Alert()
  package var notified: [Person] = []
  package var symptoms: Prose?
  package var accuracy = AlertAccuracy()
  package var effectiveness: Prose?
  package var responseAnalysis: Prose?
  package var toolEffectiveness: Prose?
  package var earlier: [String] = []

  package init() {}
}

package struct Alert: Record {
  package var name: String?
  package var link: String?

  package init() {}
}

/// False positives of the alert.
package struct AlertAccuracy: Record {
  package var target: String?
  package var actual: String?
  package var gap: String?

  package init() {}
}
