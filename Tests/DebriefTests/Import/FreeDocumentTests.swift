import Testing

@testable import Debrief

/// Documents that follow no template, small pieces of them: what stands where, whatever the layout.
@Suite("Documents of any layout")
struct FreeDocumentTests {
  struct Way: CustomTestStringConvertible, Sendable {
    let document: String
    let path: String
    let expected: String?

    init(_ document: String, _ path: String, _ expected: String?) {
      (self.document, self.path, self.expected) = (document, path, expected)
    }

    var testDescription: String { "\(path): \(document.replacing("\n", with: " ⏎ "))" }
  }

  static func said(_ document: String, _ path: String) -> String? {
    let json = FreeDocument.read(document).review.published()
    let found = path.split(separator: ".").reduce(Optional(json)) { json, part in
      if part == "count" { return .number(String(json?.elements?.count ?? 0)) }
      guard let index = Int(part) else { return json?[String(part)] }
      return json?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
    }
    return found?.string ?? found?.numeral ?? found?.bool.map(String.init)
  }

  @Test(
    arguments: heads + timelines + dates + clocks + actions + plans + lists + causes + languages + courses + sentences
      + absent)
  func itIsRead(_ way: Way) {
    #expect(Self.said(way.document, way.path) == way.expected)
  }

  @Test func whatIsTakenFromTheTextIsNoted() {
    let notes = FreeDocument.read("# 2026-03-02 T\n\n## Timeline\n\n- 14:05 UTC alert\n- 14:40 UTC restored\n").notes
    #expect(notes.map(\.path) == ["detectedAt", "resolvedAt", "endedAt"] && notes.allSatisfy { $0.kind == .inferred })
    #expect(notes[0].message == "2026-03-02 14:05 UTC is taken from an entry of the timeline: no label says it")
  }

  @Test func aDayThatMayBeTwoIsADoubt() {
    let parsed = FreeDocument.read("# T\n\n**Date**: 03/04/26\n")
    #expect(parsed.review.date == "03/04/26")
    #expect(parsed.notes.first?.kind == .ambiguous && parsed.notes.first?.line == 3)
  }

  static let heads: [Way] = [
    Way("# Queue stuck\n\nNothing moved.", "title", "Queue stuck"),
    Way("# Queue stuck\n\nNothing moved.", "summary", "Nothing moved."),
    Way("---\ntitle: \"The queue\"\nauthor: Ann Lee\n---\n\n# Background\n\nx\n\n# Impact\n\ny", "title", "The queue"),
    Way("---\ntitle: The queue\n---\n\n# The queue stood still\n\nx", "title", "The queue stood still"),
    Way(
      "---\nauthors:\n- name: Ann Lee\n  link: https://a.example/\n- name: Bo Chen\n---\n# T\n", "authors.1.name",
      "Bo Chen"),
    Way("# The OPS-17 queue\n", "id", nil),
    Way("# PM-2026-017: Queue stuck\n", "id", "PM-2026-017"),
    Way(
      "# T\n\n**Date**: 2026-02-15  \n**Authors**: Ann Lee, Bo Chen  \n**Status**: Resolved\n", "authors.1.name",
      "Bo Chen"),
    Way("# T\n\n**Date**: 2026-02-15  \n**Status**: Resolved\n", "incidentStatus", "resolved"),
    Way("# T\n\n## Severity\n**Critical** — nobody could sign in\n", "severity.written", "Critical"),
    Way("# T\n\n## Date: December 15, 2025\n\n## Details\n\nx", "date", "2025-12-15"),
    Way("# T\n\n| Field | Value |\n|---|---|\n| Severity | S2 |\n| Duration | 40 min |\n", "severity.written", "S2"),
    Way("# T\n\n| Customers affected | Duration |\n|---|---|\n| 40 | 15 h |\n", "durationStated", "900"),
    Way("# T\n\n**Report prepared by:**\nAnn Lee\n", "authors.0.name", "Ann Lee"),
    Way("# T\n\n**Owner**: Ann Lee ([@ann](https://a.example/ann))\n", "authors.0.name", "Ann Lee"),
    Way("# T\n\nAuthors: @ann\n", "authors.0.name", "@ann"),
  ]

  static let timelines: [Way] = [
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n### 14:05\n\nIt broke.\n\n### 14:20\n\nBack.\n", "timeline.1.at.at",
      "2026-03-02T14:20"),
    Way(
      "# T\n\n## Timeline\n\nAll times in CET\n\n### Mar 2 2026 08:59\n\nIt broke.\n", "timeline.0.at.at",
      "2026-03-02T08:59+01:00"),
    Way(
      "# T\n\n## Timeline\n\nAll times in PST (UTC-7)\n\n### 2026-03-02 ca. 11:20\n\nx\n", "timeline.0.at.at",
      "2026-03-02T11:20-07:00"),
    Way(
      "# T 2026-03-02\n\n## Timeline\n\n- **16:58 UTC** - The queue fills\n- **17:02 UTC** - A deploy\n",
      "timeline.1.event", "A deploy"),
    Way("# T\n\n## Timeline\n\n- `May 31, 2026` deployed\n- `07:35` funded\n", "timeline.1.at.at", "2026-05-31T07:35"),
    Way(
      "# T\n\n**Date**: 2026-11-25\n\n## Timeline\n\n* 11/25\n  * 15:00 - released\n* 11/26\n  * 00:28 - sent in\n",
      "timeline.1.at.at", "2026-11-26T00:28"),
    Way(
      "# T\n\n## Timeline\n\n| Day | Time (UTC) | Event |\n|---|---|---|\n| 2026-03-12 | 15:57 | halts |\n",
      "timeline.0.at.at", "2026-03-12T15:57Z"),
    Way(
      "# T\n\n## Timeline\n\n| Date and Time in CET | Event |\n|---|---|\n| 2026-03-12 08:24 | A warning |\n",
      "timeline.0.at.at", "2026-03-12T08:24+01:00"),
    Way(
      "# T\n\n## Timeline\n\n| Time | Event | Phase |\n|---|---|---|\n| Before | set up | Before |\n| 2026-03-12 08:24 | x | Identify |\n",
      "timeline.count", "2"),
    Way(
      "# T\n\n## Timeline\n\n**12 March 2026:**\n\n13:50 GST: seen\n\n14:00 GST: looked at\n", "timeline.1.at.at",
      "2026-03-12T14:00+04:00"),
    Way(
      "# T\n\n## Timeline\n\n12 March 2026\n\n15.03 alerts for errors\n\n15.15 (approx) a copy began\n",
      "timeline.1.at.at", "2026-03-12T15:15"),
    Way(
      "# T\n\n## Timeline\n\n- 2026-03-12 0251: a wrong block\n- 2026-03-12 0300: found\n", "timeline.0.at.at",
      "2026-03-12T02:51"),
    Way(
      "# T\n\n## Timeline\n\n15:27 - changed<br> 21:14 - it took effect<br> 21:20 - first mail\n\n**Date**: 2026-03-12",
      "timeline.count", "3"),
    Way(
      "# T\n\n**Update 27.08.2026 10:00**\n\n## Notes\n\n- 27.08.2026 10:00 a\n- 27.08.2026 11:00 b\n- 27.08.2026 12:00 c\n",
      "timeline.count", "3"),
    Way(
      "# T\n\n## Timeline\n\n- **14:05** - x\n\n```\n15:00 a log\n```\n\n- **14:09** - y\n\n**Date**: 2026-03-12",
      "timeline.count", "2"),
    Way(
      "# T\n\n- **Key events**\n  - First detected 2026-01-22 11:57\n  - Resolved 2026-01-22 14:38\n- **Time to resolve**: 2h 41m\n- **Impact**: two sites were away\n",
      "detectedAt.at", "2026-01-22T11:57"),
  ]

  static let dates: [Way] = [
    Way(
      "# T\n\n- Date: 2026-Feb-07\n\n## Timeline\n\n- Feb 7 1506 UTC: w\n- Feb 8 0117 UTC: x\n- 1324 UTC: y\n",
      "timeline.1.at.at", "2026-02-08T01:17Z"),
    Way("# T\n\n- Date: 2026-Feb-07\n\n## Timeline\n\n- Feb 9 1924 UTC: x\n", "timeline.0.at.at", "2026-02-09T19:24Z"),
    Way(
      "# T\n\n## Timeline\n\n- January 13th, 2026 - 21:00 UTC - load rises\n", "timeline.0.at.at", "2026-01-13T21:00Z"),
    Way("# T\n\n## Timeline\n\n- January 13th, 2026 - 21:00 UTC - load rises\n", "timeline.0.event", "load rises"),
    Way(
      "# T\n\n1. **May 14, 2026 08:32 (UTC)** a call\n2. **09:42 (UTC)** x\n3. **10:02 (UTC)** y\n", "timeline.0.at.at",
      "2026-05-14T08:32Z"),
    Way(
      "# Ausfall\n\n**Datum**: 22.07.2026\n\n## Verlauf\n\n| Wann | Was |\n|---|---|\n| **20.07., 11:00** | bricht ab |\n",
      "timeline.0.at.at", "2026-07-20T11:00"),
    Way(
      "# T\n\n## Timeline\n\n2026-09-23 **(all times in UTC-5)**\n\n- 09:00 a report\n", "timeline.0.at.at",
      "2026-09-23T09:00-05:00"),
    Way(
      "# 障害\n\n**発生日**: 2026-03-02\n\n## 時系列\n\n### 第1回（06:00頃）\n\n1. 出す\n\n### 第2回（07:10頃）\n\n1. 戻す\n",
      "timeline.1.at.at", "2026-03-02T07:10"),
    Way("# Outage 5-26-21\n\nx", "date", "2021-05-26"),
    Way(
      "# T\n\nOn January 3th, 2026 at about 12:30 UTC response times rose and the site was down.", "date", "2026-01-03"),
    Way("---\ndate: 2026-09-01 10:00:00\n---\n\n# T of 2026-08-30\n\nx", "date", "2026-08-30"),
    Way("---\ndate: 2026-09-01 10:00:00\n---\n\n# T\n\nx", "date", "2026-09-01"),
    Way("# T\n\nNothing says when.", "date", nil),
  ]

  static let clocks: [Way] = [
    Way(
      "# T\n\nOn April 26, 2026 between the hours of 1900 and 2100 UTC the network was degraded.", "endedAt.at",
      "2026-04-26T21:00Z"),
    Way("# T\n\n## 発生日時\n2026年11月25日午後3時\n", "startedAt.at", "2026-11-25T15:00"),
    Way("# T\n\n影響期間: 2026-03-19 〜 2026-03-23\n", "endedAt.at", "2026-03-23"),
    Way("# T\n\n**Start**: 2026-03-19 at 3:26pm PDT\n", "startedAt.at", "2026-03-19T15:26-07:00"),
    Way(
      "# T\n\n**Duration:** 5 hours 26 minutes (10:45 - 16:11 UTC)\n\n**Date**: 2026-03-19\n", "startedAt.at",
      "2026-03-19T10:45Z"),
  ]

  static let actions: [Way] = [
    Way("# T\n\n## Action items\n\n### Process\n\n- Write it down\n\n### Testing\n\n- Test it\n", "actions.count", "2"),
    Way("# T\n\n## Follow-ups\n\n1. Tell everybody (DONE)\n", "actions.0.status", "done"),
    Way(
      "# T\n\n## Prevention\n\n- **Action Item**: Close connections. [Priority: High]\n", "actions.0.action",
      "Close connections."),
    Way(
      "# T\n\n## Prevention\n\n- **Action Item**: Close connections. [Priority: High]\n", "actions.0.priority", "High"),
    Way(
      "# T\n\n# Action items\n\n### 1) Better alerts `@ann` [detect]\n\nOn every host.\n\n### 2) A note `@bo`\n\nDone.\n",
      "actions.0.owner.name", "@ann"),
    Way("# T\n\n## Next steps\n\n- ✅ Reverted the change\n- Tell users\n", "actions.0.status", "done"),
    Way(
      "# T\n\n## Next steps\n\n- [ ] Watch the lag [#71](https://g.example/71)\n", "actions.0.link",
      "https://g.example/71"),
    Way("# T\n\n## Next steps\n\n- Watch the lag (OPS-145)\n", "actions.0.link", "OPS-145"),
    Way(
      "# T\n\n## Next steps\n\n- Watch the lag ([#71])\n\n[#71]: https://g.example/71\n", "actions.0.link",
      "https://g.example/71"),
    Way(
      "# T\n\n## Remediation\n\n### Immediate Actions (Completed)\n\n- Timeouts raised\n", "actions.0.status", "done"),
    Way("# T\n\n## Next steps\n\n- **Version tests**: run them. Owner: @ann\n", "actions.0.owner.name", "@ann"),
    Way("# T\n\n## Next steps\n\n- @ann will write a test\n", "actions.0.owner.name", "@ann"),
    Way(
      "# T\n\n## Corrective Actions\n\n| Action | Expected Date | Status |\n|---|---|---|\n| Bind it | Jul 17, 2026 | To Do |\n",
      "actions.0.due", "2026-07-17"),
    Way(
      "# T\n\n## Action items\n\nEvery item should have an issue.\n\n### Technical\n\n1. Fix it\n", "actions.count", "1"
    ),
    Way(
      "# T\n\n## Recovery\n\nGoing forward, we will do the following:\n\n- Watch the lag\n- Raise the limits\n",
      "actions.count", "2"),
    Way("# T\n\n## Ideas\n\n- We will watch the lag\n- We will raise the limits\n", "actions.count", "2"),
    Way(
      "# T\n\n## Follow-up\n\n1. **Enhance alerts**\n   - **Description:** watch routes\n", "actions.0.action",
      "**Enhance alerts**\n- **Description:** watch routes"),
    Way("# T\n\n**TO" + "DO**: a close watch on the disk\n", "actions.0.action", "a close watch on the disk"),
  ]

  static let plans: [Way] = [
    Way("# T\n\n## Prevention\n\nWe have no idea yet.\n", "actions.count", "0"),
    Way("# T\n\n## Maßnahmen\n\n**Erledigt:** Der Alarm erreicht zwei Leute.\n", "actions.0.status", "done"),
    Way(
      "# T\n\n## Maßnahmen\n\n| Was | Status |\n|---|---|\n| Alarm prüfen | In Arbeit |\n", "actions.0.status",
      "in-progress"),
    Way("# 障害\n\n## 再発防止策\n\n| 内容 | 状態 |\n|---|---|\n| 監視する | 対応済み |\n", "actions.0.status", "done"),
    Way(
      "# T\n\n## Follow-up\n\nThe alarm should reach two people.\n\nWe could keep a spare key.\n", "actions.1.action",
      "We could keep a spare key."),
    Way(
      "# T\n\n## Actions already taken\n\nWe have raised the limit.\n", "actions.0.action", "We have raised the limit."),
    Way("# T\n\n## Action items\n\nExamples:\n\n1. any fix that helps\n", "actions.count", "0"),
    Way(
      "# T\n\n## Actions\n\n| What | Owner |\n|---|---|\n| Mend it | Ann |\n| ... another | ?? |\n", "actions.count",
      "1"),
  ]

  static let lists: [Way] = [
    Way(
      "# T\n\n## Lessons Learned\n\n- 👍 What went well:\n  - Quick\n- Where I have been lucky:\n  - Sunday\n- Other lessons\n  - Ask\n",
      "wentWell.0.what", "Quick"),
    Way(
      "# T\n\n## Lessons Learned\n\n- What went well:\n  - Quick\n- Where I have been lucky:\n  - Sunday\n",
      "gotLucky.0",
      "Sunday"),
    Way(
      "# T\n\n## Lessons learnt\n\n### What went well\n\n1. Quick\n\n### What went wrong\n\n1. Late\n2. Loud\n",
      "wentWrong.count", "2"),
    Way("# T\n\n## Lessons learnt\n\n### What went well\n\n1. Quick\n", "lessons.count", "0"),
    Way("# T\n\n## Lessons\n\nOne thing.\n\nAnother thing.\n", "lessons.count", "2"),
    Way("# T\n\n## What Went Well:\n\nFor example,\n\n- Quick\n", "wentWell.count", "1"),
    Way("# T\n\nWhere we got lucky:\n\n- It was Sunday\n", "gotLucky.0", "It was Sunday"),
    Way("# T\n\n## What went well & where did we get lucky\n\n- Small\n", "wentWell.0.what", "Small"),
    Way("# T\n\n## Attendees\n\n- Ann Lee\n- Bo Chen\n", "meeting.attendees.1.name", "Bo Chen"),
    Way("# T\n\n## What went wrong\n\n- **Late**: nobody looked\n", "wentWrong.0.title", "Late"),
  ]

  static let causes: [Way] = [
    Way(
      "# T\n\n## Root Causes\n\n- The certificate ended\n- Nobody knew\n", "cause.statement",
      "- The certificate ended\n- Nobody knew"),
    Way("# T\n\n## Root cause and trigger\n\nGrowth.\n", "cause.statement", "Growth."),
    Way(
      "# T\n\n**Impact:** all were out. **Root cause:** a typo in the route table. **Mitigation:** put back.\n\nMore.",
      "cause.statement", "a typo in the route table."),
    Way("# T\n\n## Contributing Factors\n\n- No lock on versions\n", "cause.factors.0.name", "No lock on versions"),
    Way(
      "# T\n\n## Five Whys\n\n1. **Why did it stop?**\n   → Nothing came in\n", "cause.whys.0.answer", "Nothing came in"
    ),
    Way(
      "# T\n\n## Root Cause\n\n### Why it failed\n\nA race.\n\n### The deploy\n\nToo early.\n", "cause.statement",
      "### The deploy\n\nToo early."),
  ]

  static let languages: [Way] = [
    Way(
      "# Ausfall\n\n## Zeitlicher Ablauf\n\n- 14:05 Alarm\n- 14:20 behoben\n\n**Datum**: 12.03.2026\n",
      "timeline.count", "2"),
    Way("# Ausfall\n\n## Maßnahmen\n\n- Prüfen\n", "actions.0.action", "Prüfen"),
    Way("# Panne\n\n## Ce qui s'est bien passé\n\n- Vite vu\n", "wentWell.0.what", "Vite vu"),
    Way("# Caída\n\n## Causa raíz\n\nUn certificado.\n", "cause.statement", "Un certificado."),
    Way("# Queda\n\n## Lições aprendidas\n\n- Testar\n", "lessons.0.lesson", "Testar"),
    Way("# 障害\n\n## 再発防止策\n\n- 監視する\n", "actions.0.action", "監視する"),
    Way("# 障害\n\n## 運が良かったこと\n\n- 夜だった\n", "gotLucky.0", "夜だった"),
    Way("# 故障\n\n## 根本原因\n\n配置错误。\n", "cause.statement", "配置错误。"),
  ]

  static let courses: [Way] = [
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 restarted in order to get it back up\n- 14:30 rolled back in order to stop it\n",
      "resolvedAt.at", nil),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 restarted\n- 14:30 rolled back in order to stop it\n- 14:40 over\n",
      "mitigatedAt.at", "2026-03-02T14:30"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n### Recovery (14:00)\n\n- 14:00 begun\n- 14:30 over\n", "timeline.1.at.at",
      "2026-03-02T14:30"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 deploy failed\n- 14:05 PagerDuty alert\n- 14:30 rolled back\n- 14:40 service restored\n",
      "detectedAt.at", "2026-03-02T14:05"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 deploy failed\n- 14:05 PagerDuty alert\n- 14:30 rolled back\n- 14:40 service restored\n",
      "mitigatedAt.at", "2026-03-02T14:30"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 deploy failed\n- 14:05 PagerDuty alert\n- 14:30 rolled back\n- 14:40 service restored\n",
      "resolvedAt.at", "2026-03-02T14:40"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 deploy failed\n- 14:05 PagerDuty alert\n- 14:30 rolled back\n- 14:40 service restored\n",
      "startedAt.at", "2026-03-02T14:00"),
    Way(
      "# 2026-03-02 T\n\n## Timeline\n\n- 14:00 rollback attempted\n- 14:05 the rollback failed\n", "mitigatedAt.at",
      nil),
  ]

  static let sentences: [Way] = [
    Way(
      "# T 2026-02-15\n\n## Detection\n\nThe watchdog saw it at 2026-02-15 09:41:30 UTC.\n", "detectedAt.at",
      "2026-02-15T09:41:30Z"),
    Way("# T 2026-02-15\n\n## Evidence\n\n- Frames sent: 16:51–16:59 UTC\n", "startedAt.at", nil),
    Way(
      "# T\n\nOn September 29, 2026 the service had an outage lasting 1 hour and 48 minutes, from 16:58 to 18:46 UTC.",
      "startedAt.at", "2026-09-29T16:58Z"),
    Way("# T\n\nOn September 29, 2026 the service was down for 45 minutes.", "durationStated", "45"),
    Way("# T 2026-02-15\n\nAt 09:30 UTC, the shop began returning errors.", "startedAt.at", "2026-02-15T09:30Z"),
  ]

  static let absent: [Way] = [
    Way("# T\n\n## Action items\n\nNone.\n", "actions.count", "0"),
    Way("# T\n\n## What went wrong\n", "wentWrong.count", "0"),
    Way("# T\n\nWe care about reliability.\n\n## Next steps\n\nWe keep working on it.\n", "actions.count", "0"),
    Way("# T\n\n1. [![x](/a.svg)](https://s.example/x)\n", "actions.count", "0"),
  ]
}
