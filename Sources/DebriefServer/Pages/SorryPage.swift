import HTTPTypes

/// What happened, what is safe, what to do; and a number to mention.
struct SorryPage {
  var sorry: Sorry
  var mention: String

  func write(into html: inout HTML) {
    html(.div, .class("sorry")) { html in
      html(.h1, text: sorry.title)
      html(.p, text: sorry.words)
      if let advice = sorry.advice { html(.p, text: advice) }
      html(.div, .class("btns")) { html in
        html(.a, .class("btn main"), .href("/reviews"), text: "All reviews")
        if let back = sorry.back { html(.a, .class("btn"), .href(back.path), text: back.words) }
      }
      html(.p, .class("small quiet")) { html in
        html.text("If you report this, mention ")
        html(.span, .class("mono"), text: mention)
        html.text(".")
      }
    }
  }
}
