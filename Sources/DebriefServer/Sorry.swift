import Debrief
import DebriefStore
import HTTPTypes

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

extension Sorry {
  static let noForm = Sorry(
    .unsupportedMediaType, "This could not be understood", "What came is no form of a page, so nothing was changed.",
    advice: "Go back, and send it from the page. Programs use the API.")

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
    case .outdated:
      self.init(
        .conflict, "The review has changed since you read it",
        "Somebody saved a newer version, so nothing was changed.",
        advice: "Read the newest version, and do it again there.")
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
