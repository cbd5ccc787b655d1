import Testing

@testable import Debrief

/// The same thing as people write it, whatever the form's own lines look like.
@Suite("As people write")
struct WaysOfWritingTests {
  struct Way: CustomTestStringConvertible, Sendable {
    let template: String
    let document: String
    let path: String
    let expected: String

    init(_ template: String, _ document: String, _ path: String, _ expected: String) {
      (self.template, self.document, self.path, self.expected) = (template, document, path, expected)
    }

    var testDescription: String { "\(template): \(document.replacing("\n", with: " ⏎ "))" }
  }

  static let times: [Way] = [
    Way(
      "post-mortem", "**Date/Time**: 6 May 2026 (CEST), 2:05 pm – 3:31 pm", "startedAt.at", "2026-05-06T14:05+02:00"),
    Way("post-mortem", "**Date/Time**: 2026-05-06 14:05 MESZ - 15:31", "endedAt.at", "2026-05-06T15:31+02:00"),
    Way(
      "executive", "**Date:** 2026-05-06\n\n## 2. Timeline\n\n| Time (UTC+2) | What |\n|---|---|\n| 09:02 | Release |",
      "timeline.0.at.at", "2026-05-06T09:02+02:00"),
    Way(
      "executive",
      "**Date:** 2026-05-06\n\n## 2. Timeline\n\nAll times in JST.\n\n| Time | Event |\n|---|---|\n| 09:02 | A |",
      "timeline.0.at.at", "2026-05-06T09:02+09:00"),
    Way(
      "executive", "## Incident Postmortem: INC-2026-08-11-002\n\n## 2. Timeline\n\n**11:20 UTC** Prompt published",
      "timeline.0.at.at", "2026-08-11T11:20Z"),
  ]

  static let places: [Way] = [
    Way("incident-review", "## What Went Well\n\n- The flag existed", "wentWell.0.what", "The flag existed"),
    Way(
      "incident-review", "## Contributing factors\n\n- **Purge too wide** – the star matches all. Effect: all gone",
      "cause.factors.0.effect", "all gone"),
    Way("incident-review", "## Lessons Learned\n\n- Technical: a cache is no store", "lessons.0.kind", "technical"),
    Way("post-mortem", "## Executive summary\n\nA job ran twice.", "summary", "A job ran twice."),
    Way("post-mortem", "# Post-Mortem Report: Points vanished\n\nSeverity: P2", "title", "Points vanished"),
    Way("post-mortem", "## Sign-off\n\n- Facilitator: Hedda Moe, 2026-02-18", "approvals.0.on", "2026-02-18"),
    Way("concise", "# Outage\n\n## Incident Overveiw\n\n- **Severity**: P1", "severity.written", "P1"),
    Way("concise", "| Date | Severity |\n|---|---|\n| 2026-06-17 | P1 |", "date", "2026-06-17"),
    Way(
      "manager", "### Root cause\n\nThe key was built from the time.", "cause.statement",
      "The key was built from the time."),
  ]

  static let rows: [Way] = [
    Way("concise", "## Action Items\n\n- Limit imports (@misaki, 2026-06-18)", "actions.0.owner.handle", "misaki"),
    Way("concise", "## Action Items\n\n- Limit imports (@misaki, 2026-06-18)", "actions.0.due", "2026-06-18"),
    Way(
      "executive", "## Action Items\n\n- Track certificates – Rhys Penn – 17 April 2026 – done", "actions.0.status",
      "done"),
    Way(
      "incident-review", "## Action Items\n\n**This week**\n\n- Track certificates", "actions.0.horizon", "immediate"),
    Way(
      "post-mortem", "## Open Questions\n\n- Does the vendor pay? Owner: Ann Lee Due: 2026-02-15",
      "openQuestions.0.due",
      "2026-02-15"),
    Way(
      "executive", "### 9.4 Reference Documents\n\n- [A](https://a.example/1) · [B](https://b.example/2)",
      "links.1.url",
      "https://b.example/2"),
    Way("post-mortem", "**Date/Time**: 2026-05-06 Duration: 1h50", "durationStated", "110"),
  ]

  @Test(arguments: times + places + rows + headings + labels + oneLiners + tables + elsewhere)
  func isRead(way: Way) throws {
    let template = try #require(Template.named(way.template))
    let review = template.parse(way.document).review.json ?? [:]
    let found = way.path.split(separator: ".").reduce(Optional(review)) { json, name in
      Int(name).map { i in json?.elements.flatMap { i < $0.count ? $0[i] : nil } } ?? json?[String(name)]
    }
    let said = found?.string ?? found?.numeral ?? found?.bool.map { String($0) }
    #expect(said == way.expected, "\(review.text())")
  }

  @Test(arguments: LawTests.names, ["none", "TBD", "_TBD_", "(none)", "???", "N/A"])
  func signsOfNothingSayNothing(name: String, sign: String) throws {
    let template = try #require(Template.named(name))
    let review = template.parse("## What Went Well\n\n- \(sign)\n\n## Executive Summary\n\n\(sign)\n").review
    #expect(review.wentWell == [])
    #expect(review.summary == nil || sign == "none")
  }
}
