import Debrief
import DebriefStore

/// What every page has around it.
struct Layout: Sendable {
  enum Place: Sendable {
    case home, reviews, actions, importing, people, account
    /// Before one is signed in: there is nowhere else to go.
    case door
  }

  /// What the pages link to, and say of themselves at the foot.
  var assets: Assets
  var version: String
  var theme: Theme = .system
  /// Where one comes back to after a choice of colours.
  var path: String = "/"
  /// Whoever is signed in.
  var account: Account?
  /// Whether whoever is signed in may look for reviews.
  var finds = false
  /// Those of this page, besides the one that every page has.
  var scripts: [String] = []

  func page(_ title: String, at place: Place? = nil, main: (inout HTML) -> Void) -> HTML {
    var html = HTML(reserving: 64 * 1024)
    html.doctype()
    html(.html, .lang("en"), theme == .system ? nil : .data(theme: theme.rawValue)) { html in
      head(title, &html)
      html(.body, .data(stream: assets.path("stream.js"))) { html in
        html(.a, .class("skip"), .href("#main"), text: "Skip to the content")
        html.line()
        if let place, place == .door {
          html(.main, .id("main"), .class("door"), .tabindex(-1), content: main)
        } else {
          bar(place, &html)
          html(.main, .id("main"), .tabindex(-1), content: main)
          html.line()
          foot(&html)
          if finds, let account { Switcher(account: account.uid).write(into: &html) }
        }
      }
    }
    html.line()
    return html
  }

  private func head(_ title: String, _ html: inout HTML) {
    html(.head) { html in
      html(.meta, .charset("utf-8"))
      html(.title, text: title + " · Debrief")
      html(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
      html(.meta, .name("color-scheme"), .content("light dark"))
      html(.link, .rel("stylesheet"), .href(assets.path("style.css")))
      html(.link, .rel("icon"), .href(assets.path("icon.svg")), .type("image/svg+xml"))
      for script in ["script.js"] + scripts { html(.script, .type("module"), .src(assets.path(script))) }
    }
    html.line()
  }

  private func bar(_ place: Place?, _ html: inout HTML) {
    html(.header, .class("bar")) { html in
      html(.div) { html in
        html(.a, .class("brand"), .href("/"), text: "Debrief")
        if account != nil {
          html(.nav, .label("Main")) { links(place, &$0) }
          html(.details, .class("menu nav")) { html in
            html(.summary, .label("Menu")) { $0.mark(.menu) }
            html(.div) { links(place, &$0) }
          }
        }
        if finds { Switcher.door(&html) }
        if let account, account.role >= Act.edit.least {
          html(.a, .class("btn main new"), .href("/reviews/new"), .label("New review")) { html in
            html.text("New")
            html(.span, .class("wide-only"), text: " review")
          }
        }
        if let account {
          html(.details, .class("menu me")) { html in
            html(.summary, .class("words")) { html in
              html(.span, .class("face"), .unseen, text: Person(account.name).initials)
              html(.span, .class("name"), text: account.name)
            }
            html(.div) { own(account, place, &$0) }
          }
        }
        if account == nil {
          html(.details, .class("menu")) { html in
            html(.summary, .class("words"), text: "Colours")
            html(.div) { choice(&$0) }
          }
        }
      }
    }
    html.line()
  }

  private func links(_ place: Place?, _ html: inout HTML) {
    if finds {
      html(.a, .href("/"), place == .home ? .currentPage : nil, text: "Home")
      html(.a, .href("/reviews"), place == .reviews ? .currentPage : nil, text: "Reviews")
      html(.a, .href("/actions"), place == .actions ? .currentPage : nil, text: "Action items")
    }
    if let account, account.role >= Act.capture.least {
      html(.a, .href("/import"), place == .importing ? .currentPage : nil, text: "Import")
    }
    if account?.role == .administrator {
      html(.a, .href("/people"), place == .people ? .currentPage : nil, text: "People")
    }
  }

  private func own(_ account: Account, _ place: Place?, _ html: inout HTML) {
    html(.p, .class("small quiet"), text: "\(account.name), \(account.role.label.lowercased())")
    html(.a, .href("/account"), place == .account ? .currentPage : nil, text: "Your account")
    choice(&html)
    html(.form, .method("post"), .action("/signout")) { html in
      html(.button, .type("submit"), text: "Sign out")
    }
  }

  /// A form, so that the server writes the cookie and the next page comes in the chosen colours at once.
  private func choice(_ html: inout HTML) {
    html(.form, .class("theme"), .method("post"), .action("/theme"), .comfort("theme")) { html in
      html(.input, .type("hidden"), .name("back"), .value(path))
      html(.fieldset, .class("seg")) { html in
        html(.legend, .class("hidden"), text: "Colours")
        for each in Theme.allCases {
          html(.label) {
            $0(.input, .type("radio"), .name("theme"), .value(each.rawValue), each == theme ? .checked : nil)
            $0.text(each.label)
          }
        }
      }
      html(.button, .class("btn nojs"), .type("submit"), text: "Apply")
    }
  }

  private func foot(_ html: inout HTML) {
    html(.footer, .class("foot")) { html in
      html(.span, text: version.isEmpty ? "Debrief" : "Debrief \(version)")
      html(.a, .class("quiet"), .href("/api"), text: "API")
    }
  }
}
