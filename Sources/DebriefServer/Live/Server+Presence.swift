import Debrief
import DebriefStore
import Hummingbird

extension Server {
  /// Who else is writing in a review, and where.
  func peopleHere(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let others = presences.people(in: stored.uid).filter { $0.account != context.account?.uid }
    return json(
      .object([
        "people": .array(
          others.map { other in
            .object([
              "name": .string(other.name), "initials": .string(Person(other.name).initials),
              "path": other.path.map(JSON.string),
            ])
          })
      ]))
  }

  /// A page says that it is there, in which field, or that it was left.
  func noteHere(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 4096)
    guard let account = context.account, let key = form["page"], key.utf8.count <= 64 else {
      throw HTTPError(.badRequest)
    }
    let path = form["path"].flatMap { FieldPath(parsing: $0) }.map(\.description)
    let presence = Presences.Presence(account: account.uid, name: account.name, path: path)
    presences.note(form["left"] == nil ? presence : nil, of: account.uid + key, in: stored.uid)
    return nothing()
  }
}
