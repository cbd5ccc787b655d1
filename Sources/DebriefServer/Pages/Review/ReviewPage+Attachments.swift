import Debrief
import DebriefStore

extension ReviewPage {
  /// The stored files, and the form that takes another one.
  func attached(_ html: inout HTML) {
    let elements = review.attachments.compactMap { element in files[element.file].map { (element, $0) } }
    if !elements.isEmpty {
      html.subheading("Attached files", id: "attached-files")
      html(.ul, .class("files")) { html in
        for (element, file) in elements { row(element, file, &html) }
      }
    }
    if acts.contains(.capture) { form(&html) }
  }

  private func row(_ element: Attachment, _ file: StoredFile, _ html: inout HTML) {
    let path = files.path(of: file)
    html(.li, element.id.map { .id("attachment-" + $0) }) { html in
      if file.type.isImage {
        html(.a, .class("shot"), .href(path)) { html in
          html(.img, .src(path), .alt("Picture: " + (element.name ?? file.name)), .lazy)
        }
      }
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: element.name ?? file.name)
        if element.name != nil { html(.span, .class("quiet small"), text: " " + file.name) }
        html(.div, .class("quiet small"), text: facts(of: element, file))
        if let note = element.note { html(.div) { $0.inline(note) } }
        if file.type == .text, file.indexed < file.size {
          html(.div, .class("quiet small"), text: "Search knows its first \(Figure.size(file.indexed)).")
        }
      }
      html(.div, .class("btns")) { html in
        let download = Attribute.download(file.name)
        html(.a, .class("btn small"), .href(path), download, .label("Download " + file.name), text: "Download")
        if acts.contains(.edit) { removal(file, path, &html) }
      }
    }
    html.line()
  }

  private func removal(_ file: StoredFile, _ path: String, _ html: inout HTML) {
    html(.form, .method("post"), .action(path + "/remove")) { html in
      html(.button, .class("btn small plain"), .type("submit"), .label("Remove " + file.name), text: "Remove")
    }
  }

  /// `Chat export · text, 14 kB · Ada, 16 Feb 2026, 12:00 UTC`.
  private func facts(of element: Attachment, _ file: StoredFile) -> String {
    let kind = file.kind.prefix(1).uppercased() + file.kind.dropFirst()
    let when = file.at.map { TimeWords.noted($0) }
    let who = [file.by.isEmpty ? nil : uploader(file.by), when].compactMap { $0 }.joined(separator: ", ")
    return [element.kind?.label, "\(kind), \(Figure.size(file.size))", who.isEmpty ? nil : who]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private func form(_ html: inout HTML) {
    html(
      .form, .class("attach"), .method("post"), .action("/reviews/\(uid)/attachments"),
      .encoding("multipart/form-data")
    ) { html in
      html(.label, .class("in"), .for("file"), text: "Attach a file")
      html(.div, .class("btns")) { html in
        html(.input, .id("file"), .name("file"), .type("file"), .required, .describedBy("file-help"))
        html(.button, .class("btn"), .type("submit"), text: "Attach")
      }
      html(.p, .id("file-help"), .class("small quiet")) { html in
        html.text(
          "A graph, a log, a chat: up to \(Figure.size(attachmentLimit)). Search finds the words of text files. In prose, "
        )
        html(.code, text: "![words](attachment:NAME)")
        html.text(" shows a picture, and ")
        html(.code, text: "[words](attachment:NAME)")
        html.text(" links to a file.")
      }
    }
    html.line()
  }
}
