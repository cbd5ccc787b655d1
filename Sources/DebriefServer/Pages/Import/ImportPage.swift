import Debrief
import DebriefStore

/// Where documents are dropped, chosen or pasted.
struct ImportPage {
  var kinds: [Documents.Kind] = []
  var problem: String?
  /// The key of whoever brings something, their groups, and the names that may look after it.
  var own = ""
  var groups: [Group] = []
  var people: [String] = []
  /// What came lately.
  var runs: [ImportedRun] = []

  func write(into html: inout HTML) {
    html(.div, .class("head")) { $0(.h1, text: "Import") }
    if let problem {
      html(.div, .class("note warn"), .role("alert")) { html in
        html.mark(.warning, toned: false)
        html(.p, text: problem)
      }
    }
    html(
      .p, .class("lead"),
      text: """
        Bring reviews that were written in one of the templates or in a form of their own: in Markdown, as web pages, as \
        Word or OpenDocument files, or in another markup. You see what was read, line by line, before anything is \
        kept. No word is dropped: what fits no field is kept under “Also said”. A review that Debrief wrote as JSON is \
        read as well.
        """)
    html(
      .form, .class("drop"), .method("post"), .action("/import"), .encoding("multipart/form-data"), .comfort("drop")
    ) { html in
      html(.div) { html in
        html(.label, .class("in"), .for("document"), text: "Files")
        html(
          .input, .id("document"), .name("document"), .type("file"), .multiple,
          .accept(
            ".md,.markdown,.mdown,.mkd,.txt,.text,.html,.htm,.xhtml,.docx,.odt,.rtf,.rst,.textile,.mediawiki,.wiki,.org,"
              + ".adoc,.asciidoc,.asc,.mdx,.myst,.qmd,.json,.csv,.zip,text/markdown,text/plain,text/html,"
              + "application/json,application/zip"))
        html(
          .p, .class("small quiet"),
          text:
            "One or several, also in a ZIP archive with their pictures, up to 10 MB in all. What is larger comes in "
            + "with “debrief import”.")
        html(.p, .class("small quiet drophint"), text: "You can also drop them anywhere on this page.")
      }
      html(.div) { html in
        html(.label, .class("in"), .for("text"), text: "Or the text of one")
        html(.textarea, .id("text"), .name("text"), .rows(10), text: "")
      }
      if !kinds.isEmpty { choice(&html) }
      access(&html)
      html(.div, .class("btns")) { $0(.button, .class("btn main"), .type("submit"), text: "Show what is read") }
    }
    lately(&html)
  }

  private func choice(_ html: inout HTML) {
    html(.div) { html in
      html(.label, .class("in"), .for("template"), text: "Template")
      html(.select, .id("template"), .name("template")) { html in
        html(.option, .value(""), text: "Find the nearest")
        for kind in kinds { html(.option, .value(kind.name), text: kind.label) }
      }
    }
  }

  private func access(_ html: inout HTML) {
    html(.div) { html in
      html(.label, .class("in"), .for("visible"), text: "Who will see it")
      html(.select, .id("visible"), .name("visible")) { html in
        html(.option, .value(""), text: "Everyone here")
        html(.option, .value(Member.person(own).key), text: "Only me")
        for group in groups { html(.option, .value(Member.group(group.uid).key), text: "Only \(group.name)") }
      }
    }
    html(.div) { html in
      html(.label, .class("in"), .for("owner"), text: "Who looks after it")
      html(
        .input, .id("owner"), .name("owner"), .type("text"), .ownDirection, .autocomplete("off"), .list("people"),
        .describedBy("owner-help"))
      html(.datalist, .id("people")) { html in
        for name in people { html(.option, .value(name), text: "") }
      }
      html(.p, .class("small quiet"), .id("owner-help"), text: "Where the document names nobody. May stay empty.")
    }
  }

  private func lately(_ html: inout HTML) {
    guard !runs.isEmpty else { return }
    html(.section, .class("lately"), .label("Lately imported")) { html in
      html(.h2, text: "Lately imported")
      html(.ul, .class("list")) { html in
        for run in runs {
          html(.li) { html in
            html(.div, .class("grow")) { html in
              html(.a, .href("/imports/\(run.run)"), text: Figure.count(run.documents, "document"))
              html(.span, .class("sub"), text: TimeWords.noted(run.at))
            }
            html(.div, .class("end")) { html in
              if run.doubtful > 0 {
                html(.span, .class("warn small"), text: "\(run.doubtful) with doubts")
              } else {
                html(.span, .class("quiet small"), text: "nothing doubtful")
              }
            }
          }
          html.line()
        }
      }
    }
  }
}
