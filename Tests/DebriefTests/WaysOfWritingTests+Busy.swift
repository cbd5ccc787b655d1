import Testing

@testable import Debrief

// How busy people write: other headings, short labels, whole rows in one line.

extension WaysOfWritingTests {
  static let headings: [Way] = [
    Way("manager", "# PIR\n\n## Exec\u{A0}summary\n\nA job ran twice.", "summary", "A job ran twice."),
    Way("manager", "## Summary\n\n- ID: INC-7\n- When: 3 May 2026, 9.15 – 10.40 CET\n- Sev: SEV-2", "id", "INC-7"),
    Way(
      "manager", "## Summary\n\n- ID: INC-7\n- When: 3 May 2026, 9.15 – 10.40 CET\n- Sev: SEV-2", "endedAt.at",
      "2026-05-03T10:40+01:00"),
    Way(
      "post-mortem", "# Lights out in hall 3\n\n| | |\n|---|---|\n| Incident ID | INC-9 |\n| Date | 4 May 2026 |",
      "date", "2026-05-04"),
    Way(
      "post-mortem",
      "| | |\n|---|---|\n| Incident ID | INC-9 |\n| Date | 4 May 2026 |\n| Time | 6:05 pm – 8 pm CEST |",
      "startedAt.at", "2026-05-04T18:05+02:00"),
    Way(
      "concise",
      "## Vista / Overview\n\n| Campo | Valor |\n|---|---|\n| Fecha (date) | 2026-05-04 |\n| Severity | P2 |",
      "date", "2026-05-04"),
    Way("manager", "## Retro\n\n**Went well**\n\n- The flag existed", "wentWell.0.what", "The flag existed"),
    Way(
      "incident-review", "## What went well / what went wrong\n\n**Went wrong**\n\n1. No canary\n   - Severity: High",
      "wentWrong.0.severity", "high"),
    Way("manager", "## Could be better\n\n- No alarm", "wentWrong.0.what", "No alarm"),
    Way("post-mortem", "## Comms\n\n- [x] Status page updated: 10:40", "communication.checklist.0.done", "true"),
    Way(
      "incident-review", "## Timeline\n\n### Resolution\n\n**9:58** - Mitigation\n- What we did: query killed",
      "response.actionsTaken.0", "query killed"),
    Way("manager", "## Numbers\n\n- MTTA: 4 min", "measures.timeToAcknowledge.stated", "4"),
    Way(
      "incident-review", "## Our dinner\n\nPizza.\n\n---\n\n**Next Review:** 2026-09-25\n**Owner:** Ann Lee",
      "nextReview", "2026-09-25"),
  ]

  static let labels: [Way] = [
    Way("post-mortem", "Severity: P2\n\nDuration: 90 min", "durationStated", "90"),
    Way(
      "manager", "### Timeline of Events\n\n**Detection (07:22)**\n- A red light", "timeline.0.event", "A red light"),
    Way("incident-review", "## Lessons Learned\n\n**Communication:** Say it once", "lessons.0.kind", "communication"),
    Way(
      "incident-review", "## Lessons Learned\n\n**Technical:** A cache is no store", "lessons.0.lesson",
      "A cache is no store"),
    Way(
      "incident-review", "## Prevention Measures\n\nMonitoring\n- Watch the queue", "prevention.monitoring.0.text",
      "Watch the queue"),
    Way("post-mortem", "## Meeting\n\nDecided\n1. No merges on Fridays", "meeting.decisions.0", "No merges on Fridays"),
    Way(
      "post-mortem", "## Impact Assessment\n\n### Data Impact\n\nData loss: no. Data corruption: yes, 3 rows",
      "impact.technical.dataCorruption.answer", "true"),
    Way("incident-review", "## Incident Details\n\n- Tech lead: Bo Chen", "roles.0.role", "technical lead"),
    Way(
      "manager", "### Timeline of Events\n\n**Verified by:** three test runs", "response.verification.0",
      "three test runs"),
  ]

  static let oneLiners: [Way] = [
    Way(
      "manager", "**Immediate Actions (This Week)**\n\n- [x] Send a key – @bo – 27 May 2026", "actions.0.owner.handle",
      "bo"),
    Way(
      "manager", "**Immediate Actions (This Week)**\n\n- [x] Send a key – @bo – 27 May 2026", "actions.0.due",
      "2026-05-27"),
    Way("concise", "## Action Items\n\n- Refuse blanks (Bo, 18 May 2026) - DONE", "actions.0.status", "done"),
    Way("concise", "## Action Items\n\n- Refuse blanks (Bo, 18 May 2026) - DONE", "actions.0.owner.name", "Bo"),
    Way("concise", "## Action Items\n\n- One schema (Data team, due 2026-07-31), P1", "actions.0.priority", "P1"),
    Way(
      "executive", "## 7. Action Items\n\n- ~~Ask twice~~ ❌ won't do, nobody reads it", "actions.0.reason",
      "nobody reads it"),
    Way("concise", "## Action Items\n\nLater:\n- One schema for all", "actions.0.horizon", "long-term"),
    Way(
      "executive", "### 4.2 Why It Happened\n\n**Why one?** Two.\n**Why two?** Three.", "cause.whys.1.answer", "Three."),
    Way("manager", "**Five Whys Analysis**\n\nQ1: Why one?\nA1: Two.", "cause.whys.0.answer", "Two."),
    Way(
      "incident-review", "### Five Whys Analysis\n\n- Why?\n  - An old page. **(root cause)**",
      "cause.whys.0.rootCause", "true"),
    Way(
      "executive", "### Postmortem Review Meeting\n\n14 Aug 2026, attended by Ann Lee, Bo Chen", "meeting.at.at",
      "2026-08-14"),
    Way(
      "executive", "### Postmortem Review Meeting\n\n14 Aug 2026, attended by Ann Lee, Bo Chen",
      "meeting.attendees.1.name", "Bo Chen"),
    Way(
      "executive", "## 10. Review & Sign-off\n\nSigned: Ann Lee (Author, 2026-08-15)", "approvals.0.on", "2026-08-15"),
    Way(
      "incident-review", "### Approvals\n\n- Team Lead: Ann Lee, approved 2026-02-09", "approvals.0.approved", "true"),
    Way(
      "manager", "## Follow-up\n\n- Customer communication sent: yes, 25 May 2026", "communication.checklist.0.done",
      "true"),
    Way("executive", "### 3.3 Customer Comms\n\n- Status page updated: no", "communication.checklist.0.done", "false"),
    Way("manager", "## Follow-up\n\n- Action item review on 26.05.2026", "followUp.actionReview", "2026-05-26"),
    Way(
      "post-mortem", "## System Metrics\n\n- Error rate: normal 0.2%, during 12%, peak 19%", "systemMetrics.0.peak",
      "19%"),
    Way(
      "executive", "### 9.3 Communication Log\n\n- 09:05 – Slack #ops – first report", "communications.0.channel",
      "Slack #ops"),
    Way(
      "incident-review", "**Date:** 2026-05-04\n\n## Communication\n\nInternal:\n- 9:30 - first post\n- 9:40 - second",
      "communications.1.message", "second"),
  ]

  static let tables: [Way] = [
    Way(
      "manager",
      "## Action Items\n\n| Type | What | Who | By when | State |\n|---|---|---|---|---|\n| Detection | Alert | Bo | 2026-05-13 | done |",
      "actions.0.owner.name", "Bo"),
    Way(
      "concise",
      "## Action items\n\n| Item | Who | When |\n|---|---|---|\n| **Long-term** | | |\n| A second link | Bo | Q3 |",
      "actions.0.horizon", "long-term"),
    Way(
      "executive",
      "## 7. Action Items\n\n| Action | Owner | Due | When |\n|---|---|---|---|\n| Alert | Bo | 2026-05-13 | This month |",
      "actions.0.horizon", "short-term"),
    Way(
      "incident-review",
      "## Action Items\n\n### This week\n\n| What | Owner | Done? |\n|---|---|---|\n| Alert | Bo | yes |",
      "actions.0.status", "done"),
    Way(
      "post-mortem",
      "## Sign-Off\n\n| Reviewer | Name | Date |\n|---|---|---|\n| Legal | Ann Lee | 2026-05-30 |",
      "approvals.0.person.name", "Ann Lee"),
  ]

  static let elsewhere: [Way] = [
    Way(
      "incident-review", "All times in this document are Eastern (EST).\n\n**Start Time:** March 2, 2026 at 4:10 AM",
      "startedAt.at", "2026-03-02T04:10-05:00"),
    Way("manager", "- **Date & Time**: 3 de mayo de 2026 09 h 15 - 10:40 UTC", "startedAt.at", "2026-05-03T09:15Z"),
    Way("concise", "## Incident Overview\n\n- **Date**: 2026年4月3日", "date", "2026-04-03"),
    Way("concise", "## Incident Overview\n\n- **Date**: 13. Februar 2026", "date", "2026-02-13"),
    Way("concise", "## Incident Overview\n\n- **Date**: 03-Apr-2026", "date", "2026-04-03"),
    Way("concise", "## Incident Overview\n\n- **Date**: 13.02.26", "date", "2026-02-13"),
    Way(
      "concise", "## Action Items\n\n| 対策 (Action) | 担当 (Owner) | By |\n|---|---|---|\n| 監視 | Aya | 2026-04-20 |",
      "actions.0.due", "2026-04-20"),
    Way(
      "incident-review", "## Incident Details\n\n- Incident Commander: Ann Lee; Technical Lead: Bo Chen",
      "roles.1.name", "Bo Chen"),
    Way("concise", "## TL;DR\n\nA job ran twice.", "summary", "A job ran twice."),
    Way("concise", "## Impact\n\nRevenue: $27k\nRegions: EU", "impact.users.regions.0", "EU"),
    Way("concise", "# Outage\n\n## 5 whys\n\n1. Why one? Two.", "cause.whys.0.answer", "Two."),
    Way("concise", "# Outage\n\nIC: Ann Lee", "roles.0.role", "incident commander"),
    Way("manager", "# Outage\n\nINC-2026-0044 / SEV-1 / resolved", "severity.written", "SEV-1"),
    Way(
      "executive", "# Outage\n\n## What happened when\n\n11:00 prompt live\n11:20 Ann asks", "timeline.1.event",
      "Ann asks"),
    Way(
      "concise", "## Action Items\n\n- Night alert, Bo Chen, due 2026-02-25, in progress", "actions.0.owner.name",
      "Bo Chen"),
    Way("concise", "## Action Items\n\n- Night alert — Bo Chen, 2026-02-25", "actions.0.due", "2026-02-25"),
    Way("concise", "## Root cause\n\nThe proxy pins the old root.", "cause.technical", "The proxy pins the old root."),
    Way(
      "incident-review",
      "## What Went Well / What Could Be Improved\n\nWhat went well:\n- A flag\n\nWhat could be improved:\n- No alarm",
      "wentWrong.0.what", "No alarm"),
    Way(
      "incident-review", "## What Went Wrong\n\n- Nobody was paged. Impact: 212 calls. Severity: Medium",
      "wentWrong.0.severity", "medium"),
    Way(
      "manager", "**Five Whys Analysis**\n\n| # | Why? | Because |\n|---|---|---|\n| 1 | Why one? | Two |",
      "cause.whys.0.answer", "Two"),
    Way(
      "concise", "## Incident Overview\n\n| Severity / Schwere | P1 |\n|---|---|\n| Date / Datum | 4 May 2026 |",
      "date", "2026-05-04"),
    Way(
      "concise", "## Action Items\n\n**This month**\n\n- One\n\nLater:\n- Two", "actions.1.horizon", "long-term"),
  ]

  @Test func whatAnnouncesIsNoElement() throws {
    let template = try #require(Template.named("executive"))
    let review = template.parse("## 5. Detection\n\nCould have been seen with:\n\n- a canary").review
    #expect(review.detection.method.allSatisfy { $0.id != "Could have been seen with:" })
    #expect((review.json ?? [:]).text().contains("Could have been seen with:"))
  }
}
