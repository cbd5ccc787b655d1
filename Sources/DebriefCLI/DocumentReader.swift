import Debrief
import DebriefIntegrations

/// Documents into reviews: what `convert`, `import` and the server's import page have in common.
struct DocumentReader: Sendable {
  /// The template of the documents; nil finds the nearest of each.
  var template: Template?
  /// Among which the nearest is looked for.
  var templates = Templates.ofDebrief
  var zones = SystemZones.zones()
  /// What measures should stay below where the documents are kept.
  var targets: Targets = .standard

  struct Reading {
    var review: Review
    /// The template that the document follows; nil for JSON that names none.
    var template: Template?
    var notes: [Note]
  }

  func read(_ bytes: [UInt8], name: String) throws(Failure) -> Reading {
    let decoded: TextDecoding.Decoded
    do { decoded = try TextDecoding.decode(bytes) } catch { throw .noText(name, error) }
    var reading = try readJSON(decoded.text, name: name) ?? readMarkdown(decoded.text)
    reading.notes = Self.inOrder(decoded.notes + reading.notes)
    return reading
  }

  private func readMarkdown(_ text: String) -> Reading {
    let template = template ?? templates.detector.template(of: text)
    let parsed = template.parse(text, zones: zones)
    return Reading(review: parsed.review, template: template, notes: parsed.notes)
  }

  /// A file that is called so must be JSON; another one that begins like it may be.
  private func readJSON(_ text: String, name: String) throws(Failure) -> Reading? {
    let isCalledSo = name.lowercased().hasSuffix(".json")
    let start = text.utf8.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard isCalledSo || start == UInt8(ascii: "{") && !name.lowercased().hasSuffix(".md") else { return nil }
    do {
      let json = try JSON(parsing: text)
      guard json.members != nil else { throw Failure.noReview(name) }
      let (review, notes) = Review.readPublished(json, targets: targets)
      return Reading(review: review, template: review.template.flatMap(templates.named), notes: notes)
    } catch let error as JSONError {
      if isCalledSo { throw .noJSON(name, error) }
      return nil
    } catch {
      throw .noReview(name)
    }
  }

  /// By their lines, as a reader goes through the document.
  private static func inOrder(_ notes: [Note]) -> [Note] {
    notes.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }
}
