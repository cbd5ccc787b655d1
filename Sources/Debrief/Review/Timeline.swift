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
  /// Whether readers see it only when they ask for it.
  package var isHidden: Bool?

  package init() {}
}

extension Review {
  /// Puts the last entry of the timeline where its time belongs: behind the last one that is not later. Without a time, or
  /// without another that it can be compared with, it stays.
  package mutating func orderLastEntry() {
    guard let entry = timeline.last, let own = entry.at?.at else { return }
    let others = timeline.dropLast()
    let isEarlier = others.map { $0.at.flatMap { Self.isEarlier(own, than: $0.at) } }
    guard isEarlier.contains(true) else { return }
    let place = isEarlier.lastIndex(of: false).map { $0 + 1 } ?? isEarlier.firstIndex(of: true) ?? others.count
    timeline.removeLast()
    timeline.insert(entry, at: place)
  }

  /// nil where only one of them names a zone.
  private static func isEarlier(_ a: Stamp, than b: Stamp) -> Bool? {
    switch (a.instant, b.instant) {
    case (let a?, let b?): a < b
    case (nil, nil): a.local < b.local
    default: nil
    }
  }
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
