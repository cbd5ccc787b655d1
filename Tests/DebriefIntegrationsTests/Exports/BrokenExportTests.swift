import Debrief
import Testing

@testable import DebriefIntegrations

@Suite struct `Exports that are broken` {
  static let all = [
    `Exports of Opsgenie`.report, `Exports of Dispatch`.page, `Exports of incident io`.answers,
    `Exports of Statuspage`.history, `Exports of issue trackers`.github, `Exports of issue trackers`.gitlab,
    `Exports of issue trackers`.jira, `Exports of FireHydrant`.incident, `Exports of Rootly`.answer,
  ]

  /// Every value of the export, in turn, as something else.
  @Test(arguments: all, [JSON.null, .string(""), .number("1e999"), .bool(true), [], [:], [[1], ["x": "y"]], "words"])
  func `give a review or nothing, and keep every word`(_ text: String, _ other: JSON) throws {
    let whole = try JSON(parsing: text)
    for json in Exports.parts(whole)?.map(\.json) ?? [whole] {
      for (changed, _) in Self.variants(json, other) {
        guard let parsed = Exports.read(changed) else { continue }
        #expect(parsed.review.json != nil || other.saysNothing)
      }
    }
  }

  @Test(arguments: all)
  func `say whatever their members are worth`(_ text: String) throws {
    let whole = try JSON(parsing: text)
    for json in Exports.parts(whole)?.map(\.json) ?? [whole] {
      for (changed, path) in Self.variants(json, "zebra crossing") {
        guard let parsed = Exports.read(changed), !Self.isItsOwn(path) else { continue }
        let isKept = parsed.review.everything.contains("zebra crossing")
        #expect(isKept, "what stands at \(path) is lost")
      }
    }
  }

  @Test func `are none where nothing of a tool is there`() throws {
    for text in ["{}", "[]", "[1, null]", #"{"data": []}"#, #"{"incidents": [{}]}"#, #"{"title": "x"}"#, "null", "7"] {
      let json = try JSON(parsing: text)
      #expect(Exports.read(json) == nil && Exports.parts(json) == nil)
    }
  }

  @Test func `names are given once`() throws {
    let row = #"{"name": "a", "title": "t", "stable_at": null}"#
    let parts = try Exports.parts(JSON(parsing: "[\(row), \(row), {\"other\": 1}]"))
    #expect(try #require(parts).map(\.name) == ["a", "a-2", "3"] && parts?.map(\.isKnown) == [true, true, false])
  }

  /// The value with one member after another replaced, at most three deep, and the path of each.
  private static func variants(_ json: JSON, _ other: JSON, depth: Int = 0) -> [(JSON, String)] {
    guard depth < 4 else { return [] }
    switch json {
    case .object(let members):
      return members.indices.flatMap { place in
        var changed = members
        changed[place].value = other
        let inner = variants(members[place].value, other, depth: depth + 1).map { value, path in
          var changed = members
          changed[place].value = value
          return (JSON.object(changed), members[place].name + "." + path)
        }
        return [(.object(changed), members[place].name)] + inner
      }
    case .array(let elements):
      return elements.indices.flatMap { place in
        variants(elements[place], other, depth: depth + 1).map { value, path in
          var changed = elements
          changed[place] = value
          return (.array(changed), path)
        }
      }
    default: return []
    }
  }

  /// What docs/import.md says is left out: the tool's own ids and addresses, what it sets up, what it counts.
  private static func isItsOwn(_ path: String) -> Bool {
    let steps = path.split(separator: ".").map(String.init).filter { !$0.isEmpty }
    guard let last = steps.last else { return true }
    if steps.contains(where: things.contains) { return true }
    if setUp.contains(steps.suffix(2).joined(separator: ".")) { return true }
    return bookkeeping.contains(last) || last.hasSuffix("_id") || last.hasSuffix("Id") || last.hasSuffix("_url")
  }

  private static let bookkeeping: Set = [
    "id", "uuid", "url", "self", "slug", "expand", "version", "email", "color", "rank", "category", "position",
    "provider",
    "updated_at", "created_at", "active", "locked", "system", "took", "names", "size", "total", "page", "time_zone",
    "lifecycle_phases", "severity_color", "user_notes_count", "comments", "requestId", "type", "statusCategory",
    "value_type",
  ]

  /// Objects of which nothing but what is read elsewhere says something.
  private static let things: Set = [
    "relationships", "participant_roles", "milestones", "reactions", "time_stats", "assignee", "timeline",
  ]

  private static let setUp: Set = [
    "custom_fields.name", "role_assignments.status", "severity.description", "incident_status.description",
    "components.status", "lifecycle_phases.name", "milestone.number", "statusCategory.key",
  ]
}
