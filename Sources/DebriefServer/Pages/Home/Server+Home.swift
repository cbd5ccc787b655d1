import Debrief
import DebriefStore
import Hummingbird

extension Server {
  func home(_ request: Request, _ context: Context) async throws -> Response {
    let now = now()
    let desk = try await store.desk(context.account?.names ?? [], for: context.viewer, at: now)
    let home = HomePage(
      desk: desk, name: context.account?.name ?? "", now: now, acts: context.viewer.acts(.everyone))
    return page("Home", at: .home, request, context) { html in
      DoneNote(Form(query: request.uri)["done"])?.write(into: &html)
      home.write(into: &html)
    }
  }
}
