import HTTPTypes

/// What happened, what is safe, what to do; and a number to mention.
struct SorryPage {
  var sorry: Sorry
  var mention: String
  /// Whether whoever reads it is signed in: for others the list leads nowhere.
  var isSignedIn = true

  func write(into html: inout HTML) {
    html(.div, .class("sorry")) { html in
      html(.h1, text: sorry.title)
      html(.p, text: sorry.words)
      if let advice = sorry.advice { html(.p, text: advice) }
      html(.div, .class("btns")) { html in
        if isSignedIn { html(.a, .class("btn main"), .href("/reviews"), text: "All reviews") }
        if let back = sorry.back ?? (isSignedIn ? nil : ("/signin", "Sign in")) {
          html(.a, .class(isSignedIn ? "btn" : "btn main"), .href(back.path), text: back.words)
        }
      }
      html(.p, .class("small quiet")) { html in
        html.text("If you report this, mention ")
        html(.span, .class("mono"), text: mention)
        html.text(".")
      }
    }
  }
}
