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
    Route(.get, "/reviews/removed", { $0.removedReviews }),
    Route(.get, "/reviews/:uid", { $0.review }),
    Route(.get, "/reviews/:uid/as/:template", { $0.document }),
    Route(.get, "/reviews/:uid/history", { $0.history }),
    Route(.post, "/reviews/:uid/revert", { $0.revert }),
    Route(.get, "/reviews/:uid/remove", { $0.confirmRemoval }),
    Route(.post, "/reviews/:uid/remove", { $0.removeReview }),
    Route(.post, "/reviews/:uid/restore", { $0.bringBack }),
    Route(.post, "/reviews/:uid/conflicts/:id", { $0.settle }),
    Route(.get, "/reviews/:uid/events", { $0.events }),
    Route(.post, "/reviews/:uid/attachments", { $0.attach }),
    Route(.get, "/reviews/:uid/attachments/:name", { $0.attachment }),
    Route(.put, "/reviews/:uid/attachments/:name", { $0.putAttachment }),
    Route(.post, "/reviews/:uid/attachments/:name/remove", { $0.removeAttachment }),
    Route(.get, "/import", { $0.importForm }),
    Route(.post, "/import", { $0.readDocument }),
    Route(.post, "/import/create", { $0.createReview }),
    Route(.post, "/theme", { $0.chooseTheme }),
    Route(.get, "/static/:name", { $0.asset }),
    Route(.get, "/healthz", { $0.health }),
  ]
}
