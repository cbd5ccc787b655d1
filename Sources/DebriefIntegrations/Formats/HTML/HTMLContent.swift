import Debrief

/// Which part of a page is the document, and what it is called.
struct HTMLContent {
  let root: HTMLElement
  /// Where no heading of the first level says it.
  private(set) var title: String?
  /// Who wrote it, where the page says so beside its text.
  private(set) var author: String?
  /// How many headings of the first level there are.
  let titles: Int
  /// Whether what stands around the document is left out already.
  let isAlone: Bool

  init(_ page: HTMLElement) {
    let body = page.first("body") ?? page
    let part = Self.part(of: body)
    root = part ?? body
    isAlone = part != nil
    titles = root.all { $0.name == "h1" }.count
    author = body.first { $0.hasClass("page-metadata") }?.first { $0.hasClass("author") }?.text.oneLine
    guard root.first("h1").map(\.isEmpty) ?? true, root.first(\.isTitle) == nil else {
      return
    }
    title = Self.headings(body) ?? Self.called(page)
  }

  /// The one part that a page marks as its content, if that is not only a fraction of it.
  private static func part(of body: HTMLElement) -> HTMLElement? {
    let wiki = body.all { $0["id"] == "main-content" && $0.hasClass("wiki-content") }
    if wiki.count == 1 { return wiki[0] }
    let whole = body.text.utf8.count
    for isMeant in [isArticle, isMain] {
      let parts = body.all(isMeant)
      if parts.count == 1, parts[0].text.utf8.count * 5 > whole { return parts[0] }
    }
    return nil
  }

  private static func isArticle(_ element: HTMLElement) -> Bool { element.name == "article" }

  private static func isMain(_ element: HTMLElement) -> Bool { element.name == "main" || element["role"] == "main" }

  /// The only heading of the first level, which stands beside the document.
  private static func headings(_ body: HTMLElement) -> String? {
    let all = body.all { $0.name == "h1" && !$0.isEmpty }
    guard all.count == 1 else { return nil }
    let words = all[0].text.oneLine
    // A wiki's space stands before the page's name.
    if all[0]["id"] == "title-heading", let sign = words.range(of: " : ") { return String(words[sign.upperBound...]) }
    return words
  }

  /// As the page is called in tabs of browsers, without the site's name.
  private static func called(_ page: HTMLElement) -> String? {
    if let shared = page.first({ $0.name == "meta" && $0["property"] == "og:title" })?["content"],
      !shared.oneLine.isEmpty
    {
      return shared.oneLine
    }
    guard let words = page.first("head")?.first("title")?.text.oneLine, !words.isEmpty else { return nil }
    for sign in [" | ", " - Confluence", " - Google Docs", " – Notion"] {
      if let end = words.range(of: sign) { return String(words[..<end.lowerBound]) }
    }
    return words
  }
}

extension StringProtocol {
  /// With one space for each white space.
  var oneLine: String {
    split { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }.joined(separator: " ")
  }
}
