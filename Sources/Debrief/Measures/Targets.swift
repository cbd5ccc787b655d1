/// The minutes that each measure should stay below, by rank of severity.
package struct Targets: Sendable, Hashable {
  /// What the templates ask for: detect and acknowledge 5, respond 15, mitigate and communicate 30, resolve 60.
  package static let standard = Targets(everywhere: [
    .timeToDetect: 5, .timeToAcknowledge: 5, .timeToRespond: 15, .timeToMitigate: 30, .timeToResolve: 60,
    .timeToCommunicate: 30,
  ])

  /// Ranks of severity that can have targets of their own, 1 being the worst.
  package static let ranks = 1...5
  /// In minutes: from a hundredth, which is as fine as they are kept, to a year.
  package static let range = 0.01...525_600.0

  package var everywhere: [Measure.Name: Double]
  package var byRank: [Int: [Measure.Name: Double]]

  package init(everywhere: [Measure.Name: Double], byRank: [Int: [Measure.Name: Double]] = [:]) {
    self.everywhere = everywhere
    self.byRank = byRank.filter { !$0.value.isEmpty }
  }

  package func minutes(_ name: Measure.Name, rank: Int?) -> Double? {
    rank.flatMap { byRank[$0]?[name] } ?? everywhere[name]
  }
}

// `{"timeToDetect": 5, "timeToResolve": 60, "bySeverity": {"1": {"timeToResolve": 30}}}`
extension Targets {
  package var json: JSON {
    let ranks = byRank.sorted { $0.key < $1.key }.map { JSON.Member(String($0.key), .object(Self.members($0.value))) }
    let severities = ranks.isEmpty ? [] : [JSON.Member("bySeverity", .object(ranks))]
    return .object(Self.members(everywhere) + severities)
  }

  private static func members(_ minutes: [Measure.Name: Double]) -> [JSON.Member] {
    Measure.Name.allCases.compactMap { name in
      minutes[name].map { JSON.Member(name.rawValue, .number(Measure.spelled($0))) }
    }
  }

  /// - Throws: what is wrong with it, all at once. A measure that is not named, or null, has no target.
  package init(reading json: JSON) throws(Invalid) {
    var inspection = Inspection()
    var ranks: [Int: [Measure.Name: Double]] = [:]
    let everywhere = Self.minutes(json, but: "bySeverity", &inspection)
    let own = json["bySeverity"] ?? .null
    if own != .null {
      inspection.at("bySeverity") { inspection in
        guard let members = own.members else {
          return inspection.problem("\(own.quoted) is no object; name ranks of severity, as in {\"1\": {…}}")
        }
        for member in members {
          inspection.at(member.name) { inspection in
            guard let rank = Self.ranks.first(where: { String($0) == member.name }) else {
              return inspection.problem("\(member.name.quoted) is no rank of severity; they are 1 (the worst) to 5")
            }
            ranks[rank] = Self.minutes(member.value, &inspection)
          }
        }
      }
    }
    try inspection.finish()
    self.init(everywhere: everywhere, byRank: ranks)
  }

  private static func minutes(
    _ json: JSON, but other: String? = nil, _ inspection: inout Inspection
  ) -> [Measure.Name: Double] {
    guard let members = json.members else {
      inspection.problem("\(json.quoted) is no object of measures and minutes")
      return [:]
    }
    var minutes: [Measure.Name: Double] = [:]
    for member in members where member.name != other && member.value != .null {
      guard let name = Measure.Name(rawValue: member.name) else {
        inspection.unknown(member.name, among: Measure.Name.allCases.map(\.rawValue), of: "setting")
        continue
      }
      guard let number = member.value.numeral.flatMap(Double.init), range.contains(number) else {
        inspection.problem(
          at: member.name, "\(member.value.quoted) is no time; write minutes, from 0.01 to 525600")
        continue
      }
      minutes[name] = number
    }
    return minutes
  }
}
