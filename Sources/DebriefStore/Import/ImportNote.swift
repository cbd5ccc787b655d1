package import Debrief

/// What the reader of a document had to say of a place, and whether a person has settled it since.
package struct ImportNote: Sendable, Equatable {
  package let note: Note
  package var isSettled: Bool

  package init(_ note: Note, isSettled: Bool = false) {
    (self.note, self.isSettled) = (note, isSettled)
  }

  package var isOpenDoubt: Bool { note.kind.isDoubt && !isSettled }
}

extension [ImportNote] {
  /// How many places a person should still look at.
  var doubts: Int { count(where: \.isOpenDoubt) }

  var json: JSON { .object(["notes": .array(map(\.json))]) }
}

extension ImportNote {
  var json: JSON {
    .object([
      "kind": .string(note.kind.rawValue), "message": .string(note.message),
      "line": note.line.map { .number(String($0)) }, "path": note.path?.json, "settled": isSettled ? true : nil,
    ])
  }

  init?(_ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap(Note.Kind.init), let message = json["message"]?.string else {
      return nil
    }
    let line = json["line"]?.numeral.flatMap { Int($0) }
    self.init(Note(kind, message, line: line, path: json["path"]?.string), isSettled: json["settled"] == true)
  }
}

extension Connection {
  /// Those of one edition.
  func importNotes(_ uid: String, _ name: String) throws -> [ImportNote] {
    try row("SELECT notes FROM edition WHERE uid = \(uid) AND name = \(name)")?.importNotes(uid) ?? []
  }
}

extension Row {
  func importNotes(_ uid: String) throws -> [ImportNote] {
    try json("notes", of: uid)["notes"]?.elements?.compactMap { ImportNote($0) } ?? []
  }
}
