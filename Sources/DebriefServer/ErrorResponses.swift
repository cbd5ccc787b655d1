import Debrief
import DebriefIntegrations
import DebriefStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Why a page cannot be what was asked for, in a person's words: what happened, what is safe, what to do.
struct Sorry: Error {
  var status: HTTPResponse.Status
  var title: String
  var words: String
  var advice: String?
  /// Where one goes on, besides the list.
  var back: (path: String, words: String)?

  init(
    _ status: HTTPResponse.Status, _ title: String, _ words: String, advice: String? = nil,
    back: (path: String, words: String)? = nil
  ) {
    self.status = status
    self.title = title
    self.words = words
    self.advice = advice
    self.back = back
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

  private func sorry(for error: any Error) -> Sorry {
    switch error {
    case let sorry as Sorry: return sorry
    case is NIOTooManyBytesError: return tooLarge
    case let error as StoreError: return Sorry(error)
    case let denial as Denial: return Sorry(denial)
    case let refusal as AccountRefusal: return Sorry(refusal)
    case let refusal as SignInRefusal:
      return Sorry(refusal.status, "Nobody was signed in", refusal.words(now: server.now()))
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

extension Sorry {
  /// Where a page meets what the API says in its own words.
  init(_ problem: ProblemDetails) {
    switch problem.status {
    case .tooManyRequests:
      self.init(
        .tooManyRequests, "Too many requests came from your network", problem.detail,
        advice: "Nothing was changed. Try again in a minute.")
    default:
      self.init(problem.status, "This could not be taken", problem.detail, advice: "Nothing was changed. Go back.")
    }
  }

  init(_ denial: Denial) {
    switch denial {
    case .unknown:
      self.init(
        .unauthorized, "Sign in first", "Nobody is signed in here any more, so nothing was changed.",
        advice: "Sign in, and do it again.", back: ("/signin", "Sign in"))
    case .badToken:
      self.init(
        .unauthorized, "This token is not known", "It has run out, was revoked, or was never one. Nothing was changed.",
        advice: "Make another one under “Your account”.")
    case .notAllowed(let act, let role):
      self.init(
        .forbidden, "Your role does not allow this",
        "As \(role.named) one cannot \(act.words) here. Nothing was changed.",
        advice: "An administrator can make you \(act.least.named).")
    }
  }

  /// What the store cannot do.
  init(_ error: StoreError) {
    switch error.kind {
    case .notFound: self = .notFound
    case .tooLarge:
      self.init(
        .contentTooLarge, "This file is too large", "\(error.what). Nothing was attached, and the review is as it was.",
        advice: error.advice)
    case .diskFull:
      self.init(
        HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage"), "There is no room for this",
        "\(error.what). Nothing was changed, and what was saved before is safe.", advice: error.advice)
    case .unknownOutcome:
      self.init(
        .serviceUnavailable, "Nobody can say whether this was saved", "\(error.what).", advice: error.advice)
    default:
      self.init(
        .serviceUnavailable, "The reviews cannot be reached", "\(error.what). Nothing was changed.",
        advice: error.advice)
    }
  }

  /// The same, with a way back to a review.
  func leading(to uid: String) -> Sorry {
    var sorry = self
    sorry.back = ("/reviews/\(uid)", "Back to the review")
    return sorry
  }
}
