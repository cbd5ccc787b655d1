import Debrief
import DebriefStore
import Hummingbird

extension Server {
  func reviews(_ request: Request, _ context: Context) async throws -> Response {
    let query = ReviewsQuery(Form(query: request.uri))
    let listing = try await store.list(
      query.filter(for: context.viewer), sort: query.sort, page: Page(cursor: query.cursor))
    var list = ReviewsPage(listing: listing, query: query, today: now().date, acts: context.viewer.acts(.everyone))
    list.vocabulary = try await store.vocabulary()
    return page("Reviews", at: .reviews, request, context) { [list] in list.write(into: &$0) }
  }
}

/// The list of reviews: filters with their counts, a table, and where it goes on.
struct ReviewsPage {
  var listing: Listing
  var query: ReviewsQuery
  var today: CivilDate
  /// What whoever looks may do with reviews.
  var acts: Set<Act> = []
  /// What is offered beside what reviews say.
  var vocabulary = TeamVocabulary()

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "Reviews")
      if acts.contains(.capture) {
        html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/import"), text: "Import") }
      }
    }
    if listing.total == 0, !query.isFiltered { return empty(&html) }
    ReviewsFilters(facets: listing.facets, query: query, vocabulary: vocabulary).write(into: &html)
    if listing.rows.isEmpty { return nothing(&html) }
    table(&html)
    pager(&html)
    if acts.contains(.edit) {
      html(.p, .class("small")) { $0(.a, .class("quiet"), .href("/reviews/removed"), text: "Removed reviews") }
    }
  }

  private func empty(_ html: inout HTML) {
    html(.div, .class("empty")) { html in
      html(.h2, text: "No reviews yet")
      guard acts.contains(.capture) else {
        return html(.p, text: "A review tells what happened, why, and what will change. The first one will stand here.")
      }
      html(
        .p,
        text: """
          A review tells what happened, why, and what will change. Start with the last outage you remember, or bring the \
          documents you already have: Debrief reads Markdown and keeps every word, also those it has no field for.
          """)
      html(.div, .class("btns")) { $0(.a, .class("btn main"), .href("/import"), text: "Import documents") }
      html(.p, .class("small")) { html in
        html.text("To look around first, ")
        html(.code, text: "debrief samples load")
        html.text(" brings made-up incidents, and ")
        html(.code, text: "debrief samples remove")
        html.text(" takes them away again. ")
        html(.a, .href("/reviews/removed"), text: "Removed reviews")
        html.text(" can be brought back.")
      }
    }
  }

  private func nothing(_ html: inout HTML) {
    html(.div, .class("empty")) { html in
      html(.h2, text: "No review matches")
      html(.p, text: "Each word has to stand somewhere in a review, and every filter has to fit.")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/reviews"), text: "Clear filters") }
    }
  }

  private func table(_ html: inout HTML) {
    html(.table, .class("rows reviews")) { html in
      let count = Figure.count(listing.total, "review")
      html(.caption, .class("hidden"), text: "\(count), \(query.sort.label)")
      html(.thead) { html in
        html(.tr) { html in
          // The order by match has no column of its own; a column's heading leads away from it.
          heading("Severity", .severity, &html)
          heading("Incident", .date, &html)
          html(.th, .scope("col"), text: "Status")
          html(.th, .scope("col"), text: "Actions done")
          html(.th, .scope("col"), text: "Duration")
          heading("Changed", .updated, &html)
        }
      }
      html(.tbody) { html in
        for row in listing.rows { ReviewsRow(row: row, today: today).write(into: &html) }
      }
    }
    html.line()
  }

  /// The sorted column says how in words; choosing it again turns the order around.
  private func heading(_ name: String, _ key: Sort.Key, _ html: inout HTML) {
    let sort = query.sort
    guard sort.key == key else {
      let path = query.path { $0.sort = Sort(natural: key) }
      return html(.th, .scope("col")) { $0(.a, .href(path), text: name) }
    }
    let path = query.path { $0.sort.ascending.toggle() }
    html(.th, .scope("col"), .sort(sort.ascending ? "ascending" : "descending")) { html in
      html(.a, .href(path), text: "\(name), \(sort.label) \(sort.ascending ? "↑" : "↓")")
    }
  }

  private func pager(_ html: inout HTML) {
    html(.div, .class("head pager")) { html in
      html(.span, .class("n"), text: "\(listing.rows.count) of \(Figure.grouped(String(listing.total))) shown")
      html(.nav, .class("btns"), .label("Pages")) { html in
        if query.cursor != nil { html(.a, .class("btn"), .href(query.path { _ in }), text: "To the start") }
        if let next = listing.next {
          html(.a, .class("btn"), .href(query.path { $0.cursor = next }), .rel("next"), text: "More")
        }
      }
    }
  }
}
