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
    /// What it is, where it follows no template.
    var kind = "a review in JSON"
    /// The document as it was read, by whose lines notes and places count; nil where it was data.
    var text: String?
    /// Whether that is not what the document itself is written in.
    var isConverted = false
    var places = Places()
  }

  /// - Parameter name: the file's, which says what it is written in where its bytes do not.
  func read(_ bytes: [UInt8], name: String) async throws(Failure) -> Reading {
    let document: DocumentText
    do throws(DocumentTextError) { document = try await DocumentText.read(bytes, name: name) } catch {
      throw .noDocument(name, error)
    }
    var reading: Reading
    if document.isConverted {
      reading = readMarkdown(document.text)
      reading.isConverted = true
    } else if let exported = try readTable(document.text, name: name) {
      reading = exported
    } else {
      reading = try readJSON(document.text, name: name) ?? readMarkdown(document.text)
    }
    reading.notes = Self.inOrder(document.notes + reading.notes)
    return reading
  }

  private func readMarkdown(_ text: String) -> Reading {
    let template = template ?? templates.detector.template(of: text)
    let parsed = template?.parse(text, zones: zones) ?? FreeDocument.read(text, zones: zones)
    return Reading(
      review: parsed.review, template: template, notes: parsed.notes, kind: "a document of a layout of its own",
      text: text, places: parsed.places)
  }

  /// A file that is called so must be JSON; another one that begins like it may be.
  private func readJSON(_ text: String, name: String) throws(Failure) -> Reading? {
    let isCalledSo = name.lowercased().hasSuffix(".json")
    let start = text.utf8.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard isCalledSo || start == UInt8(ascii: "{") && !name.lowercased().hasSuffix(".md") else { return nil }
    do {
      let json = try JSON(parsing: text)
      if let reading = try readExport(json, name: name) { return reading }
      guard json.members != nil else { throw Failure.noReview(name) }
      let (review, notes) = Review.readPublished(json, targets: targets)
      return Reading(review: review, template: review.template.flatMap(templates.named), notes: notes)
    } catch let error as JSONError {
      if isCalledSo { throw .noJSON(name, error) }
      return nil
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .noReview(name)
    }
  }

  /// By their lines, as a reader goes through the document.
  private static func inOrder(_ notes: [Note]) -> [Note] {
    notes.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
  }
}
