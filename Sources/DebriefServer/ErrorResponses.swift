import DebriefStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Why a page cannot be what was asked for, in a person's words: what happened, what is safe, what to do.
struct Sorry: Error {
  var status: HTTPResponse.Status
  var title: String
  var words: String
  var advice: String?

  init(_ status: HTTPResponse.Status, _ title: String, _ words: String, advice: String? = nil) {
    self.status = status
    self.title = title
    self.words = words
    self.advice = advice
  }

  static let notFound = Sorry(
    .notFound, "There is no page here",
    "The link may be old, or the review may have been removed. Nothing was lost by looking.",
    advice: "Look for it in the list: search knows titles, causes and timelines.")
}

/// The one place where errors become pages.
struct ErrorPages: RouterMiddleware {
  let server: Server

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let sorry = self.sorry(for: error)
      if sorry.status.code >= 500 {
        context.logger.error("\(request.method) \(request.uri.path) failed", metadata: ["error": "\(error)"])
      }
      return server.sorryPage(sorry, request, context)
    }
  }

  private func sorry(for error: any Error) -> Sorry {
    switch error {
    case let sorry as Sorry: return sorry
    case is NIOTooManyBytesError: return tooLarge
    case let error as StoreError where error.kind == .notFound: return .notFound
    case let error as StoreError:
      return Sorry(
        .serviceUnavailable, "The reviews cannot be reached", "\(error.what). Nothing was changed.",
        advice: error.advice)
    case let error as any HTTPResponseError: return sorry(for: error.status)
    default: return sorry(for: .internalServerError)
    }
  }

  private func sorry(for status: HTTPResponse.Status) -> Sorry {
    switch status.code {
    case 404, 405: .notFound
    case 413: tooLarge
    case 400..<500:
      Sorry(
        status, "This could not be understood", "The request was not complete, so nothing was changed.",
        advice: "Go back, and try it again from the page.")
    default:
      Sorry(
        .internalServerError, "Something went wrong here",
        "This page could not be made. What was saved before is safe.",
        advice: "Try again. If it stays, look into the log for the number below.")
    }
  }

  private var tooLarge: Sorry {
    let limit = server.configuration.documentLimit / (1024 * 1024)
    return Sorry(
      .contentTooLarge, "This document is too large",
      "Debrief takes documents of up to \(limit) MB. Nothing was read, and your file is as it was.",
      advice: "Leave out pasted logs or pictures, or split it, and import it again.")
  }
}
