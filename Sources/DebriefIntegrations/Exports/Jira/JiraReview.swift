import Debrief

/// Jira: a post-incident review as its Operations API holds it, with a description in Markdown.
enum JiraReview: Export {
  static let tool = "Jira"

  static func recognises(_ json: JSON) -> Bool {
    json["schemaVersion"] != nil && json["reviews"]?.elements != nil && json["updateSequenceNumber"] != nil
  }

  static func key(_ json: JSON) -> String? { json["id"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    payload.skip("schemaVersion", "updateSequenceNumber", "lastUpdated")
    draft.review.id = payload.text("id")
    draft.review.title = payload.text("summary")
    draft.add(document: payload.text("description"), from: "the description")
    draft.review.createdAt = payload.moment("createdDate")
    if payload.peek("status")?.string == "unknown" { payload.skip("status") }
    draft.review.status = payload.choice("status", ["in progress": "draft"])
    draft.review.links += [payload.link("url", "Post-incident review", LinkKind("internal-docs"))].compactMap { $0 }
    draft.review.related = payload.names("reviews").map { incident in
      var related = RelatedIncident()
      related.id = incident
      related.relationship = "Reviewed here"
      return related
    }
    payload.each("associations") { association in
      guard association.peek("associationType")?.string == "issueIdOrKeys" else { return }
      draft.review.links += association.names("values").map { key in
        var link = Link()
        link.title = key
        link.kind = LinkKind("ticket")
        return link
      }
      association.skip("associationType")
    }
  }
}
