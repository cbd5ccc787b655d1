/// Columns by their headers.
enum Columns {
  static func of(_ header: String, in shape: RecordShape) -> String? {
    let plain = Sections.plain(header)
    if let field = shape.field(named: Wording.header(plain)), field.name != "id" { return field.name }
    if let field = own[shape.name]?[Wording.header(plain)] { return field }
    guard plain.contains("(") || plain.contains("/") || plain.contains("（") else { return nil }
    return plain.split { "()/（）".contains($0) }.lazy.compactMap { part -> String? in
      let key = Wording.header(part)
      return shape.field(named: key).flatMap { $0.name == "id" ? nil : $0.name } ?? own[shape.name]?[key]
    }.first
  }

  static func isTime(_ header: String) -> Bool {
    let key = Wording.header(Sections.plain(header))
    return of(header, in: Entry.shape) == "at" && !isDay(header)
      || key.split(separator: " ").contains { ["time", "timestamp", "when"].contains($0) } && key.utf8.count < 40
  }

  static func isDay(_ header: String) -> Bool {
    ["date", "day", "datum", "fecha", "data", "日付", "日期"].contains(Wording.header(Sections.plain(header)))
  }

  static func isDue(_ header: String) -> Bool { of(header, in: ActionItem.shape) == "due" && !isTime(header) }

  /// "Time (UTC)", "Date and Time in CET", "時刻 (JST)".
  static func zone(_ header: String) -> String? {
    let plain = Sections.plain(header)
    if let zone = Reading.zone(in: plain.replacing("（", with: "(").replacing("）", with: ")")) { return zone }
    return plain.split { " ()[],/（）".contains($0) }.map(String.init).last {
      $0.count > 1 && $0 == $0.uppercased() && ZoneNames.read($0) != nil
    }
  }

  private static let own: [String: [String: String]] = [
    Entry.noun: table([
      "at": [
        "time", "date", "timestamp", "datetime", "date and time", "when", "zeitpunkt", "heure", "hora", "horario",
        "horário", "時刻", "時間", "日時", "时间", "时刻", "date heure", "fecha y hora", "data e hora", "zeit", "datum",
        "date time", "日付", "日期", "uhrzeit",
      ],
      "event": [
        "event", "description", "what", "state", "detail", "details", "activity", "what happened", "comment", "notes",
        "action", "ereignis", "beschreibung", "événement", "description", "evento", "descripción", "descrição",
        "イベント", "内容", "出来事", "事象", "事件", "描述", "说明", "経緯", "経過", "update", "message", "entry",
      ],
      "owner": [
        "who", "owner", "actor", "person", "by", "wer", "qui", "quién", "quem", "担当", "人员", "处理人", "author", "対応者",
      ],
      "phase": ["phase", "stage", "phasen", "fase", "フェーズ", "阶段"],
      "source": ["source", "evidence", "quelle"], "link": ["link", "links"],
    ]),
    ActionItem.noun: table([
      "action": [
        "action", "action item", "task", "description", "item", "what", "todo", "title", "improvement", "measure",
        "recommendation", "maßnahme", "aufgabe", "beschreibung", "acción", "tarea", "descripción", "medida", "ação",
        "tarefa", "descrição", "アクション", "対策", "内容", "対応", "対応内容", "タスク", "措施", "行动", "行动项", "改进措施", "任务",
        "改进项", "事项", "follow up", "name", "work item", "mesure", "tâche", "remediation", "follow-up", "summary",
        "issue title", "再発防止策", "項目", "施策",
      ],
      "owner": [
        "owner", "who", "assignee", "responsible", "assigned to", "dri", "team", "owner team", "person", "lead",
        "verantwortlich", "zuständig", "responsable", "propriétaire", "responsável", "担当", "担当者", "责任人", "负责人",
        "オーナー", "owners", "responsible party", "point of contact", "poc", "contact", "wer", "qui",
      ],
      "due": [
        "due", "due date", "deadline", "eta", "target date", "by when", "expected date", "target", "when",
        "completion date", "target milestone", "milestone", "expected completion", "frist", "fällig", "fällig am",
        "bis", "échéance", "date limite",
        "fecha", "fecha límite", "plazo", "prazo", "data limite", "期限", "期日", "截止日期", "截止时间", "完成时间", "预计完成时间", "date",
        "計画", "予定日", "完了予定日", "termin",
      ],
      "status": [
        "status", "state", "done", "progress", "estado", "statut", "stand", "状態", "ステータス", "状态", "进度", "進捗",
        "completed",
        "situação", "état",
      ],
      "priority": ["priority", "prio", "priorität", "priorité", "prioridad", "prioridade", "優先度", "优先级", "p"],
      "category": ["type", "category", "kind", "tipo", "typ", "種別", "类型", "catégorie", "categoría", "分類", "カテゴリ"],
      "link": [
        "link", "issue", "ticket", "jira", "bug", "tracking", "pr", "tracker", "url", "tracking issue", "github issue",
        "tracking bug", "issue link", "reference", "チケット",
      ],
      "key": ["id", "no", "nr", "number", "番号", "编号", "序号"],
    ]),
  ]

  private static func table(_ fields: [String: [String]]) -> [String: String] {
    var found: [String: String] = [:]
    for (field, names) in fields.sorted(by: { $0.key < $1.key }) {
      for name in names { found[Wording.header(name)] = field }
    }
    return found
  }
}
