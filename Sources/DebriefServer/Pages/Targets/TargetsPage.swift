import Debrief

/// What each measure should stay below, for every severity and for each by itself.
struct TargetsPage {
  /// As they stand, or as they were sent and could not be kept.
  var form: Form
  /// What is wrong with it, by the names of fields.
  var problems: [String: String] = [:]

  private static let columns: [(rank: Int?, words: String)] =
    [(nil, "Every severity")] + Targets.ranks.map { ($0, $0 == 1 ? "1, the worst" : String($0)) }

  func write(into html: inout HTML) {
    html.administration("Targets", .targets)
    html(.p) { html in
      html.text(
        "The minutes that each measure should stay below. What stands under a rank of severity counts instead of what "
          + "stands under every severity; a document that states its own target keeps it. An empty field is no target.")
    }
    if !problems.isEmpty {
      html.problem("Nothing is saved yet: \(Figure.count(problems.count, "field")) cannot be read.")
    }
    html(.form, .class("targets"), .method("post"), .action("/targets")) { html in
      table(&html)
      html(.div, .class("btns")) { html in
        html(.button, .class("btn main"), .type("submit"), text: "Save the targets")
      }
    }
    html.line()
  }

  private func table(_ html: inout HTML) {
    html(.table, .class("stackt")) { html in
      html(.caption, .class("hidden"), text: "Minutes by measure and severity")
      html(.thead) { html in
        html(.tr) { html in
          html(.th, .scope("col"), text: "Minutes")
          for column in Self.columns { html(.th, .scope("col"), text: column.words) }
        }
      }
      html(.tbody) { html in
        for name in Measure.Name.allCases { row(name, &html) }
      }
    }
  }

  private func row(_ name: Measure.Name, _ html: inout HTML) {
    html(.tr) { html in
      html(.th, .scope("row"), text: name.label)
      for column in Self.columns {
        let field = Self.field(name, column.rank)
        html(.td, .column(column.words)) { html in
          html(
            .input, .type("text"), .decimal, .name(field), .label("\(name.label), \(column.words)"),
            .autocomplete("off"), .value(form[field] ?? ""), problems[field] == nil ? nil : .invalid,
            problems[field] == nil ? nil : .describedBy(field + "-about"))
          if let words = problems[field] { html(.p, .class("error"), .id(field + "-about"), text: words) }
        }
      }
    }
    html.line()
  }

  private static func field(_ name: Measure.Name, _ rank: Int?) -> String {
    name.rawValue + (rank.map { ".\($0)" } ?? "")
  }
}

// What the form says, as the API takes it, and back.
extension TargetsPage {
  init(_ targets: Targets) {
    var values: [(String, Form.Value)] = []
    for name in Measure.Name.allCases {
      for (rank, _) in Self.columns {
        let minutes = rank == nil ? targets.everywhere[name] : rank.flatMap { targets.byRank[$0]?[name] }
        guard let minutes else { continue }
        values.append((Self.field(name, rank), Form.Value(bytes: Array(Measure.spelled(minutes).utf8))))
      }
    }
    form = Form(values: values)
  }

  /// - Throws: the page with what is wrong.
  func targets() throws(Refused) -> Targets {
    let ranks = Targets.ranks.map { JSON.Member(String($0), .object(members($0))) }
    do {
      return try Targets(reading: .object(members(nil) + [JSON.Member("bySeverity", .object(ranks))]))
    } catch {
      var page = self
      page.problems = Dictionary(error.problems.map { (Self.field($0.pointer), $0.message) }) { first, _ in first }
      throw Refused(page: page)
    }
  }

  struct Refused: Error {
    let page: TargetsPage
  }

  private func members(_ rank: Int?) -> [JSON.Member] {
    Measure.Name.allCases.compactMap { name in
      form[Self.field(name, rank)].map { written in
        let number = written.filter { $0 != " " }
        return JSON.Member(name.rawValue, Double(number) == nil ? .string(written) : .number(number))
      }
    }
  }

  /// `/bySeverity/1/timeToDetect` → `timeToDetect.1`.
  private static func field(_ pointer: String) -> String {
    let steps = pointer.split(separator: "/")
    return steps.count == 3 ? "\(steps[2]).\(steps[1])" : steps.joined()
  }
}
