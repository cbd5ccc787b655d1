import Debrief
import DebriefStore

/// A document that came in by a form, byte for byte.
struct Upload: Sendable {
  /// The file's name; nil for pasted text.
  var file: String?
  var bytes: [UInt8]
  /// The template to read it with; nil where the nearest is looked for.
  var template: String?

  /// As the store knows it: two pasted texts are never editions of each other by their name.
  var name: String { file ?? "pasted-\(Store.sha256(bytes).prefix(12)).md" }

  /// How many one form brings; a folder of more is for the command line.
  static let most = 200

  /// The files, else the pasted text, whose line ends browsers change.
  static func all(_ form: Form) -> [Upload] {
    let template = form["template"]
    let files = form.values.filter { $0.name == "document" && !$0.value.bytes.isEmpty }.map { _, value in
      let name = value.file.flatMap {
        $0.isEmpty ? nil : String($0.split { $0 == "/" || $0 == "\\" }.last ?? "document.md")
      }
      return Upload(file: name, bytes: value.bytes, template: template)
    }
    guard files.isEmpty, let text = form["text"] else { return files }
    return [Upload(bytes: Array(text.replacing("\r\n", with: "\n").utf8), template: template)]
  }

  /// From the page that showed what was read; nil where it says something that no such page does.
  static func kept(_ form: Form) -> [Upload]? {
    let files = form.values.filter { $0.name == "file" }.map(\.value.text)
    let bodies = form.values.filter { $0.name == "bytes" }.map { Base64.decode($0.value.bytes) }
    guard !bodies.isEmpty, files.isEmpty || files.count == bodies.count else { return nil }
    var uploads: [Upload] = []
    for (file, bytes) in zip(files.isEmpty ? bodies.map { _ in "" } : files, bodies) {
      guard let bytes, !bytes.isEmpty else { return nil }
      uploads.append(Upload(file: file.isEmpty ? nil : file, bytes: bytes, template: form["template"]))
    }
    return uploads
  }

  /// What `kept` reads.
  func carry(_ html: inout HTML) {
    html(.input, .type("hidden"), .name("bytes"), .value(Base64.encode(bytes)))
    html(.input, .type("hidden"), .name("file"), .value(file ?? ""))
  }
}
