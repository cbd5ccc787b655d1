import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// The one place where errors become pages.
struct ErrorPages: RouterMiddleware {
  let server: Server

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      if request.uri.path.hasPrefix("/api/") { return problem(error, request, context) }
      if case Denial.unknown = error, request.method == .get || request.method == .head {
        return server.seeOther("/signin?back=" + Form.encode(request.uri.string))
      }
      let sorry = self.sorry(for: error)
      if sorry.status.code >= 500 {
        log(error, request, context)
      }
      return server.sorryPage(sorry, request, context)
    }
  }

  /// The API answers in its own words.
  private func problem(_ error: any Error, _ request: Request, _ context: Context) -> Response {
    let problem = ProblemDetails(error)
    if problem.status.code >= 500 { log(error, request, context) }
    return problem.response(context.mention)
  }

  private func log(_ error: any Error, _ request: Request, _ context: Context) {
    context.logger.error(
      "\(request.method) \(context.endpointPath ?? "no route") failed",
      metadata: ["error": "\(error)", "request": "\(context.mention)"])
  }

  func sorry(for error: any Error) -> Sorry {
    switch error {
    case let sorry as Sorry: return sorry
    case is NIOTooManyBytesError: return tooLarge
    case let error as StoreError: return Sorry(error)
    case let denial as Denial: return Sorry(denial)
    case let refusal as AccountRefusal: return Sorry(refusal)
    case let refusal as WebhookRefusal: return Sorry(refusal)
    case let objection as WebhookAddress.Objection: return Sorry(objection)
    case let refusal as SignInRefusal:
      return Sorry(refusal.status, "Nobody was signed in", refusal.words(now: server.now()))
    case let refusal as Refusal:
      return Sorry(refusal.status, "Nothing was changed", refusal.words, advice: "Go back to the review.")
    case is Invalid:
      return Sorry(
        .conflict, "That is not there any more", "Somebody changed the review meanwhile, so nothing was changed.",
        advice: "Go back, and load the page again.")
    case let error as OpenIDError: return Sorry(error)
    case is HTTPParserError: return sorry(for: .badRequest)
    case let problem as ProblemDetails: return Sorry(problem)
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
      advice: "Leave out pasted logs or pictures, or split it, and import it again.",
      back: ("/import", "Import another"))
  }
}

extension Refusal {
  var status: HTTPResponse.Status { self == .notTheirsToSign ? .forbidden : .conflict }
}
