// The documented sets of choices. A line is a choice: its public id, its words, and how else people write it.

package enum IncidentStatuses: Vocabulary {
  package static let words = Words(
    "incident status",
    [
      Word("investigating"), Word("identified"), Word("mitigated"), Word("resolved", aliases: ["fixed"]),
      Word("closed"),
    ])
}
package typealias IncidentStatus = Choice<IncidentStatuses>

package enum Statuses: Vocabulary {
  package static let words = Words(
    "review status",
    [
      Word("draft"), Word("in-review", "In Review", aliases: ["review", "under review"]), Word("approved"),
      Word("final", aliases: ["complete", "completed", "published", "done"]),
    ])
}
package typealias Status = Choice<Statuses>

package enum Phases: Vocabulary {
  package static let words = Words(
    "phase",
    [
      Word("detection"), Word("investigation", aliases: ["response"]), Word("mitigation"), Word("resolution"),
      Word("after", aliases: ["follow-up"]),
    ])
}
package typealias Phase = Choice<Phases>

package enum Milestones: Vocabulary {
  package static let words = Words(
    "milestone",
    [
      Word("first-signal", "First signal"),
      Word("detected", "Detected", aliases: ["Initial Detection", "Issue first detected", "Issue detected"]),
      Word("alerted", "Alert triggered", aliases: ["First alert triggered"]),
      Word("notified", "Engineer notified"),
      Word("acknowledged", "Acknowledged", aliases: ["On-call engineer acknowledged"]),
      Word("declared", "Incident declared"),
      Word(
        "investigating", "Investigation started", aliases: ["Investigation began", "Initial investigation started"]),
      Word(
        "cause-identified", "Root cause identified", aliases: ["Root cause found", "Cause found", "Cause identified"]),
      Word("mitigation-started", "Mitigation started"),
      Word("resolution-attempted", "Resolution attempted"),
      Word("mitigated", "Mitigation applied", aliases: ["Mitigated"]),
      Word("restored", "Service restored", aliases: ["Service recovered", "Service back", "Back to normal"]),
      Word("resolved", "Incident declared resolved", aliases: ["Incident resolved"]),
      Word("closed", "Incident closed", aliases: ["All-clear declared"]),
    ])
}
package typealias Milestone = Choice<Milestones>

package enum DetectionMethods: Vocabulary {
  package static let words = Words(
    "way of detection",
    [
      Word("monitoring-alert", "Monitoring alert", aliases: ["Automated monitoring alert", "Monitoring"]),
      Word("user-report", "User report", aliases: ["Customer report"]),
      Word("internal-user", "Internal user noticed", aliases: ["Internal user"]),
      Word("scheduled-check", "Scheduled health check", aliases: ["Scheduled check"]),
      Word("third-party", "Third-party notification", aliases: ["Third party"]),
      Word("other"),
    ])
}
package typealias DetectionMethod = Choice<DetectionMethods>

package enum Experiences: Vocabulary {
  package static let words = Words(
    "user experience",
    [
      Word("users-could-not-access-the-service", "Users could not access the service"),
      Word("users-experienced-degraded-performance", "Users experienced degraded performance"),
      Word("users-received-incorrect-data", "Users received incorrect data"),
      Word("users-received-error-messages", "Users received error messages"),
      Word("subset-of-users-affected", "Subset of users affected"),
    ])
}
package typealias Experience = Choice<Experiences>

package enum Levels: Vocabulary {
  package static let words = Words("level", [Word("low"), Word("medium"), Word("high")])
}
package typealias Level = Choice<Levels>

package enum DataImpacts: Vocabulary {
  package static let words = Words("data impact", [Word("none"), Word("partial"), Word("significant")])
}
package typealias DataImpact = Choice<DataImpacts>

package enum FactorCategories: Vocabulary {
  package static let words = Words(
    "factor category", [Word("human"), Word("process"), Word("technical"), Word("environmental")])
}
package typealias FactorCategory = Choice<FactorCategories>

package enum LessonKinds: Vocabulary {
  package static let words = Words("kind of lesson", [Word("technical"), Word("process"), Word("communication")])
}
package typealias LessonKind = Choice<LessonKinds>

package enum DocumentationKinds: Vocabulary {
  package static let words = Words(
    "kind of documentation",
    [
      Word("runbook"), Word("sop", "SOP"),
      Word("architecture", aliases: ["Architecture docs", "Architecture documentation"]),
      Word("deployment-checklist", "Deployment checklist"), Word("troubleshooting-guide", "Troubleshooting guide"),
      Word("onboarding", aliases: ["Onboarding docs"]),
    ])
}
package typealias DocumentationKind = Choice<DocumentationKinds>

package enum TrainingKinds: Vocabulary {
  package static let words = Words(
    "kind of training",
    [
      Word("runbook", aliases: ["Runbook training"]), Word("process", aliases: ["Process training"]),
      Word("technical", aliases: ["Technical training"]),
      Word("escalation", aliases: ["Escalation procedure clarification", "Escalation procedure"]),
      Word("tool", aliases: ["Tool training"]),
    ])
}
package typealias TrainingKind = Choice<TrainingKinds>

package enum ActionStatuses: Vocabulary {
  package static let words = Words(
    "action status",
    [
      Word(
        "open",
        aliases: [
          "pending", "to do", "todo", "not started", "not done", "offen", "geplant", "ausstehend", "à faire", "ouvert",
          "en attente", "pendiente", "abierto", "por hacer", "pendente", "aberto", "a fazer", "未着手", "未対応", "未完了", "待办",
          "未开始", "待处理",
        ]),
      Word(
        "in-progress", "In Progress",
        aliases: [
          "started", "ongoing", "wip", "doing", "in Arbeit", "laufend", "in Bearbeitung", "en cours", "en curso",
          "en progreso", "em andamento", "em curso", "進行中", "対応中", "进行中",
        ]),
      Word(
        "done",
        aliases: [
          "complete", "completed", "closed", "finished", "erledigt", "abgeschlossen", "fertig", "umgesetzt", "terminé",
          "terminée", "fait", "hecho", "completado", "completada", "terminado", "feito", "concluído", "concluída", "完了",
          "対応済み", "済", "已完成", "完成",
        ]),
      Word(
        "wont-do", "Won't Do",
        aliases: [
          "wontdo", "wont fix", "cancelled", "canceled", "rejected", "dropped", "verworfen", "annulé", "cancelado",
          "descartado", "中止", "取消",
        ]),
    ])
}
package typealias ActionStatus = Choice<ActionStatuses>

package enum Priorities: Vocabulary {
  package static let words = Words("priority", [Word("P1", "P1"), Word("P2", "P2"), Word("P3", "P3")])
}
package typealias Priority = Choice<Priorities>

package enum Horizons: Vocabulary {
  package static let words = Words(
    "horizon",
    [
      Word("immediate", aliases: ["now", "today", "this week", "right away", "immediately", "at once"]),
      Word(
        "short-term", "Short-term",
        aliases: ["short", "soon", "next", "next week", "this month", "within a month", "this sprint"]),
      Word(
        "long-term", "Long-term",
        aliases: ["long", "later", "this quarter", "within a quarter", "next quarter", "this year"]),
    ])
}
package typealias Horizon = Choice<Horizons>

package enum ActionCategories: Vocabulary {
  package static let words = Words(
    "action category",
    [
      Word("prevention"), Word("detection"), Word("response"), Word("recovery"), Word("process"), Word("communication"),
      Word("training"),
    ])
}
package typealias ActionCategory = Choice<ActionCategories>

package enum Audiences: Vocabulary {
  package static let words = Words(
    "audience",
    [
      Word("internal"), Word("users", aliases: ["customers"]), Word("stakeholders"), Word("public"),
    ])
}
package typealias Audience = Choice<Audiences>

package enum AttachmentKinds: Vocabulary {
  package static let words = Words(
    "kind of attachment",
    [
      Word("timeline", aliases: ["Incident timeline (detailed)", "Incident timeline"]),
      Word("logs", aliases: ["Log excerpts", "Error logs"]), Word("chat", aliases: ["Chat logs"]),
      Word("graphs", aliases: ["Monitoring graphs"]), Word("configuration", aliases: ["Configuration changes"]),
      Word("code", aliases: ["Code changes"]), Word("communication", aliases: ["Communication logs"]), Word("metrics"),
      Word("customer-feedback", "Customer feedback"), Word("other"),
    ])
}
package typealias AttachmentKind = Choice<AttachmentKinds>

package enum LinkKinds: Vocabulary {
  package static let words = Words(
    "kind of link",
    [
      Word("ticket"), Word("error"), Word("dashboard"), Word("runbook"), Word("pull-request", "Pull request"),
      Word("tracker"), Word("internal-docs", "Internal docs"), Word("external-docs", "External docs"), Word("diagram"),
      Word("other"),
    ])
}
package typealias LinkKind = Choice<LinkKinds>

/// The boxes of 002's four groups and of 004's list, each named by its own words, with the nearest box elsewhere.
package enum FactorChoices: Vocabulary {
  package static let words = Words(
    "factor",
    [
      Word("lack-of-documentation"), Word("inadequate-training"), Word("communication-breakdown"),
      Word("misunderstanding-of-process"), Word("fatigue-overwork", "Fatigue/overwork"), Word("distraction"),
      Word("missing-checklist-item"), Word("inadequate-review-process"), Word("missing-approval-step"),
      Word("inadequate-testing"), Word("incomplete-documentation"), Word("no-change-control-process"),
      Word("undetected-bug-in-code"), Word("race-condition"), Word("resource-exhaustion"),
      Word("third-party-service-failure", "Third-party service failure"), Word("network-issue"), Word("database-issue"),
      Word("infrastructure-failure"), Word("production-configuration-issue"), Word("environment-variable-wrong"),
      Word("secret-misconfigured"), Word("permission-issue"),
      Word("missing-monitoring-alerting", "Missing monitoring/alerting"),
      Word("documentation-gaps"), Word("process-not-followed"), Word("configuration-error"), Word("human-error"),
      Word("third-party-dependency", "Third-party dependency"),
      Word("capacity-scaling-issue", "Capacity/scaling issue"),
      Word("other"),
    ])
}
package typealias FactorChoice = Choice<FactorChoices>
