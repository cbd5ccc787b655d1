import Debrief

/// GitLab: an issue or an incident of its REST API that is used as a post-mortem. Its notes, which another call answers,
/// may stand in it as a list under `notes`.
enum GitLab: Export {
  static let tool = "GitLab"

  static func recognises(_ json: JSON) -> Bool {
    json["iid"] != nil && json["project_id"] != nil && json["title"] != nil
  }

  static func key(_ json: JSON) -> String? { json["iid"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    skipItsOwn(&payload)
    let address = payload.text("web_url")
    draft.review.id = id(address, payload.text("iid"))
    draft.review.issueLink = address
    draft.review.title = payload.text("title")
    draft.add(document: payload.text("description"), from: "the issue")
    if payload.peek("severity")?.string?.key == "unknown" { payload.skip("severity") }
    draft.review.severity = payload.severity("severity")
    draft.read(labels: payload.names("labels", "name"))
    people(&payload, &draft)
    draft.review.createdAt = payload.moment("created_at")
    draft.review.status = payload.choice("state", ["opened": "draft", "closed": "final"])
    draft.addMilestone(of: &payload)
    payload.each("notes") { note in
      let name = note.person("author", "name")?.name
      draft.add(comment: note.text("body"), by: name, at: note.moment("created_at"))
      note.skip("id", "type", "updated_at", "system", "noteable_id", "noteable_type", "noteable_iid", "project_id")
      note.skip("resolvable", "confidential", "internal", "imported", "imported_from", "commands_changes", "attachment")
    }
  }

  private static func people(_ payload: inout Payload, _ draft: inout Draft) {
    draft.review.authors = [payload.person("author", "name", handle: "username")].compactMap { $0 }
    draft.assign(payload.people("assignees", "name", handle: "username"))
    draft.review.owner = draft.review.owner ?? payload.person("assignee", "name", handle: "username")
    payload.skip("assignee")
  }

  /// `group/project#12`: a number alone is in every project.
  private static func id(_ address: String?, _ number: String?) -> String? {
    guard let number, let address, let start = address.range(of: "://") else { return nil }
    let parts = address[start.upperBound...].split(separator: "/").dropFirst()
    guard let end = parts.firstIndex(where: { $0 == "-" || $0 == "issues" }), end > parts.startIndex else { return nil }
    return parts[..<end].joined(separator: "/") + "#" + number
  }

  private static func skipItsOwn(_ payload: inout Payload) {
    payload.skip("id", "project_id", "updated_at", "references", "_links", "time_stats", "task_completion_status")
    payload.skip("user_notes_count", "merge_requests_count", "upvotes", "downvotes", "subscribed", "has_tasks")
    payload.skip("discussion_locked", "moved_to_id", "imported", "imported_from", "blocking_issues_count", "type")
  }
}
