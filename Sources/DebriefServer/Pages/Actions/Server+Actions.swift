import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func actions(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    return try await actionsPage(ActionsQuery(form), done: form["done"], request, context)
  }

  private func actionsPage(
    _ query: ActionsQuery, done: String? = nil, problem: String? = nil, _ request: Request, _ context: Context
  ) async throws -> Response {
    let (viewer, today, names) = (context.viewer, now().date, context.account?.names ?? [])
    let counts = try await store.actionCounts(
      for: viewer, owners: names, today: today, doneSince: today.adding(days: -ActionsQuery.lately))
    let choices = try await store.actionChoices(for: viewer)
    let own = try await store.views(of: Self.actionsList, for: context.account?.uid ?? "")
    let actions = ActionsPage(
      query: query, views: ActionsViews(query: query, counts: counts, own: own),
      filters: ActionsFilters(query: query, owners: choices.owners, services: choices.services),
      shown: try await shown(query, query.filter(for: viewer, names: names, today: today), today, viewer),
      problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("Action items", at: .actions, request, context, status: status) { html in
      DoneNote(done)?.write(into: &html)
      actions.write(into: &html)
    }
  }

  private func shown(
    _ query: ActionsQuery, _ filter: ActionFilter, _ today: CivilDate, _ viewer: Viewer
  ) async throws -> ActionsPage.Shown {
    let mayEdit = viewer.may(.edit)
    guard query.isBoard else {
      let (rows, next) = try await store.actions(filter, page: Page(cursor: query.cursor))
      return .table(ActionsTable(rows: rows, query: query, today: today, mayEdit: mayEdit), next: next)
    }
    var columns: [ActionsBoard.Column] = []
    for word in ActionStatuses.words.all {
      let (rows, next) = try await store.actions(
        ActionsBoard.filter(word.id, of: filter), page: Page(limit: ActionsBoard.most))
      columns.append(ActionsBoard.Column(status: ActionStatus(word.id), rows: rows, goesOn: next != nil))
    }
    return .board(ActionsBoard(columns: columns, query: query, today: today, mayEdit: mayEdit))
  }

  /// Keeps the question that the page was asked, by a name.
  func keepActionsView(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    guard let account = context.account else { throw Denial.unknown }
    let form = try await Form(request, upTo: 16 << 10)
    let query = ActionsQuery(Form(encoded: form["query"] ?? ""))
    do {
      let view = SavedView(name: form["name"] ?? "", query: query.text)
      try await store.keepView(view, of: Self.actionsList, for: account.uid)
    } catch let refusal as ViewRefusal {
      return try await actionsPage(query, problem: refusal.words, request, context)
    }
    return seeOther(Self.saying("view", query.path))
  }

  func removeActionsView(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    guard let account = context.account else { throw Denial.unknown }
    let name = try await Form(request, upTo: 4096)["name"] ?? ""
    try await store.removeView(name, of: Self.actionsList, for: account.uid)
    return seeOther(Self.saying("unview", "/actions"))
  }

  /// The path with what is said over its page.
  static func saying(_ what: String, _ path: String) -> String {
    path + (path.contains("?") ? "&" : "?") + "done=" + what
  }

  /// As views of it are kept.
  private static let actionsList = "actions"
}

extension ViewRefusal {
  fileprivate var words: String {
    switch self {
    case .nameMissing: "The view was not saved: it needs a name."
    case .nameTooLong: "The view was not saved: a name has at most \(SavedView.longest.name) characters."
    case .tooLong: "The view was not saved: it asks for too much at once."
    case .tooMany: "The view was not saved: there are \(SavedView.most) already. Remove one first."
    }
  }
}
