/// The elements that pages use.
enum Tag: String {
  case html, head, meta, title, link, script, body
  case header, nav, main, article, aside, section, footer, figure, figcaption, details, summary, div
  case h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, dt, dd, pre, hr, br
  case a, b, i, code, kbd, span, small, time, mark, ins, del, img
  case dialog
  case table, caption, thead, tbody, tr, th, td
  case form, fieldset, legend, label, input, select, datalist, option, textarea, button
  case svg, defs, pattern, path, rect, circle, line, text, tspan, g

  /// Whether the element has no end tag.
  var isVoid: Bool {
    switch self {
    case .meta, .link, .hr, .br, .input, .img: true
    default: false
    }
  }
}
