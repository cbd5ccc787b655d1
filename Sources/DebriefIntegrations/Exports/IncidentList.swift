import Debrief

/// A list of incidents, with what stands beside it dealt out among them.
struct IncidentList {
  private(set) var incidents: [JSON]

  /// nil when a value holds no list where the known tools put theirs.
  init?(_ json: JSON) {
    if let incidents = json.elements {
      self.incidents = incidents
      return
    }
    guard let members = json.members, let list = members.first(where: { Self.lists.contains($0.name) }),
      let incidents = list.value.elements
    else { return nil }
    let beside = members.filter { $0.name != list.name }
    self.incidents =
      switch list.name {
      case "data": Self.withIncluded(incidents, json["included"])
      case "incidents": Self.withOwn(incidents, beside)
      case "issues": Self.withNames(incidents, json["names"])
      default: incidents
      }
  }

  /// Where the tools put them.
  private static let lists: Set = ["incidents", "data", "items", "issues", "reviews"]

  /// JSON:API: a resource goes with whoever names it among its relationships, or whom it names as its incident.
  private static func withIncluded(_ incidents: [JSON], _ included: JSON?) -> [JSON] {
    guard let included = included?.elements, !included.isEmpty else {
      return incidents.map { $0["attributes"] == nil ? $0 : ["data": $0] }
    }
    let places = Dictionary(included.indices.flatMap { place in references(included[place]).map { ($0, place) } }) {
      first, _ in first
    }
    let own = Dictionary(grouping: included.indices) { included[$0]["attributes"]?["incident_id"]?.scalar }
    return incidents.map { incident in
      let named = (incident["relationships"]?.members ?? []).flatMap { references($0.value["data"]) }
      let owned = incident["id"]?.scalar.flatMap { own[$0] } ?? []
      let all = Set(named.compactMap { places[$0] } + owned).sorted().map { included[$0] }
      return ["data": incident, "included": .array(all)]
    }
  }

  /// `type/id` of each resource.
  private static func references(_ json: JSON?) -> [String] {
    (json?.elements ?? json.map { [$0] } ?? []).compactMap { resource in
      guard let type = resource["type"]?.string, let id = resource["id"]?.string else { return nil }
      return type + "/" + id
    }
  }

  /// Lists beside the incidents whose elements name one by `incident_id`, and what is said of them all.
  private static func withOwn(_ incidents: [JSON], _ beside: [JSON.Member]) -> [JSON] {
    let lists = beside.filter { $0.value.elements?.contains { $0["incident_id"] != nil } == true }
    let page = beside.first { $0.name == "page" }
    guard !lists.isEmpty || page != nil else { return incidents }
    let dealt = lists.map { list in
      (list.name, Dictionary(grouping: list.value.elements ?? []) { $0["incident_id"]?.scalar })
    }
    return incidents.map { incident in
      var members = [JSON.Member("incident", incident)]
      for (name, elements) in dealt {
        if let own = incident["id"]?.scalar.flatMap({ elements[$0] }) { members.append(JSON.Member(name, .array(own))) }
      }
      if let page { members.append(page) }
      return .object(members)
    }
  }

  /// Jira says what its custom fields are called once for all issues.
  private static func withNames(_ issues: [JSON], _ names: JSON?) -> [JSON] {
    guard let names else { return issues }
    return issues.map { issue in
      guard issue["names"] == nil, issue.members != nil else { return issue }
      var issue = issue
      issue["names"] = names
      return issue
    }
  }
}
