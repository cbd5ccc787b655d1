import Debrief
import DebriefStore

/// The way in.
struct SignInPage {
  /// Where one goes on.
  var back: String
  var login = ""
  var problem: String?
  /// What the button says that leads to an OpenID provider; nil where there is none.
  var provider: String?
  /// Whether nobody can sign in yet.
  var isNew = false

  func write(into html: inout HTML) {
    html(.h1, text: "Sign in to Debrief")
    if isNew { return beginning(&html) }
    if let provider {
      html(.a, .class("btn"), .href("/signin/openid?back=" + Form.encode(back)), text: provider)
      html(.span, .class("or"), text: "or")
    }
    html(.form, .method("post"), .action("/signin")) { html in
      html(.input, .type("hidden"), .name("back"), .value(back))
      html.field(
        InputField(name: "login", label: "E-mail or name", value: login, autocomplete: "username"))
      html.field(
        InputField(
          name: "password", label: "Password", type: "password", autocomplete: "current-password", problem: problem))
      html(.button, .class("btn main"), .type("submit"), text: "Sign in")
    }
    html(
      .p, .class("small quiet"),
      text: "When the password is forgotten, an administrator can give you a link that sets a new one.")
  }

  private func beginning(_ html: inout HTML) {
    html(.p, .class("quiet"), text: "Nobody has an account here yet. A link that is used once makes the first one.")
    html(.p, text: "It was printed where Debrief was started. This makes another one there:")
    html(.pre) { $0(.code, text: "debrief user invite --role administrator") }
  }
}

/// Where a link leads that is used once: to a new account, or to a new password.
struct WelcomePage {
  var invitation: Invitation
  var name = ""
  var login = ""
  var problem: String?

  func write(into html: inout HTML) {
    html(.h1, text: invitation.account == nil ? "Welcome to Debrief" : "Set a new password")
    html(.p, .class("quiet"), text: words)
    html.problem(problem)
    html(.form, .method("post")) { html in
      if invitation.account == nil {
        html.field(
          InputField(
            name: "name", label: "Your name", value: name, autocomplete: "name",
            hint: "As reviews speak of you. More names can be added later."))
        html.field(
          InputField(name: "login", label: "E-mail or name to sign in with", value: login, autocomplete: "username"))
      }
      html.field(
        InputField(
          name: "password", label: "Password", type: "password", autocomplete: "new-password",
          hint: "At least 12 characters. A few words that nobody else would put together do well."))
      let label = invitation.account == nil ? "Make the account" : "Set the password"
      html(.button, .class("btn main"), .type("submit"), text: label)
    }
  }

  private var words: String {
    guard let account = invitation.account else {
      let role = invitation.role
      return "You are invited as \(role.named), who \(role.meaning)."
    }
    return "For \(account.name), who signs in as \(account.login). With it every session of this account ends."
  }
}
