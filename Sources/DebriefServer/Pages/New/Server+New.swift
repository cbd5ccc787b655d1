import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func newForm(_ request: Request, _ context: Context) async throws -> Response {
    let new = NewPage(kinds: try await documents().kinds, vocabulary: try await store.vocabulary())
    return page("New review", at: .reviews, scripts: ["offers.js"], request, context) { new.write(into: &$0) }
  }

  func beginReview(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 64 << 10)
    let kinds = try await documents().kinds
    var (review, problems) = begun(form, kinds)
    let vocabulary = try await store.vocabulary()
    review.severity = review.severity.map(vocabulary.ranked)
    guard problems.isEmpty, let account = context.account else {
      let again = NewPage(kinds: kinds, vocabulary: vocabulary, form: form, problems: problems)
      return page(
        "New review", at: .reviews, scripts: ["offers.js"], request, context, status: .unprocessableContent
      ) { again.write(into: &$0) }
    }
    let visibility: Visibility = form["private"] == nil ? .everyone : .only([.person(account.uid)])
    let created = try await store.create(review, by: context.author, door: .page, at: now(), for: visibility)
    return seeOther("/reviews/\(created.uid)/edit?done=begun")
  }

  /// What the form says, with what of it cannot be read, by fields.
  private func begun(_ form: Form, _ kinds: [Documents.Kind]) -> (review: Review, problems: [String: String]) {
    var review = Review()
    review.template = kinds.first { $0.name == form["template"] }?.name ?? kinds.first?.name
    review.status = Status("draft")
    var problems: [String: String] = [:]
    // Times without a day are today's.
    var today = Review()
    today.date = Day(now().date.iso)
    let text = FieldText(of: today, zones: zones, today: now().date)
    var values = FieldValues(of: review)
    for name in ["title", "severity", "startedAt", "services"] {
      let path = FieldPath([.field(name)])
      let typed = (form[name] ?? "").filter { !$0.isNewline }
      guard let lens = values.value(at: path)?.lens else { continue }
      do throws(FieldText.Unreadable) {
        let lines = name == "services" ? typed.split(separator: ",").map(String.init).joined(separator: "\n") : typed
        values.set(try text.read(lines, lens), at: path)
      } catch {
        problems[name] = error.words
      }
    }
    if problems.isEmpty, values.review.title == nil {
      problems["title"] = "What happened has to be said in a few words"
    }
    return (values.review, problems)
  }
}
