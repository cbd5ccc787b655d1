import Debrief

// What no field holds.
extension Draft {
  /// Keeps what was not taken as passages, each member under the path by which the tool names it.
  mutating func keep(_ payload: Payload, of tool: String) {
    let heading = "Also in the export of \(tool)"
    var lines = details
    var texts: [(path: String, text: String)] = []
    if let left = payload.left {
      Self.flatten(left, "") { path, text in
        if text.contains("\n") { texts.append((path, text)) } else { lines.append("- \(path): \(text)") }
      }
    }
    if !lines.isEmpty { add(passage: heading, lines.joined(separator: "\n")) }
    for (path, text) in texts { add(passage: "\(heading): \(path)", text) }
    let count = lines.count - details.count + texts.count
    guard count > 0 else { return }
    let words = count == 1 ? "one value" : "\(count) values"
    notes.append(Note(.unplaced, "No field holds \(words): kept under \(heading.quotedName)", path: "extra"))
  }

  /// Every value that is not made of others, with its path: `issues[2].key`.
  private static func flatten(_ json: JSON, _ path: String, _ take: (String, String) -> Void) {
    switch json {
    case .object(let members):
      for member in members where !member.value.saysNothing {
        flatten(member.value, path.isEmpty ? member.name : "\(path).\(member.name)", take)
      }
    case .array(let elements):
      for (place, element) in elements.enumerated() where !element.saysNothing {
        flatten(element, "\(path)[\(place + 1)]", take)
      }
    default: if let text = json.scalar { take(path, text) }
    }
  }
}

// The texts of the export, read and put beside what the tool states.
extension Draft {
  consuming func assembled(zones: Zones) -> Parsed {
    var filling = Filling(review.inOrder())
    var notes = notes
    let title = review.title?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? "Review"
    for (name, text) in documents {
      let isTitled = text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("# ") }
      let read = Self.read(isTitled ? text : "# \(title)\n\n\(text)", name, after: isTitled ? 0 : 2, zones)
      filling.fill(from: read.review, named: name)
      notes += read.notes
    }
    if !sections.isEmpty {
      let text = sections.map { "## \($0.heading)\n\n\($0.body)\n" }.joined(separator: "\n")
      var read = Self.read("# \(title)\n\n\(text)", "the fields", after: 2, zones)
      read.review.title = nil
      filling.fill(from: read.review, named: "the fields")
      notes += read.notes
    }
    let filled = filling.filled()
    return Parsed(review: filled.review, notes: notes + filled.notes)
  }

  /// Lines count within the text: in the file it is one long line.
  private static func read(_ text: String, _ name: String, after before: Int, _ zones: Zones) -> Parsed {
    var read = FreeDocument.read(text, zones: zones)
    read.notes = read.notes.map { note in
      let place = note.line.map { "Line \(max(1, $0 - before)) of \(name): " } ?? ""
      return Note(note.kind, place + note.message, path: note.path)
    }
    return read
  }
}
