import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func getTargets(_ request: Request, _ context: Context) async throws -> Response {
    json(try await store.targets().json)
  }

  func setTargets(_ request: Request, _ context: Context) async throws -> Response {
    let targets = try Targets(reading: try await sent(request))
    try await store.setTargets(targets, context.event(.api, at: now()))
    return json(targets.json)
  }

  func getVocabulary(_ request: Request, _ context: Context) async throws -> Response {
    json(try await store.vocabulary().json)
  }

  func setVocabulary(_ request: Request, _ context: Context) async throws -> Response {
    let vocabulary = try TeamVocabulary(reading: try await sent(request))
    try await store.setVocabulary(vocabulary, context.event(.api, at: now()))
    return json(vocabulary.json)
  }
}
