import Debrief

extension Jira {
  /// Custom fields by their names; one without a name stays as it is.
  static func custom(_ fields: inout Payload, _ names: JSON?, _ draft: inout Draft) {
    let names = Dictionary((names?.members ?? []).map { ($0.name, $0.value.string) }) { first, _ in first }
    var taken: [String] = []
    for member in fields.rest where member.name.hasPrefix("customfield_") && member.value != .null {
      guard let name = names[member.name] ?? nil, let text = text(member.value) else { continue }
      let words = WikiText.isWiki(text) ? WikiText.markdown(text) : text
      if name.key == "severity", draft.review.severity == nil {
        draft.review.severity = Severity(export: words)
      } else {
        draft.add(section: name, words)
      }
      taken.append(member.name)
    }
    fields.skip(all: taken)
  }

  /// A text, a number, an option, somebody, a document, or a list of such.
  private static func text(_ json: JSON) -> String? {
    if let markdown = RichText.markdown(json) { return markdown }
    if let elements = json.elements {
      let texts = elements.map(text)
      return texts.contains(nil) || texts.isEmpty ? nil : texts.compactMap { $0 }.joined(separator: "\n")
    }
    return json.scalar ?? ["value", "displayName", "name"].lazy.compactMap { json[$0]?.string }.first
  }

  /// Sub-tasks are work to be done; linked issues are other incidents, or tickets.
  static func issues(_ fields: inout Payload, _ draft: inout Draft) {
    fields.each("subtasks") { task in
      var action = ActionItem()
      action.key = task.text("key")
      _ = task.within("fields") { inner in
        action.action = inner.prose("summary")
        let status = inner.peek("status")
        action.status = status?["name"]?.string.map { state($0, status?["statusCategory"]?["key"]?.string) }
        inner.skip("status", "issuetype", "priority")
      }
      task.skip("id", "self")
      draft.review.actions.append(action)
    }
    fields.each("issuelinks") { link in
      for (side, words) in [("outwardIssue", "outward"), ("inwardIssue", "inward")] {
        guard let issue = link.peek(side), let key = issue["key"]?.string else { continue }
        let relation = link.peek("type")?[words]?.string
        link.skip(side)
        draft.add(issue: key, issue["fields"], relation)
      }
      if link.peek("outwardIssue") == nil, link.peek("inwardIssue") == nil { link.skip("id", "self", "type") }
    }
  }

  private static func state(_ name: String, _ category: String?) -> ActionStatus {
    let kinds = ["new": "open", "indeterminate": "in-progress", "done": "done"]
    return ActionStatus(ActionStatuses.words.word(name)?.id ?? category.flatMap { kinds[$0] } ?? name)
  }

  static func comments(_ fields: inout Payload, _ draft: inout Draft) {
    _ = fields.within("comment") { list in
      list.skip("self", "maxResults", "startAt", "total")
      list.each("comments") { comment in
        let name = comment.person("author", "displayName", "name")?.name
        let body = markdown(&comment, "body")
        draft.add(comment: body, by: name, at: comment.moment("created"))
        comment.skip("id", "self", "updateAuthor", "updated", "jsdPublic", "visibility")
      }
    }
    fields.each("attachment") { file in
      guard let name = file.text("filename") else { return }
      draft.review.links += [file.link("content", name)].compactMap { $0 }
      file.skip("id", "self", "author", "created", "size", "mimeType", "thumbnail")
    }
  }
}

extension Draft {
  /// With the words of the link: “is caused by”.
  fileprivate mutating func add(issue key: String, _ fields: JSON?, _ relation: String?) {
    let summary = fields?["summary"]?.string
    let type = fields?["issuetype"]?["name"]?.string ?? ""
    let status = fields?["status"]?["name"]?.string.map { " (\($0))" } ?? ""
    var related = RelatedIncident()
    related.id = key
    let words = [relation, summary.map { $0 + status }].compactMap { $0 }.joined(separator: ": ")
    related.relationship = words.isEmpty ? nil : Prose(words)
    if type.isEmpty || type.lowercased().contains("incident") { return review.related.append(related) }
    add(passage: "Linked issue \(key)", [type, words].filter { !$0.isEmpty }.joined(separator: ", "))
  }
}
