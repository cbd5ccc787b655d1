import Debrief
import Markdown

/// A review as a web page of its own: one file, without scripts or anything loaded from elsewhere.
enum DocumentPage {
  static func html(_ review: Review, _ template: Template, zones: Zones) -> String {
    let document = template.render(review, zones: zones)
    let body = HTML.render(document, options: HTML.Options(headingOffset: 0))
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(review.title ?? review.id ?? "Incident review"))</title>
      <style>\(style)</style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { out, character in
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.append(character)
      }
    }
  }

  private static let style = """
    :root{color-scheme:light dark}
    body{margin:0;font:1rem/1.55 system-ui,sans-serif;background:Canvas;color:CanvasText}
    main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem;overflow-wrap:break-word}
    h1,h2,h3,h4{line-height:1.25;margin:2em 0 .5em}
    h1{margin-top:0}
    table{border-collapse:collapse;display:block;overflow-x:auto}
    th,td{border:1px solid #8886;padding:.35rem .6rem;text-align:left;vertical-align:top}
    pre{overflow-x:auto;padding:.75rem;background:#8881}
    code{font-family:ui-monospace,monospace;font-size:.9em}
    blockquote{margin-left:0;padding-left:1rem;border-left:3px solid #8886}
    @media print{main{max-width:none;padding:0}}
    """
}
