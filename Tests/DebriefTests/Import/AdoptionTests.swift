import Testing

@testable import Debrief

/// Blank documents in the layouts that well-known teams use: each becomes a template that renders the same blank.
@Suite("Adopted templates")
struct AdoptionTests {
  struct Style: CustomTestStringConvertible, Sendable {
    let name: String
    let blank: String
    /// Fields that have to be found.
    let fields: Set<String>

    var testDescription: String { name }
  }

  static let styles: [Style] = [
    Style(
      name: "a table of facts, impact, causes, actions as a table, three lists of lessons",
      blank: """
        # Incident title

        **Date:** [YYYY-MM-DD]
        **Authors:** [names]
        **Status:** [draft]

        ## Summary

        [Two sentences]

        ## Impact

        [Whom it touched]

        ## Root Causes

        [What it was]

        ## Trigger

        [What set it off]

        ## Resolution

        [What ended it]

        ## Detection

        [How it came to notice]

        ## Action Items

        | Action Item | Type | Owner | Bug |
        |---|---|---|---|
        | [what] | [prevent] | [who] | [n/a] |

        ## Lessons Learned

        ### What went well

        - [thing]

        ### What went wrong

        - [thing]

        ### Where we got lucky

        - [thing]

        ## Timeline

        | Time (UTC) | Event |
        |---|---|
        | [HH:MM] | [what] |

        """,
      fields: [
        "title", "date", "authors", "status", "summary", "cause.trigger", "actions", "wentWell", "wentWrong",
        "gotLucky",
        "timeline", "response.resolutionMethod",
      ]),
    Style(
      name: "lead-up, fault, impact, five whys, corrective actions",
      blank: """
        # [Name of the incident]

        | Field | Value |
        |---|---|
        | Severity | [SEV] |
        | Duration | [how long] |

        ## Leadup

        What came before.

        ## Fault

        [What broke]

        ## Five Whys

        1. [Why?]
        2. [Why?]

        ## Timeline

        - [Time] - [event]

        ## Corrective actions

        - [ ] [What, by whom]

        """,
      fields: ["severity", "durationStated", "cause.whatHappened", "cause.whys", "timeline", "actions"]),
    Style(
      name: "what happened, contributing factors, responders, how we did",
      blank: """
        # Post-mortem of [incident]

        - **Owner**: [name]
        - **Incident commander**: [name]
        - **Start**: [time]
        - **End**: [time]

        ## What Happened

        [A few lines]

        ## Contributing Factors

        - [factor]

        ## Responders

        - [name]

        ## How'd We Do?

        ### What went well?

        - [thing]

        ### What didn't go so well?

        - [thing]

        ## Action Items

        - [action]

        """,
      fields: [
        "startedAt", "endedAt", "cause.whatHappened", "cause.factors", "roles", "wentWell", "wentWrong", "actions",
      ]),
    Style(
      name: "labels in an issue",
      blank: """
        ## Incident summary

        [Summary]

        - **Service(s) affected**: [services]
        - **Time of detection**: [time]
        - **Customer impact**: [impact]
        - **Root cause**: [cause]

        ## Timeline

        [date]

        - [HH:MM] - [event]

        ## Next steps

        - [ ] [step]

        """,
      fields: ["services", "detectedAt", "impactLine", "cause.statement", "timeline", "actions"]),
    Style(
      name: "questions as headings",
      blank: """
        # What happened to [service]?

        ## What went wrong and why?

        [Say it]

        ## How did we respond?

        [Say it]

        ## How are we making incidents like this less likely?

        - [item]

        """,
      fields: ["actions"]),
    Style(
      name: "in German",
      blank: """
        # [Titel]

        **Datum**: [Tag]
        **Schweregrad**: [Stufe]

        ## Zusammenfassung

        [Zwei Sätze]

        ## Zeitlicher Ablauf

        | Uhrzeit | Ereignis |
        |---|---|
        | [Zeit] | [was] |

        ## Ursache

        [Grund]

        ## Maßnahmen

        | Maßnahme | Verantwortlich | Frist | Status |
        |---|---|---|---|
        | [was] | [wer] | [wann] | [offen] |

        """,
      fields: ["date", "severity", "summary", "timeline", "cause.statement", "actions"]),
    Style(
      name: "in Japanese",
      blank: """
        # [障害名]

        ## 概要

        [要約]

        ## 影響

        [影響]

        ## タイムライン

        | 時刻 (JST) | イベント |
        |---|---|
        | [時刻] | [内容] |

        ## 根本原因

        [原因]

        ## 再発防止策

        | 対策 | 担当 | 期限 |
        |---|---|---|
        | [対策] | [担当] | [期限] |

        """,
      fields: ["summary", "timeline", "cause.statement", "actions"]),
    Style(
      name: "guidance in comments and italics",
      blank: """
        # Incident review

        <!-- Who reads this was not there. -->

        **Severity:** [one of S1 to S4]

        ## Summary

        *Write it last.*

        [Summary]

        ## Lessons learned

        *What would you tell another team?*

        - [lesson]

        ## Supporting information

        - [link]

        """,
      fields: ["severity", "summary", "lessons", "links"]),
    Style(
      name: "a report with prepared by, measures and sign-off",
      blank: """
        # [Report]

        **Prepared by**: [name]
        **Incident ID**: [id]
        **Time to detect**: [minutes]
        **Time to resolve**: [minutes]

        ## Executive summary

        [Summary]

        ## Open questions

        - [question]

        """,
      fields: ["id", "measures.timeToDetect.stated", "measures.timeToResolve.stated", "summary", "openQuestions"]),
    Style(
      name: "one list of labels",
      blank: """
        - **Date**: [day]
        - **Duration**: [length]
        - **Impact**: [impact]
        - **Resolution**: [what ended it]

        """,
      fields: ["date", "durationStated", "impactLine"]),
  ]

  @Test(arguments: styles)
  func itRendersTheSameBlank(_ style: Style) {
    let adoption = Adoption(style.blank)
    let template = Template(name: "ours", source: adoption.source)
    #expect(template.problems.isEmpty)
    #expect(template.render(Review()) == style.blank)
    let found = Set(adoption.places.compactMap { $0.path?.split(separator: " ").first.map(String.init) })
    #expect(
      style.fields.subtracting(found).isEmpty, "\(style.fields.subtracting(found).sorted()) in \(adoption.source)")
  }

  @Test(arguments: styles)
  func whatIsFilledInIsReadBack(_ style: Style) {
    let template = Template(name: "ours", source: Adoption(style.blank).source)
    var review = Review()
    review.title = "Queue stuck"
    review.date = "2026-03-02"
    review.summary = "Nothing moved."
    review.cause.statement = "A full disk."
    review.wentWell = [Strength()]
    review.wentWell[0].what = "It was seen at once."
    review.actions = [ActionItem()]
    review.actions[0].action = "Watch the disk"
    let document = template.render(review)
    let read = template.parse(document)
    #expect(template.render(read.review) == document)
    #expect(read.review.actions.map(\.action) == ["Watch the disk"] || !document.contains("Watch the disk"))
  }

  @Test func whatHasNoFieldIsNamed() {
    let adoption = Adoption("# T\n\n## Weather\n\n[how]\n\n**Mood**: [good]\n")
    #expect(
      adoption.places.filter { $0.path == nil }.map(\.words) == ["Mood"]
        || adoption.places.contains { $0.words == "Weather" && $0.path == nil })
    #expect(adoption.source.contains("## Weather\n\n[how]"))
  }
}
