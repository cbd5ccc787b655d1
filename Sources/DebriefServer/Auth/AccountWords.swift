import Debrief
package import DebriefStore
import HTTPTypes

extension Role {
  var label: String {
    switch self {
    case .viewer: "Viewer"
    case .responder: "Responder"
    case .reviewer: "Reviewer"
    case .administrator: "Administrator"
    }
  }

  /// What it allows, after “a viewer”.
  var meaning: String {
    switch self {
    case .viewer: "reads reviews"
    case .responder: "reads and writes reviews"
    case .reviewer: "reads, writes and approves reviews"
    case .administrator: "reads, writes and approves reviews, and looks after accounts"
    }
  }

  /// `an administrator`.
  var named: String { (self == .administrator ? "an " : "a ") + label.lowercased() }
}

extension Act {
  /// After “one cannot”.
  var words: String {
    switch self {
    case .read: "read"
    case .capture: "add anything"
    case .edit: "change anything"
    case .comment: "comment"
    case .approve: "approve"
    case .share: "say who sees a review"
    case .redact: "remove words for good"
    case .administer: "look after accounts"
    }
  }
}

extension AccountRefusal {
  /// What is wrong, and what to do.
  package var words: String {
    switch self {
    case .nameMissing: "A name is missing."
    case .loginTaken(let login): "There is an account for “\(login)” already. Sign in with it, or take another name."
    case .aliasTaken(let name): "“\(name)” belongs to another account already. Add something that tells the two apart."
    case .groupTaken(let name): "There is a group called “\(name)” already."
    case .passwordTooShort(let least): "This password is too short: it takes at least \(least) characters."
    case .passwordTooLong(let most): "This password is too long: it takes at most \(most) characters."
    case .passwordGuessable:
      "This password is one that is guessed first. Take a few words that have nothing to do with you."
    case .passwordWrong: "The current password is another one. Nothing was changed."
    case .lastAdministrator: "Somebody has to look after accounts: make another administrator first."
    case .linkUsed: "This link was used, or has run out. An administrator can make another one."
    case .noSuchAccount: "There is no such account any more."
    case .noSuchGroup: "There is no such group any more."
    case .noSuchToken: "There is no such token any more."
    case .noSuchComment: "There is no such comment any more, or it is somebody else’s."
    case .tooManyComments(let most):
      "This review has \(most) comments, and no review has more. Remove those that are done with, or begin another review."
    case .busy: "Too many sign in at this moment. Try again in a few seconds."
    }
  }
}

extension Sorry {
  init(_ refusal: AccountRefusal) {
    switch refusal {
    case .noSuchAccount, .noSuchGroup, .noSuchToken, .noSuchComment: self = .notFound
    case .busy: self.init(.serviceUnavailable, "Too many at once", refusal.words)
    case .linkUsed: self.init(.gone, "This link leads nowhere any more", refusal.words, back: ("/signin", "Sign in"))
    default: self.init(.unprocessableContent, "This cannot be", refusal.words, advice: "Nothing was changed. Go back.")
    }
  }
}
