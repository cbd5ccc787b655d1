extension RecordShape {
  /// Whether it lives in a list and has an id there.
  var isElement: Bool { fields.first?.name == "id" }

  /// Whether Debrief gives the id. That of a related incident is the incident's own, and nobody invents one.
  package var isNumbered: Bool { isElement && name != RelatedIncident.noun }
}

extension Lens {
  package var record: RecordShape? { if case .record(let shape) = self { shape } else { nil } }
  package var element: Lens? { if case .list(let element) = self { element } else { nil } }
}

extension [JSON] {
  /// The name of each element within its list: its id, else its own JSON text; the second of its kind with `#2`.
  func identities(_ element: Lens) -> [String] {
    let hasIDs = element.record?.isElement == true
    var seen: Set<String> = []
    var counts: [String: Int] = [:]
    return map { json in
      let id = hasIDs ? json["id"]?.string.flatMap { $0.isEmpty ? nil : $0 } : nil
      return Self.fresh(id ?? json.text(), &seen, &counts)
    }
  }

  private static func fresh(_ base: String, _ seen: inout Set<String>, _ counts: inout [String: Int]) -> String {
    var key = base
    while !seen.insert(key).inserted {
      counts[base, default: 1] += 1
      key = "\(base)#\(counts[base] ?? 2)"
    }
    return key
  }
}
