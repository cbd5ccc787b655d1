import Debrief
import DebriefStore
import Hummingbird

extension Server {
  /// What the quick switcher shows: a part of a page.
  func find(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    let words = form["q"] ?? ""
    var list = FindList(words: words, pages: FindList.pages(for: context))
    if SearchQuery(words, typing: true).isEmpty {
      let seen = (form["seen"] ?? "").split(separator: ",").prefix(FindList.most).map(String.init)
      list.reviews = try await store.rows(of: seen, for: context.viewer)
    } else {
      var filter = Filter(for: context.viewer)
      filter.text = words
      let sought = SoughtAction(words)
      list.actions = try await store.actions(sought: sought, for: context.viewer, most: FindList.mostActions)
      list.isKey = sought.number != nil
      list.reviews = try await store.list(
        filter, sort: Sort(.relevance), page: Page(limit: FindList.most), counted: false
      ).rows
    }
    var html = HTML(reserving: 8 << 10)
    list.write(into: &html)
    return fragment(html)
  }
}
