import Debrief
import DebriefIntegrations

// The data exports of other tools.
extension DocumentReader {
  /// A tool's export of one incident; nil when it is a review of ours.
  func readExport(_ json: JSON, name: String) throws(Failure) -> Reading? {
    let known = (json.members ?? []).count { Review.shape.field($0.name) != nil }
    if let members = json.members, known == members.count { return nil }
    if let parts = Exports.parts(json) { return try readParts(parts, name: name) }
    if let parsed = Exports.read(json, zones: zones) {
      return Reading(review: parsed.review, template: nil, notes: parsed.notes)
    }
    if json.members != nil, known == 0 { throw .noExport(name) }
    return nil
  }

  /// A file that is called so must be a table of a tool's.
  func readTable(_ text: String, name: String) throws(Failure) -> Reading? {
    guard name.lowercased().hasSuffix(".csv") else { return nil }
    guard let parts = Exports.parts(csv: text) else { throw .noExport(name) }
    return try readParts(parts, name: name)
  }

  /// One document is one review.
  private func readParts(_ parts: [Exports.Part], name: String) throws(Failure) -> Reading {
    guard parts.count == 1 else { throw .manyIncidents(name, parts.count) }
    guard let parsed = Exports.read(parts[0].json, zones: zones) else { throw .noExport(name) }
    return Reading(review: parsed.review, template: nil, notes: parsed.notes)
  }
}
