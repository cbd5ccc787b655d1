import Debrief

// Passages of a document that no field holds: to be read, copied into a field, and taken out.
extension WritePage {
  func alsoSaid(_ html: inout HTML) {
    guard !review.extra.isEmpty else { return }
    html(.section, .class("part"), .id("also-said")) { html in
      html(.h2) { html in
        html.text("Also said")
        html(.span, .class("n"), text: String(review.extra.count))
      }
      html(
        .p, .class("small quiet"),
        text: "What the document says that no field holds. Copy what belongs into a field above, then remove it here.")
      html(.ol, .class("list")) { html in
        for passage in review.extra {
          guard let id = passage.id else { continue }
          let path = FieldPath("extra").element(id)
          html(.li, .id(FieldControl.anchor(path))) { html in
            html(.div, .class("grow")) { html in
              let places = passage.under + [passage.heading].compactMap(\.self)
              if !places.isEmpty { html(.p, .class("quiet small"), text: places.joined(separator: " › ")) }
              if let body = passage.body { html.prose(body) }
            }
            html(.div, .class("end")) { html in
              removal(of: path, passage.heading ?? "the passage", &html)
            }
          }
          html.line()
        }
      }
    }
    html.line()
  }
}
