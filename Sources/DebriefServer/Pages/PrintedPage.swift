package import Debrief

/// A page of its own, with all that it needs inside: to be kept as a file, or printed.
package struct PrintedPage: Sendable {
  package let bytes: [UInt8]

  /// The review as its page shows it, to somebody who only reads.
  package init(_ review: Review, targets: Targets, now: Stamp) {
    let page = ReviewPage(review: review, uid: "", targets: targets, now: now)
    self.init(review.heading, .light, Assets.embedded) { page.write(into: &$0) }
  }

  /// The review as one of the templates' documents.
  package init(_ review: Review, document text: String) {
    self.init(review.heading, document: text, .light, Assets.embedded)
  }

  init(_ title: String, document text: String, _ theme: Theme, _ assets: Assets) {
    self.init(title, theme, assets) { html in
      html(.article, .class("paper")) { html in
        html(.div, .class("prose")) { $0.append(RenderedProse(Prose(text), headingOffset: 0)) }
      }
    }
  }

  private init(_ title: String, _ theme: Theme, _ assets: Assets, main: (inout HTML) -> Void) {
    var html = HTML(reserving: 64 * 1024)
    html.doctype()
    html(.html, .lang("en")) { html in
      html(.head) { html in
        html(.meta, .charset("utf-8"))
        // It has its style inside, and loads and runs nothing.
        html(
          .meta, .header("Content-Security-Policy"), .content("default-src 'none'; style-src 'unsafe-inline'"))
        html(.title, text: title)
        html(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
        html.embed(assets, "style.css", theme)
      }
      html(.body) { $0(.main, content: main) }
    }
    bytes = html.bytes
  }
}
