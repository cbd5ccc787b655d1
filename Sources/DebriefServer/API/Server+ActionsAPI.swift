package import Debrief
package import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func listActions(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    var filter = ActionFilter(for: context.viewer)
    filter.open = form["all"] == "true" ? nil : form["open"] != "false"
    filter.owners = owners(form, context)
    filter.dueUntil = form["due"].flatMap { CivilDate(iso: $0) }
    filter.text = form["q"] ?? ""
    let page = Page(limit: Self.number(form, "limit") ?? 50, cursor: form["cursor"])
    let (rows, next) = try await store.actions(filter, page: page)
    return json(.object(["actions": .array(rows.map(\.json)), "next": next.map(JSON.string)]))
  }

  func search(_ request: Request, _ context: Context) async throws -> Response {
    guard Form(query: request.uri)["q"] != nil else {
      throw ProblemDetails(
        .badRequest, "There is nothing to look for.",
        places: [ProblemDetails.Place(parameter: "q", detail: "it holds at least one word")])
    }
    return try await listed(request, context, sort: Sort(.relevance))
  }
}

extension ActionRow {
  package var json: JSON {
    .object([
      "review": .string(uid), "reviewID": reviewID.map(JSON.string), "reviewTitle": reviewTitle.map(JSON.string),
      "id": element.map(JSON.string), "key": key.map(JSON.string), "action": action.map(JSON.string),
      "owner": owner.map(JSON.string), "due": due?.json, "status": status?.json, "priority": priority?.json,
      "open": .bool(isOpen),
    ])
  }
}
