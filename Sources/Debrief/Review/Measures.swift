/// What a document states about one measure. The figure itself is computed from the times.
package struct StatedMeasure: Record {
  package var stated: Quantity<Minutes>?
  package var target: StatedTarget?
  package var met: Bool?

  package init() {}
}

/// A target as a document states it, kept where it differs from the setting.
package struct StatedTarget: Value {
  package var minutes: Quantity<Minutes>?
  package var written: String?

  package init(minutes: Quantity<Minutes>? = nil, written: String? = nil) {
    self.minutes = minutes
    self.written = written
  }

  package static var lens: Lens { .target }

  package init?(_ json: JSON, _ reader: inout Reader) {
    switch json {
    case .number: minutes = Quantity(json, &reader)
    case .string(let text): written = text
    case .object:
      minutes = json["minutes"].flatMap { Quantity($0, &reader) }
      written = json["written"]?.string
    default: return nil
    }
  }

  package var json: JSON? {
    let object = JSON.object(["minutes": minutes?.json, "written": written?.json])
    return object.isEmpty ? nil : object
  }
}

/// The nine measures, each with what a document states of it.
package struct StatedMeasures: Record {
  package var timeToDetect = StatedMeasure()
  package var timeToAcknowledge = StatedMeasure()
  package var timeToRespond = StatedMeasure()
  package var timeToMitigate = StatedMeasure()
  package var timeToResolve = StatedMeasure()
  package var timeToCommunicate = StatedMeasure()
  package var detectionToResponse = StatedMeasure()
  package var responseToResolution = StatedMeasure()
  package var totalDowntime = StatedMeasure()

  package init() {}
}

package struct SystemMetric: Element {
  package var id: String?
  package var metric: String?
  package var normal: String?
  package var during: String?
  package var peak: String?
  package var unit: String?

  package init() {}
}
