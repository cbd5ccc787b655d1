import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func meeting(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = Form(query: request.uri)
    return try await meetingPage(stored, part: form["part"], done: form["done"], request, context)
  }

  /// Keeps what was said, and goes on at the same part.
  func noteAtMeeting(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 64 << 10)
    guard let kind = form["kind"].flatMap(MeetingNote.Kind.init) else { throw HTTPError(.badRequest) }
    guard let note = MeetingNote(kind, form["words"] ?? "") else {
      return try await meetingPage(
        stored, part: form["part"], problem: "Nothing is saved yet: write a few words first.", request, context)
    }
    _ = try await store.edit(stored.uid, by: context.author, door: .page, at: now()) { try note.add(to: &$0) }
    let part = form["part"].flatMap { Int($0) } ?? 1
    return seeOther("/reviews/\(stored.uid)/meeting?part=\(part)&done=written#noting")
  }

  private func meetingPage(
    _ stored: Stored, part: String?, done: String? = nil, problem: String? = nil, _ request: Request,
    _ context: Context
  ) async throws -> Response {
    var review = ReviewPage(review: stored.review, uid: stored.uid, now: now())
    review.files = AttachedFiles(try await store.files(stored.uid), of: stored.uid)
    review.targets = try await store.targets()
    let meeting = MeetingPage(
      page: review, number: part.flatMap { Int($0) } ?? 1,
      mayWrite: context.viewer.acts(stored.visibility).contains(.edit), problem: problem)
    return page(
      "Meeting: \(stored.review.heading)", at: .reviews, scripts: ["meeting.js"], request, context,
      status: problem == nil ? .ok : .unprocessableContent
    ) { html in
      meeting.write(into: &html)
      DoneNote(done)?.write(into: &html)
    }
  }
}
