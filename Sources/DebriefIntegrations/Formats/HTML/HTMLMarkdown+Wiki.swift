import Debrief

// What wikis write beside HTML: macros, people, links to their pages.

extension HTMLMarkdown {
  /// Whether a macro stands on lines of its own.
  func isMacro(_ element: HTMLElement) -> Bool {
    guard element.name == "ac:structured-macro" || element.name == "ac:macro" else {
      return element.name == "ac:task-list"
    }
    return element["ac:name"] != "status" && element["ac:name"] != "jira" && element["ac:name"] != "anchor"
  }

  mutating func macro(_ element: HTMLElement) -> [String] {
    let name = element["ac:name"] ?? ""
    if let code = element.elements.first(where: { $0.name == "ac:plain-text-body" }) {
      let language = parameter("language", of: element) ?? ""
      return code.isEmpty ? [] : [MarkdownText.fence(code.text, language)]
    }
    if let body = element.elements.first(where: { $0.name == "ac:rich-text-body" }) {
      let title = parameter("title", of: element).map { ["**\(MarkdownText.escaped($0))**"] } ?? []
      return title + blocks(body.children)
    }
    let ofWiki: Set<String> = ["", "toc", "children", "pagetree", "recently-updated", "anchor", "toc-zone", "details"]
    if !ofWiki.contains(name) {
      note(.omitted, "what the wiki's macro “\(name)” shows is not in the page; it is left out")
    }
    return []
  }

  private func parameter(_ name: String, of macro: HTMLElement) -> String? {
    let found = macro.elements.first { $0.name == "ac:parameter" && $0["ac:name"] == name }?.text.oneLine
    return found?.isEmpty == true ? nil : found
  }

  /// Within a line.
  mutating func wiki(_ element: HTMLElement) -> String {
    switch element.name {
    case "ac:structured-macro", "ac:macro":
      return MarkdownText.escaped(parameter("title", of: element) ?? parameter("key", of: element) ?? "")
    case "ac:link": return wikiLink(element)
    case "ri:user": return "@" + (element["ri:username"] ?? element["ri:account-id"] ?? element["ri:userkey"] ?? "")
    case "ac:image":
      let file = element.first("ri:attachment")?["ri:filename"] ?? element.first("ri:url")?["ri:value"] ?? ""
      if file.contains("://") { return MarkdownText.image(element["ac:alt"] ?? "", at: file) }
      note(.omitted, "a picture (“\(file.prefix(80))”) is left out; attach it to the review if it matters")
      return MarkdownText.escaped(element["ac:alt"] ?? "")
    case "ac:emoticon":
      return element["ac:emoji-fallback"].flatMap { $0.hasPrefix(":") ? nil : $0 } ?? emoticon(element)
    case "ac:placeholder", "ac:parameter", "ac:task-id", "ac:task-uuid": return ""
    default: return words(element.children)
    }
  }

  private func emoticon(_ element: HTMLElement) -> String { Self.emoticons["(\(element["ac:name"] ?? ""))"] ?? "" }

  private mutating func wikiLink(_ element: HTMLElement) -> String {
    if let user = element.first("ri:user") { return wiki(user) }
    let body = element.elements.first { $0.name.hasSuffix("link-body") }.map { words($0.children) } ?? ""
    let page = element.first("ri:page")?["ri:content-title"] ?? element.first("ri:attachment")?["ri:filename"] ?? ""
    return body.isEmpty ? MarkdownText.escaped(page) : body
  }
}
