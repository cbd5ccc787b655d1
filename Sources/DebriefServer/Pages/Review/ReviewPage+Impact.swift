import Debrief

extension ReviewPage {
  var summary: Section? {
    Section(id: "summary", title: "Summary") { html in
      let lines = ["summaryLine", "impactLine", "rootCauseLine", "resolutionLine"]
      if let summary = review.summary {
        html.prose(summary)
      } else if lines.allSatisfy({ review.json?[$0] == nil }) {
        html(.p, .class("quiet"), text: "Nobody has written it yet.")
      }
      html.facts(of: review, only: lines, naming: false, times)
    }
  }

  var impact: Section? {
    Section(id: "impact", title: "Impact") { html in
      let figures = self.figures
      writeFigures(figures, into: &html)
      noticed(&html)
      html.subheading("Business", id: "impact-business")
      html.facts(of: review.impact.business, omit: Set(figures.shown.map(\.path)), times)
      html.subheading("Systems and data", id: "impact-systems")
      html.facts(of: review.impact.technical, omit: Set(figures.shown.map(\.path)), times)
      if !review.services.isEmpty {
        html.subheading("Services", id: "impact-services")
        html.tags(review.services)
      }
    }
  }

  /// What users met: the errors in their words, what kind of trouble, where, and which features.
  private func noticed(_ html: inout HTML) {
    let users = review.impact.users
    html.subheading("What people noticed", id: "impact-noticed")
    if let errors = users.errors { html.prose(errors) }
    html.facts(of: users, only: ["experience", "regions"], naming: false, times)
    let features = review.impact.features
    if !features.isEmpty { html.table(features.compactMap(\.json), Feature.shape, times, anchor: "feature") }
    if users.errors == nil, users.experience.isEmpty, users.regions.isEmpty, features.isEmpty {
      html.quiet("Nobody said.")
    }
  }

  struct Figures {
    struct One {
      /// The field's name, which the facts below leave out.
      var path: String
      var label: String
      var words: String
      var note: String?
    }

    var shown: [One]
    var unknown: Int
  }

  /// The numbers that a reader looks for first. Those nobody knows are counted, not drawn.
  private var figures: Figures {
    let (users, business) = (review.impact.users, review.impact.business)
    let share = users.percent.map { Figure.words($0, unit: "%") }
    let expected: [Figures.One?] = [
      users.count.map { .init(path: "count", label: "users affected", words: Figure.words($0), note: share) }
        ?? share.map { .init(path: "percent", label: "of users affected", words: $0) },
      money(business.revenue, "revenue"),
      count(business.supportTickets, "supportTickets"),
      count(business.churn, "churn"),
      review.impact.technical.failedRequests.map {
        .init(path: "failedRequests", label: "failed requests", words: Figure.words($0))
      },
    ]
    let others = [
      money(business.revenueDelayed, "revenueDelayed"), money(business.credits, "credits"),
      money(business.resolutionCost, "resolutionCost"), count(business.complaints, "complaints"),
      count(business.escalations, "escalations"), count(business.socialMentions, "socialMentions"),
    ]
    return Figures(shown: (expected + others).compactMap { $0 }, unknown: expected.count { $0 == nil })
  }

  private func money(_ money: Money?, _ path: String) -> Figures.One? { money.map { figure(path, Figure.words($0)) } }

  private func count(_ count: Quantity<Whole>?, _ path: String) -> Figures.One? {
    count.map { figure(path, Figure.words($0)) }
  }

  private func figure(_ path: String, _ words: String) -> Figures.One {
    Figures.One(path: path, label: BusinessImpact.shape.field(path)?.label.lowercasedStart ?? path, words: words)
  }

  private func writeFigures(_ figures: Figures, into html: inout HTML) {
    if !figures.shown.isEmpty {
      html(.dl, .class("figs")) { html in
        for figure in figures.shown {
          html(.div) { html in
            html(.dt, text: figure.label)
            html(.dd, figure.words.count > 14 ? .class("long") : nil) { html in
              html.text(figure.words)
              if let note = figure.note { html(.small, text: " " + note) }
            }
          }
        }
      }
    }
    guard figures.unknown > 0 else { return }
    let words = figures.shown.isEmpty ? "No figures are known." : "\(figures.unknown) not known."
    html(.p, .class("small quiet missing"), text: words)
  }
}
