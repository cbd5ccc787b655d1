import HTTPTypes
import Hummingbird

extension Server {
  typealias Answer = @Sendable (Request, Context) async throws -> Response

  struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let answer: @Sendable (Server) -> Answer

    init(_ method: HTTPRequest.Method, _ path: String, _ answer: @escaping @Sendable (Server) -> Answer) {
      self.method = method
      self.path = path
      self.answer = answer
    }
  }

  /// Every address that the server answers. A GET answers HEAD, too.
  static let routes: [Route] = [
    Route(.get, "/", { $0.home }),
    Route(.get, "/reviews", { $0.reviews }),
    Route(.get, "/reviews/:uid", { $0.review }),
    Route(.get, "/reviews/:uid/as/:template", { $0.document }),
    Route(.get, "/import", { $0.importForm }),
    Route(.post, "/import", { $0.readDocument }),
    Route(.post, "/import/create", { $0.createReview }),
    Route(.post, "/theme", { $0.chooseTheme }),
    Route(.get, "/static/:name", { $0.asset }),
    Route(.get, "/healthz", { $0.health }),
  ]
}
