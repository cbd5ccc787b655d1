import Debrief
import DebriefStore

/// A document that came in by a form, byte for byte.
struct Upload: Sendable {
  /// The file's name; nil for pasted text.
  var file: String?
  var bytes: [UInt8]
  /// The template to read it with; nil where the nearest is looked for.
  var template: String?
  /// Of a document in an archive: what it links and what comes along.
  var files: [(name: String, bytes: [UInt8])] = []
  /// The file that it came in, where that holds several.
  var holder: String?
  /// Why it cannot be read, where that is known.
  var refusal: String?

  /// As the store knows it: two pasted texts are never editions of each other by their name.
  var name: String { file ?? "pasted-\(Store.sha256(bytes).prefix(12)).md" }

  /// How many one form brings; a folder of more is for the command line.
  static let most = 200

  /// The documents of what came, those of archives and of exports among them, and what of it is passed over.
  static func documents(of uploads: [Upload], _ documents: Documents) async -> (all: [Upload], leftOut: [Note]) {
    var all: [Upload] = []
    var leftOut: [Note] = []
    for upload in uploads {
      guard let file = upload.file, all.count <= most,
        let unpacked = await documents.unpack(upload.bytes, file, most - all.count)
      else {
        all.append(upload)
        continue
      }
      if let refusal = unpacked.refusal {
        all.append(Upload(file: file, bytes: [], refusal: refusal))
      }
      all += unpacked.documents.map {
        Upload(file: $0.name, bytes: $0.bytes, template: upload.template, files: $0.files, holder: file)
      }
      leftOut += unpacked.notes
    }
    return (all, leftOut)
  }

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
