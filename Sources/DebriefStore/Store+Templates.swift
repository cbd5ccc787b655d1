package import Debrief

// A team's own templates: each a setting of its own, and one that says whether any of them changed.
extension Store {
  /// Their mark, by which a change is known, and all of them by what people call them; nil where the mark is that one.
  package func templates(
    unless mark: String? = nil
  ) async throws -> (mark: String, templates: [TeamTemplate])? {
    try await database.read { db in
      try db.takeTime()
      let newest = try db.templateMark()
      guard newest != mark else { return nil }
      return (newest, try db.templates())
    }
  }

  /// - Parameter base: the digest of the text that this one is to replace; nil for a template that is new.
  /// - Throws: `StoreError.outdated` where another text stands there by now.
  package func keepTemplate(_ template: TeamTemplate, instead base: String?, _ event: Event) async throws {
    try await database.write { db in
      try db.lock("templates")
      let all = try db.templates()
      let known = all.first { $0.name == template.name }
      guard known?.digest == base else { throw Self.changedMeanwhile(template.name) }
      guard known != nil || all.count < TeamTemplate.most else {
        throw StoreError(
          .refused, "There are \(TeamTemplate.most) templates already", at: template.name,
          advice: "Remove one that nobody needs.")
      }
      guard known != template else { return }
      try db.set(Self.templatePrefix + template.name, template.json)
      try db.markTemplates()
      try db.audit(.settingChanged, event, "template", template.name + (known == nil ? ", new" : ""))
    }
  }

  /// Reviews that were written in it keep all that they say.
  package func removeTemplate(_ name: String, _ event: Event) async throws {
    try await database.write { db in
      try db.lock("templates")
      guard try db.templates().contains(where: { $0.name == name }) else { return }
      try db.run("DELETE FROM setting WHERE name = \(Self.templatePrefix + name)")
      try db.markTemplates()
      try db.audit(.settingChanged, event, "template", name + ", removed")
    }
  }

  fileprivate static let templatePrefix = "template/"
  fileprivate static let templatesMark = "templates"

  private static func changedMeanwhile(_ name: String) -> StoreError {
    StoreError(
      .outdated, "Somebody else changed this template meanwhile", at: name,
      advice: "Load it again and repeat the change.")
  }
}

extension Connection {
  fileprivate func templateMark() throws -> String {
    let row = try row("SELECT value FROM setting WHERE name = \(Store.templatesMark)")
    return try row?.json("value", of: Store.templatesMark)["mark"]?.string ?? ""
  }

  fileprivate func templates() throws -> [TeamTemplate] {
    try rows("SELECT name, value FROM setting WHERE name LIKE \(Store.templatePrefix + "%") ORDER BY name").map { row in
      let place = row.text("name") ?? ""
      let json = try row.json("value", of: place)
      let name = String(place.dropFirst(Store.templatePrefix.count))
      return TeamTemplate(name: name, label: json["label"]?.string ?? name, source: json["source"]?.string ?? "")
    }.sorted { ($0.label.key, $0.name) < ($1.label.key, $1.name) }
  }

  fileprivate func markTemplates() throws {
    let digests = try templates().map(\.digest).joined(separator: " ")
    try set(Store.templatesMark, ["mark": .string(Store.sha256(Array(digests.utf8)))])
  }
}

extension TeamTemplate {
  /// Of all that it says.
  package var digest: String { Store.sha256(Array("\(name)\n\(label)\n\(source)".utf8)) }

  fileprivate var json: JSON { ["label": .string(label), "source": .string(source)] }
}
