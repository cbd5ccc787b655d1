import Debrief

/// Jira: an issue of its REST API, such as a post-incident review of Jira Service Management, with its description in
/// Atlassian Document Format, wiki markup or Markdown. With `expand=names` its custom fields have their names.
enum Jira: Export {
  static let tool = "Jira"

  static func recognises(_ json: JSON) -> Bool {
    guard let fields = json["fields"], fields.members != nil, json["key"] != nil else { return false }
    return fields["summary"] != nil || fields["issuetype"] != nil
  }

  static func key(_ json: JSON) -> String? { json["key"]?.scalar }

  static func read(_ payload: inout Payload, into draft: inout Draft) {
    let names = payload.take("names")
    payload.skip("id", "self", "expand", "schema", "renderedFields", "operations", "editmeta", "transitions")
    payload.skip("changelog", "versionedRepresentations", "properties", "fieldsToInclude")
    draft.review.id = payload.text("key")
    _ = payload.within("fields") { fields in
      skipItsOwn(&fields)
      head(&fields, &draft)
      draft.add(document: markdown(&fields, "description"), from: "the description")
      draft.add(section: "Environment", markdown(&fields, "environment"))
      custom(&fields, names, &draft)
      issues(&fields, &draft)
      comments(&fields, &draft)
    }
  }

  private static func head(_ fields: inout Payload, _ draft: inout Draft) {
    draft.review.title = fields.text("summary")
    draft.review.owner = fields.person("assignee", "displayName", "name")
    draft.review.authors = [fields.person("reporter", "displayName", "name")].compactMap { $0 }
    draft.review.createdBy = fields.person("creator", "displayName", "name")
    draft.review.createdAt = fields.moment("created")
    draft.read(labels: fields.names("labels"))
    draft.review.services = fields.names("components", "name")
    status(&fields, &draft)
    for (member, label) in [("issuetype", "Issue type"), ("priority", "Priority")] {
      let name: String? = fields.within(member) { kind in
        defer { kind = Payload([:]) }
        return kind.text("name")
      }
      draft.add(detail: label, name)
    }
  }

  /// What a team calls its states says less than the three kinds that Jira sorts them into.
  private static func status(_ fields: inout Payload, _ draft: inout Draft) {
    guard let status = fields.peek("status"), let name = status["name"]?.string else { return }
    let kinds = ["new": "draft", "indeterminate": "in-review", "done": "final"]
    let known = Statuses.words.word(name)?.id ?? status["statusCategory"]?["key"]?.string.flatMap { kinds[$0] }
    draft.review.status = Status(known ?? name)
    if known != nil, Statuses.words.word(name) == nil { draft.add(detail: "Issue status", name) }
    fields.skip("status")
  }

  private static func skipItsOwn(_ fields: inout Payload) {
    fields.skip("project", "updated", "lastViewed", "watches", "votes", "worklog", "workratio", "timetracking")
    fields.skip("progress", "aggregateprogress", "timespent", "aggregatetimespent", "timeestimate", "security")
    fields.skip("aggregatetimeestimate", "timeoriginalestimate", "aggregatetimeoriginalestimate", "issuerestriction")
    fields.skip("statuscategorychangedate", "statusCategory", "thumbnail")
  }

  /// Whatever markup it is written in.
  static func markdown(_ fields: inout Payload, _ member: String) -> String? {
    fields.rich(member).map { WikiText.isWiki($0) ? WikiText.markdown($0) : $0 }
  }
}
