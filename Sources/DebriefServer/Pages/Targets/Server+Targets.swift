import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func targetsForm(_ request: Request, _ context: Context) async throws -> Response {
    let done = Form(query: request.uri)["done"]
    let targets = TargetsPage(try await store.targets())
    return page("Targets", at: .people, request, context) { html in
      DoneNote(done)?.write(into: &html)
      targets.write(into: &html)
    }
  }

  func changeTargets(_ request: Request, _ context: Context) async throws -> Response {
    let sent = TargetsPage(form: try await Form(request, upTo: 16 << 10))
    do {
      try await store.setTargets(try sent.targets(), context.event(at: now()))
    } catch let refused as TargetsPage.Refused {
      return page("Targets", at: .people, request, context, status: .unprocessableContent) {
        refused.page.write(into: &$0)
      }
    }
    return seeOther("/targets?done=targets")
  }
}
