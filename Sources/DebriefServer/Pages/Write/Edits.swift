import Debrief

/// What a form says of fields, put upon the review that it was written against.
struct Edits {
  private(set) var values: FieldValues
  private(set) var isEmpty = true
  /// What cannot stand there, by paths, with what was typed.
  private(set) var problems: [FieldPath: (typed: String, words: String)] = [:]

  /// - Parameters:
  ///   - today: what “yesterday” is counted from.
  ///   - seen: as whoever wrote saw it. What says the same as before changes nothing.
  init(_ form: Form, of seen: Review, zones: Zones, today: CivilDate) {
    let text = FieldText(of: seen, zones: zones, today: today)
    values = FieldValues(of: seen)
    for (name, value) in form.values where name.hasPrefix(Self.prefix) {
      guard let path = FieldPath(parsing: String(name.dropFirst(Self.prefix.count))), Self.isOpen(path) else {
        continue
      }
      let typed = value.text.replacing("\r\n", with: "\n")
      guard let (json, lens) = values.value(at: path) else {
        if !typed.isEmpty { problems[path] = (typed, "this was taken out meanwhile; add it anew") }
        continue
      }
      let shown = text.write(json, lens)
      // A line of a form has no line breaks, whatever it was given.
      guard typed != shown, typed != shown.filter({ !$0.isNewline }) else { continue }
      do throws(FieldText.Unreadable) {
        let new = try text.read(typed, lens, instead: json)
        guard new != json else { continue }
        values.set(new, at: path)
        isEmpty = false
      } catch {
        problems[path] = (typed, error.words)
      }
    }
  }

  /// Before the path, in the name of a field of a form.
  static let prefix = "f."

  /// Ids and what Debrief keeps by itself are nobody's to write.
  static func isOpen(_ path: FieldPath) -> Bool {
    guard case .field(let first)? = path.steps.first, !Review.kept.contains(first) else { return false }
    return !(path.steps.count > 1 && path.steps.last == .field("id"))
  }
}
