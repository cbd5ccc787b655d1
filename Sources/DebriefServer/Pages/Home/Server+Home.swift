import Debrief
import DebriefStore
import Hummingbird

extension Server {
  func home(_ request: Request, _ context: Context) async throws -> Response {
    let now = now()
    let form = Form(query: request.uri)
    let passed = form["passed"].flatMap { Int($0) }.map { min(max($0, 0), 100_000) } ?? 0
    let desk = try await store.desk(context.account?.names ?? [], for: context.viewer, at: now, passed: passed)
    let home = HomePage(
      desk: desk, name: context.account?.name ?? "", now: now, acts: context.viewer.acts(.everyone), passed: passed)
    return page("Home", at: .home, request, context) { html in
      DoneNote(form["done"])?.write(into: &html)
      home.write(into: &html)
    }
  }
}
