import Debrief
import DebriefStore

/// The tokens of an account, and a form for another one.
struct TokenList {
  var tokens: [Token]
  /// `/account/tokens`, or another account's.
  var path: String
  /// Scopes that the account's role has a use for.
  var scopes: [TokenScope]
  /// Whether whoever looks may make another one.
  var canMake = true
  /// One that was just made: it is shown once.
  var fresh: Secret?

  func write(into html: inout HTML) {
    let about =
      canMake
      ? "With a token a program asks in the name of the account." : "A person makes these alone. You can end them."
    html.setting("tokens", "Tokens", about) { html in
      if let fresh {
        let words = "This is the token. Copy it now: it is not shown again."
        Once(words: words, label: "The new token", text: fresh.text).write(into: &html)
      }
      if !tokens.isEmpty {
        html(.ul, .class("list")) { html in
          for token in tokens { row(token, &html) }
        }
      }
      if canMake { form(&html) }
    }
  }

  private func row(_ token: Token, _ html: inout HTML) {
    html(.li) { html in
      html(.div, .class("grow")) { html in
        html(.b, .class("strong"), text: token.name)
        html(.span, .class("sub")) { html in
          let may = TokenScope.allCases.filter(token.scopes.contains).map(\.meaning).joined(separator: ", ")
          let ends = token.expires.map { "until \(TimeWords.long($0.date))" } ?? "until it is revoked"
          html.text("may \(may) · \(ends) · ")
          html.text(token.used.map { "last used \(TimeWords.noted($0))" } ?? "never used")
          if let from = token.usedFrom { html.text(" from \(from)") }
        }
      }
      html(.div, .class("end")) { html in
        html(.form, .method("post"), .action("\(path)/\(token.uid)/revoke")) { html in
          html(.button, .class("btn small"), .type("submit"), .label("Revoke \(token.name)"), text: "Revoke")
        }
      }
    }
    html.line()
  }

  private func form(_ html: inout HTML) {
    html(.form, .class("fields"), .method("post"), .action(path)) { html in
      html.field(
        InputField(
          name: "name", id: "token", label: "A new token for", hint: "What will use it: “backup script”, “my laptop”."))
      html(.fieldset) { html in
        html(.legend, text: "It may")
        for scope in scopes {
          html(.label, .class("tick")) { html in
            html(.input, .type("checkbox"), .name("scope"), .value(scope.rawValue), scope == .read ? .checked : nil)
            html(.span, text: scope.meaning)
          }
        }
      }
      html.choice(
        "days", "It ends after", [("30", "30 days"), ("90", "90 days"), ("365", "a year"), ("", "never by itself")],
        chosen: "90")
      html(.button, .class("btn"), .type("submit"), text: "Make the token")
    }
  }
}

extension TokenScope {
  /// Those that a role has a use for.
  static func of(_ role: Role) -> [TokenScope] {
    allCases.filter { scope in
      switch scope {
      case .read: true
      case .write, .capture: role >= Act.capture.least
      case .admin: role >= Act.administer.least
      }
    }
  }

  /// After “it may”.
  var meaning: String {
    switch self {
    case .read: "read reviews"
    case .write: "read and change reviews"
    case .capture: "add to reviews, without reading them"
    case .admin: "do whatever the account may"
    }
  }
}
