/// What the headings above a list of actions say of all of them.
struct ActionGroup {
  var horizon: String?
  var category: String?
  var status: String?

  func joined(with title: String) -> ActionGroup {
    var group = self
    let words = Wording.full(title)
    if let horizon = Self.horizons.first(where: { words.contains($0.words) }) { group.horizon = horizon.id }
    if let category = ActionCategories.words.word(Sections.plain(title).prefix { $0 != "(" && $0 != "（" }.trimmed) {
      group.category = category.id
    }
    if words.hasSuffix("completed") || words.hasSuffix("done") || words.hasSuffix("complete") {
      group.status = "Completed"
    }
    return group
  }

  private static let horizons: [(words: String, id: String)] = [
    ("immediate", "immediate"), ("short term", "short-term"), ("long term", "long-term"), ("medium term", "short-term"),
    ("kurzfristig", "short-term"), ("langfristig", "long-term"), ("sofort", "immediate"), ("court terme", "short-term"),
    ("long terme", "long-term"), ("corto plazo", "short-term"), ("largo plazo", "long-term"),
    ("curto prazo", "short-term"),
    ("longo prazo", "long-term"), ("短期", "short-term"), ("長期", "long-term"), ("长期", "long-term"),
  ]
}
