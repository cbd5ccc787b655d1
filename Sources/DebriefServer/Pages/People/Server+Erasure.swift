import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore

// What is kept about a person: taken along, and erased.
extension Server {
  func exportPerson(_ request: Request, _ context: Context) async throws -> Response {
    try await download(try await someone(context), context)
  }

  func exportOwn(_ request: Request, _ context: Context) async throws -> Response {
    try await download(try signedIn(context), context)
  }

  func confirmErasure(_ request: Request, _ context: Context) async throws -> Response {
    erasurePage(try await someone(context), request, context)
  }

  func erasePerson(_ request: Request, _ context: Context) async throws -> Response {
    _ = try signedIn(context)
    let account = try await someone(context)
    let form = try await Form(request, upTo: 16_384)
    let names = Set(form.all("name"))
    // Whoever has another name by now is asked about once more.
    guard names.contains(account.name), names.isSubset(of: account.names) else {
      return erasurePage(account, request, context, problem: "The names have changed. Nobody was erased.")
    }
    do {
      try await store.erasePerson(
        account, called: names.sorted(), pseudonym: form["as"] ?? ErasurePage.pseudonym,
        reason: "a person was erased", context.event(at: now()))
    } catch let refusal as AccountRefusal {
      return erasurePage(account, request, context, problem: refusal.words)
    }
    return seeOther("/people?done=erased")
  }

  private func download(_ account: Account, _ context: Context) async throws -> Response {
    let kept = try await store.exportPerson(account, for: context.viewer, context.event(at: now()))
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .cacheControl: "private, no-cache",
        .contentDisposition: "attachment; filename=\"person-\(account.uid).json\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: kept.text(.pretty))))
  }

  private func erasurePage(
    _ account: Account, _ request: Request, _ context: Context, problem: String? = nil
  ) -> Response {
    let question = ErasurePage(account: account, problem: problem)
    let status: HTTPResponse.Status = problem == nil ? .ok : .unprocessableContent
    return page("Erase \(account.name)?", at: .people, request, context, status: status) { question.write(into: &$0) }
  }
}
