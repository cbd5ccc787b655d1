import Debrief

/// The words that are offered where reviews are written: severities, services, contributing factors.
struct VocabularyPage {
  /// As they stand, or as they were sent and could not be kept.
  var form: Form
  /// What is wrong with it, by the names of fields.
  var problems: [String: String] = [:]

  private static let ranks = 1...TeamVocabulary.Most.severities.count

  func write(into html: inout HTML) {
    html.administration("Vocabulary", .vocabulary)
    html(
      .p, .class("lead"),
      text: "The words of your team, offered where reviews are written and looked for. Any other word is taken as well."
    )
    if !problems.isEmpty {
      html.problem("Nothing is saved yet: \(Figure.count(problems.count, "field")) cannot be taken.")
    }
    html(.form, .class("vocabulary"), .method("post"), .action("/vocabulary")) { html in
      severities(&html)
      let services = "One on each line, up to \(TeamVocabulary.Most.services.count)."
      html.setting("services", "Services", "Offered at a review’s services and in the filter of the list.") { html in
        area("services-list", "Names of services", services, rows: 10, &html)
      }
      let factors = "One on each line, up to \(TeamVocabulary.Most.factors.count)."
      html.setting("factors", "Contributing factors", "Offered beside those that the templates know.") { html in
        area("factors-list", "Kinds of factors", factors, rows: 6, &html)
      }
      html(.div, .class("btns")) { html in
        html(.button, .class("btn main"), .type("submit"), text: "Save the vocabulary")
      }
    }
    html.line()
  }

  private func severities(_ html: inout HTML) {
    let about =
      "The worst first. A severity that is written here in one of these names has its rank; lists sort and filter by it."
    html.setting("severities", "Severity", about) { html in
      html(.table, .class("stackt")) { html in
        html(.caption, .class("hidden"), text: "Names of ranks of severity")
        html(.thead) { html in
          html(.tr) { html in
            for words in ["Rank", "Name", "When an incident has it"] { html(.th, .scope("col"), text: words) }
          }
        }
        html(.tbody) { html in
          for rank in Self.ranks.prefix(shownRanks) { row(rank, &html) }
        }
      }
    }
  }

  /// Those that have a name and one more, at least as many as most teams have.
  private var shownRanks: Int { max(5, (Self.ranks.last { said(Self.name($0)) || said(Self.meaning($0)) } ?? 0) + 1) }

  private func row(_ rank: Int, _ html: inout HTML) {
    html(.tr) { html in
      html(.th, .scope("row"), text: rank == 1 ? "1, the worst" : String(rank))
      cell(Self.name(rank), "Name", "Name of rank \(rank)", &html)
      cell(Self.meaning(rank), "When", "When an incident has rank \(rank)", &html)
    }
    html.line()
  }

  private func cell(_ field: String, _ column: String, _ label: String, _ html: inout HTML) {
    html(.td, .column(column)) { html in
      html(
        .input, .type("text"), .name(field), .label(label), .autocomplete("off"), .value(form[field] ?? ""),
        problems[field] == nil ? nil : .invalid, problems[field] == nil ? nil : .describedBy(field + "-about"))
      if let words = problems[field] { html(.p, .class("error"), .id(field + "-about"), text: words) }
    }
  }

  private func area(_ field: String, _ label: String, _ hint: String, rows: Int, _ html: inout HTML) {
    html(.div) { html in
      html(.label, .class("in"), .for(field), text: label)
      html(
        .textarea, .id(field), .name(field), .rows(rows), .describedBy(field + "-about"),
        problems[field] == nil ? nil : .invalid, text: form[field] ?? "")
      html(.p, .class(problems[field] == nil ? "small quiet" : "error"), .id(field + "-about")) { html in
        html.text(problems[field] ?? hint)
      }
    }
  }

  private func said(_ field: String) -> Bool { form[field]?.isEmpty == false }

  private static func name(_ rank: Int) -> String { "name-\(rank)" }
  private static func meaning(_ rank: Int) -> String { "meaning-\(rank)" }
}

// What the form says, as the API takes it, and back.
extension VocabularyPage {
  init(_ vocabulary: TeamVocabulary) {
    var values: [(String, Form.Value)] = []
    func add(_ name: String, _ text: String?) {
      if let text { values.append((name, Form.Value(bytes: Array(text.utf8)))) }
    }
    for (rank, level) in zip(1..., vocabulary.severities) {
      add(Self.name(rank), level.name)
      add(Self.meaning(rank), level.meaning)
    }
    add("services-list", vocabulary.services.joined(separator: "\n"))
    add("factors-list", vocabulary.factors.joined(separator: "\n"))
    form = Form(values: values)
  }

  /// - Throws: the page with what is wrong.
  func vocabulary() throws(Refused) -> TeamVocabulary {
    let ranks = Self.ranks.filter { said(Self.name($0)) || said(Self.meaning($0)) }
    let levels = ranks.map { rank in
      JSON.object(["name": text(Self.name(rank)), "meaning": text(Self.meaning(rank))])
    }
    do {
      return try TeamVocabulary(reading: [
        "severities": .array(levels), "services": lines("services-list"), "factors": lines("factors-list"),
      ])
    } catch {
      var page = self
      for problem in error.problems {
        let field = Self.field(problem.pointer, ranks)
        page.problems[field] =
          page.problems[field] ?? problem.message.prefix(1).uppercased() + problem.message.dropFirst()
      }
      throw Refused(page: page)
    }
  }

  struct Refused: Error {
    let page: VocabularyPage
  }

  private func text(_ field: String) -> JSON? {
    form[field].map(Self.trimmed).flatMap { $0.isEmpty ? nil : .string($0) }
  }

  private func lines(_ field: String) -> JSON {
    let lines = (form[field] ?? "").split(whereSeparator: \.isNewline).map { Self.trimmed(String($0)) }
    return .array(lines.filter { !$0.isEmpty }.map(JSON.string))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// `/severities/0/meaning` → `meaning-1`, with the rank whose row that was.
  private static func field(_ pointer: String, _ ranks: [Int]) -> String {
    let steps = pointer.split(separator: "/")
    guard steps.first == "severities" else { return "\(steps.first ?? "services")-list" }
    let rank = steps.dropFirst().first.flatMap { Int($0) }.flatMap { ranks.dropFirst($0).first } ?? 1
    return steps.last == "meaning" ? meaning(rank) : name(rank)
  }
}
