import Debrief

/// The quick switcher: a dialog that the page's script opens and fills from `/find`. Without scripts its door leads to the
/// search of the list.
struct Switcher {
  /// Whose lately read reviews the browser remembers.
  var account: String

  static func door(_ html: inout HTML) {
    html(.a, .class("find"), .href("/reviews#q"), .comfort("find"), .shortcut("Control+K Meta+K")) { html in
      html.mark(.find)
      html(.span, text: "Find")
      html(.kbd, .class("js"), .unseen, text: "Ctrl K")
    }
  }

  func write(into html: inout HTML) {
    html(.dialog, .id("switcher"), .label("Find"), .data(account: account)) { html in
      html(.form, .method("get"), .action("/reviews"), .role("search")) { html in
        html(.label, .class("hidden"), .for("switch"), text: "Find a review, an action item or a page")
        html(
          .input, .id("switch"), .name("q"), .type("search"), .autocomplete("off"),
          .placeholder("Title, service, AI-3, page…"))
      }
      html(.div, .polite, text: "")
    }
    html.line()
  }
}
