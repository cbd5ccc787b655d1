import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func vocabularyForm(_ request: Request, _ context: Context) async throws -> Response {
    let done = Form(query: request.uri)["done"]
    let vocabulary = VocabularyPage(try await store.vocabulary())
    return page("Vocabulary", at: .people, request, context) { html in
      DoneNote(done)?.write(into: &html)
      vocabulary.write(into: &html)
    }
  }

  func changeVocabulary(_ request: Request, _ context: Context) async throws -> Response {
    let sent = VocabularyPage(form: try await Form(request, upTo: 512 << 10))
    do {
      try await store.setVocabulary(try sent.vocabulary(), context.event(at: now()))
    } catch let refused as VocabularyPage.Refused {
      return page("Vocabulary", at: .people, request, context, status: .unprocessableContent) {
        refused.page.write(into: &$0)
      }
    }
    return seeOther("/vocabulary?done=vocabulary")
  }
}
