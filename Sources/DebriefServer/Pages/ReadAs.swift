/// The switch between the page and the documents that a review can be read as.
struct ReadAs {
  var uid: String
  var kinds: [Documents.Kind]
  /// The document being read; nil for the page.
  var current: String?
  /// The template that the review was written in, where that is known.
  var written: String?
  /// Whether people stand there under what they were there for; nil where that cannot be chosen.
  var byRoles: Bool?

  func write(into html: inout HTML) {
    html(.div, .class("as")) { html in
      html(.nav, .class("seg"), .label("Read as")) { html in
        html(.a, .href("/reviews/\(uid)"), current == nil ? .currentPage : nil, text: "Page")
        for kind in kinds {
          html(.a, .href(path(kind.name)), kind.name == current ? .currentPage : nil, text: kind.label)
        }
      }
      if let byRoles {
        html(.nav, .class("seg"), .label("People")) { html in
          html(.a, .href("/reviews/\(uid)"), byRoles ? nil : .current, text: "People by name")
          html(.a, .href("/reviews/\(uid)?people=roles"), byRoles ? .current : nil, text: "by role")
        }
      }
      if let name = current ?? own ?? kinds.first?.name { downloads(name, &html) }
    }
    html.line()
  }

  private var own: String? { kinds.first { $0.name == written }?.name }

  private func downloads(_ name: String, _ html: inout HTML) {
    let label = kinds.first { $0.name == name }?.label ?? name
    html(.details, .class("menu")) { html in
      html(.summary, .class("words"), text: "Download")
      html(.div) { html in
        html(.a, .href("\(path(name))?download=md"), text: "\(label), as Markdown")
        html(.a, .href("\(path(name))?download=whole")) { html in
          html.text("\(label), with the whole review inside")
          html(.span, .class("quiet small"), text: "out of sight in the Markdown, so that the way back loses nothing")
        }
        html(.a, .href("\(path(name))?download=html"), text: "\(label), as a page")
        html(.a, .href("\(path(name))?download=json"), text: "Everything, as JSON")
      }
    }
  }

  private func path(_ name: String) -> String { "/reviews/\(uid)/as/\(Form.encode(name))" }
}
