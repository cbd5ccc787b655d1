import Debrief

// What of a page is not its document.

extension HTMLMarkdown {
  mutating func isLeftOut(_ element: HTMLElement) -> Bool {
    if isHidden(element) || isSign(element) { return true }
    switch element.name {
    case "script", "style", "template", "noscript", "head", "title", "meta", "link", "button", "select", "option",
      "textarea", "nav", "ac:parameter", "colgroup", "col":
      return true
    case "form": return isSmall(element)
    case "footer", "aside": return isBeside(element)
    case "iframe", "frame", "video", "audio", "canvas", "object", "embed", "svg": return isEmbedded(element)
    default: break
    }
    switch element["role"] {
    case "navigation", "search", "contentinfo", "menu", "menubar", "tablist": return true
    case "banner": return !content.isAlone && element.first("h1") == nil
    case "complementary": return isBeside(element)
    default: return false
    }
  }

  /// A picture of a sign beside a page's name or a note.
  private func isSign(_ element: HTMLElement) -> Bool {
    element.hasClass("page-header-icon") || element.hasClass("property-icon")
      || element.name == "span" && element.hasClass("icon") && element.text.count < 3
  }

  private func isHidden(_ element: HTMLElement) -> Bool {
    if element["hidden"] != nil { return true }
    if element["aria-hidden"] == "true" { return !element.holdsBlocks }
    guard let style = element["style"] else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.contains("display:none")
  }

  /// Some sites put a whole page into a form.
  private func isSmall(_ form: HTMLElement) -> Bool {
    form.first { $0.name.count == 2 && $0.name.hasPrefix("h") } == nil && form.text.utf8.count < 2000
  }

  /// What somebody wrote beside the text, not the site, is said to be missing.
  private mutating func isBeside(_ element: HTMLElement) -> Bool {
    if element["role"]?.hasPrefix("doc-") == true || element.hasClass("footnotes") { return false }
    let words = element.text.oneLine
    if content.isAlone, !words.isEmpty {
      note(.omitted, "what stands beside or below the text is left out: “\(words.prefix(60))”")
    }
    return true
  }

  private mutating func isEmbedded(_ element: HTMLElement) -> Bool {
    let address = element["src"] ?? element["data"] ?? element.first("source")?["src"] ?? ""
    let what =
      switch element.name {
      case "iframe", "frame", "object", "embed": "an embedded page"
      case "video": "a film"
      case "audio": "a recording"
      default: "a drawing"
      }
    // Signs of a site are drawings, too, but have no words.
    if element.name == "svg", element.first("text") == nil { return true }
    let place = address.isEmpty || address.hasPrefix("data:") ? "" : " (\(address.prefix(200)))"
    note(.omitted, "\(what)\(place) is left out; attach it to the review if it matters")
    return true
  }
}
