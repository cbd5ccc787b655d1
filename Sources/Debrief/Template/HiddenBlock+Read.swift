extension HiddenBlock {
  /// What a block says.
  struct Content: Equatable {
    var review: Review
    /// The template that the document was written in, where it is named.
    var template: String?
    /// Members that no field knows, and values that are none.
    var notes: [Note]
  }

  /// The review of a block; when it cannot be read, why not, as a note.
  ///
  /// What only the system may say is left out: in a document it is a claim.
  static func read(_ found: HiddenBlocks.Found) -> Result<Content, Unreadable> {
    guard found.body.utf8.count <= limit else {
      return .failure(Unreadable("it is larger than \(limit >> 20) MiB", found.line))
    }
    let start = found.body.firstIndex(of: "{") ?? found.body.endIndex
    let words = found.body[..<start].split(whereSeparator: \.isWhitespace)
    guard words.first == version[...] else {
      return .failure(Unreadable("it is not of version \(version), which this Debrief reads", found.line))
    }
    guard found.isClosed else { return .failure(Unreadable("its end is missing", found.line)) }
    do {
      let json = try JSON(parsing: String(found.body[start...]))
      let template = words.dropFirst().first.map(String.init)
      return .success(content(json, template: template, line: found.line))
    } catch {
      let before = found.body[..<start].utf8.count { $0 == 0x0A }
      return .failure(Unreadable(error.message, found.line + before + error.line - 1))
    }
  }

  struct Unreadable: Error {
    let note: Note

    init(_ reason: String, _ line: Int) {
      note = Note(
        .unreadable,
        "the review that this document carries out of sight cannot be read: \(reason); its visible text counts",
        line: line)
    }
  }

  private static func content(_ json: JSON, template: String?, line: Int) -> Content {
    let members = (json.members ?? []).filter { !ownFields.contains($0.name) }
    let (review, notes) = Review.read(.object(members))
    return Content(
      review: review, template: template,
      notes: notes.map { Note($0.kind, $0.message, line: line, path: $0.path) })
  }
}
