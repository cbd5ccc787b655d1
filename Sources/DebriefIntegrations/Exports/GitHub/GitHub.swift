import Debrief

/// GitHub: an issue of its REST API that is used as a post-mortem. Its comments, which another call answers, may stand
/// in it as a list under `comments`.
enum GitHub: Export {
  static let tool = "GitHub"

  static func recognises(_ json: JSON) -> Bool {
    json["number"] != nil && json["title"] != nil
      && (json["repository_url"] ?? json["comments_url"]) != nil && json["html_url"] != nil
  }

  static func key(_ json: JSON) -> String? { json["number"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    skipItsOwn(&payload)
    let address = payload.text("html_url")
    draft.review.id = id(address, payload.text("number"))
    draft.review.issueLink = address
    draft.review.title = payload.text("title")
    draft.add(document: payload.text("body"), from: "the issue")
    draft.read(labels: payload.names("labels", "name"))
    people(&payload, &draft)
    draft.review.createdAt = payload.moment("created_at")
    draft.review.status = payload.choice("state", ["open": "draft", "closed": "final"])
    draft.addMilestone(of: &payload)
    if payload.peek("comments")?.elements == nil { return payload.skip("comments") }
    payload.each("comments") { comment in
      let name = comment.person("user", "login")?.name
      draft.add(comment: comment.text("body"), by: name, at: comment.moment("created_at"))
      comment.skip("id", "node_id", "url", "html_url", "issue_url", "updated_at", "author_association", "reactions")
      comment.skip("performed_via_github_app")
    }
  }

  private static func people(_ payload: inout Payload, _ draft: inout Draft) {
    draft.review.authors = [payload.person("user", "login", handle: "login")].compactMap { $0 }
    draft.assign(payload.people("assignees", "login", handle: "login"))
    payload.skip("assignee")
  }

  /// `owner/repository#12`: a number alone is in every repository.
  private static func id(_ address: String?, _ number: String?) -> String? {
    guard let number else { return nil }
    let parts = (address ?? "").split(separator: "/").map(String.init)
    guard let place = parts.firstIndex(where: { $0 == "issues" || $0 == "pull" }), place >= 2 else { return nil }
    return "\(parts[place - 2])/\(parts[place - 1])#\(number)"
  }

  private static func skipItsOwn(_ payload: inout Payload) {
    payload.skip("id", "node_id", "url", "repository_url", "labels_url", "comments_url", "events_url", "timeline_url")
    payload.skip("updated_at", "locked", "active_lock_reason", "author_association", "reactions", "draft", "repository")
    payload.skip("performed_via_github_app", "sub_issues_summary", "issue_dependencies_summary")
  }
}
