import Debrief
import DebriefStore

/// The search and the filters over the list; each choice says how many reviews it would bring.
struct ReviewsFilters {
  var facets: Facets
  var query: ReviewsQuery
  var vocabulary = TeamVocabulary()

  func write(into html: inout HTML) {
    html(
      .form, .class("filters"), .method("get"), .action("/reviews"), .role("search"), .label("Reviews"),
      .comfort("submit")
    ) {
      html in
      html(.label, .class("hidden"), .for("q"), text: "Search reviews")
      html(
        .input, .class("search"), .id("q"), .name("q"), .type("search"), .value(query.words ?? ""),
        .placeholder("Search titles, causes, timelines…"))
      html(.details, .class("more"), query.count > 0 ? .open : nil) { html in
        html(.summary, text: query.count == 0 ? "Filters" : "Filters, \(query.count) on")
        html(.div) { html in
          select("severity", "Any severity", severities, query.severity, &html)
          select("status", "Any status", statuses, query.status, &html)
          select("service", "Any service", services, query.service, &html)
          select("month", "Any month", months, query.month, &html)
          factor(&html)
          owner(&html)
          sorting(&html)
          days(&html)
          html(.button, .class("btn plain nojs"), .type("submit"), text: "Apply")
          if query.isFiltered { html(.a, .class("btn plain end"), .href("/reviews"), text: "Clear filters") }
        }
      }
    }
    html.line()
  }

  private typealias Choice = (value: String, label: String, count: Int)

  private var severities: [Choice] {
    facets.severityRanks.map { rank in
      let level = zip(1..., vocabulary.severities).first { String($0.0) == rank.value }?.1
      let words =
        switch (rank.value, level) {
        case ("0", _): "No severity"
        case (_, let level?): "\(level.name), rank \(rank.value)"
        case ("1", _): "Rank 1, the worst"
        default: "Rank \(rank.value)"
        }
      return (rank.value, words, rank.count)
    }
  }

  /// Those of most reviews, then those that the team names.
  private var services: [Choice] {
    let named = vocabulary.services.map { name in facets.services.first { $0.value.key == name.key }?.value ?? name }
    let common = facets.services.prefix(100).map(\.value)
    return (common + named.filter { !common.contains($0) }).map { name in
      (name, name, facets.services.first { $0.value == name }?.count ?? 0)
    }
  }

  private var statuses: [Choice] {
    facets.statuses.map {
      ($0.value.isEmpty ? "none" : $0.value, $0.value.isEmpty ? "No status" : Status($0.value).label, $0.count)
    }
  }

  private var months: [Choice] {
    facets.months.compactMap { month in
      CivilDate(iso: month.value + "-01").map {
        (month.value, "\(TimeWords.months[$0.month - 1]) \($0.year)", month.count)
      }
    }
  }

  private func select(_ name: String, _ any: String, _ choices: [Choice], _ chosen: String?, _ html: inout HTML) {
    html(.label, .class("hidden"), .for(name), text: String(any.dropFirst(4)))
    html(.select, .id(name), .name(name)) { html in
      html(.option, .value(""), text: any)
      for choice in choices {
        let isChosen = choice.value == chosen
        html(.option, .value(choice.value), isChosen ? .selected : nil, text: "\(choice.label) (\(choice.count))")
      }
      if let chosen, !choices.contains(where: { $0.value == chosen }) {
        let label = name == "status" ? Status(chosen).label : chosen
        html(.option, .value(chosen), .selected, text: "\(label) (0)")
      }
    }
  }

  /// The kinds that factors and their boxes have.
  private func factor(_ html: inout HTML) {
    var words = FactorCategories.words.all
    words += FactorChoices.words.all.filter { word in !words.contains { $0.id == word.id } }
    words += vocabulary.factors.map { Word($0, $0) }
    html(.label, .class("hidden"), .for("factor"), text: "contributing factor")
    html(.select, .id("factor"), .name("factor")) { html in
      html(.option, .value(""), text: "Any contributing factor")
      for word in words.sorted(by: { $0.label < $1.label }) {
        html(.option, .value(word.id), word.id == query.factor ? .selected : nil, text: word.label)
      }
      if let factor = query.factor, !words.contains(where: { $0.id == factor }) {
        html(.option, .value(factor), .selected, text: factor)
      }
    }
  }

  private func owner(_ html: inout HTML) {
    html(.span, .class("owner")) { html in
      html(.label, .for("owner"), text: "Open action of")
      html(.input, .id("owner"), .name("owner"), .value(query.owner ?? ""), .placeholder("anybody"))
    }
  }

  /// On a phone, where the table has no headings.
  private func sorting(_ html: inout HTML) {
    html(.span, .class("narrow-only")) { html in
      html(.label, .class("hidden"), .for("sort"), text: "Sort")
      html(.select, .id("sort"), .name("sort")) { html in
        for key in Sort.Key.allCases where key != .relevance || query.isSearch {
          let sort = key == query.sort.key ? query.sort : Sort(natural: key)
          let words = sort.label.prefix(1).uppercased() + sort.label.dropFirst()
          // The usual order is nobody's choice: another search may have another one.
          html(.option, .value(sort == query.usual ? "" : sort.word), sort == query.sort ? .selected : nil, text: words)
        }
      }
    }
  }

  /// Days come in by addresses only; each can be taken away by itself.
  private func days(_ html: inout HTML) {
    if let from = query.from {
      html(.input, .type("hidden"), .name("from"), .value(from.iso))
      chip("since " + TimeWords.short(from), query.path { $0.from = nil }, &html)
    }
    if let to = query.to {
      html(.input, .type("hidden"), .name("to"), .value(to.iso))
      chip("until " + TimeWords.short(to), query.path { $0.to = nil }, &html)
    }
  }

  private func chip(_ words: String, _ without: String, _ html: inout HTML) {
    html(.span, .class("on")) { html in
      html.text(words + " ")
      html(.a, .href(without), .label("Remove: " + words)) { $0.mark(.remove) }
    }
  }
}
