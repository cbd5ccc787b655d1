import Debrief
import HTTPTypes
import Hummingbird

extension Server {
  func reference(_ request: Request, _ context: Context) async throws -> Response {
    let reference = ReferencePage(base: context.origin.base)
    return page("API", request, context) { reference.write(into: &$0) }
  }
}

/// What the API does, for people: made from the operations that the router has.
struct ReferencePage {
  /// How whoever reads it reaches us.
  var base: String

  func write(into html: inout HTML) {
    html(.div, .class("head")) { html in
      html(.h1, text: "API")
      html(.div, .class("btns")) { $0(.a, .class("btn"), .href("/api/openapi.json"), text: "OpenAPI 3.1") }
    }
    introduction(&html)
    for operation in Operation.all { write(operation, into: &html) }
  }

  private func introduction(_ html: inout HTML) {
    html(.div, .class("prose")) { html in
      html(
        .p,
        text:
          "Reviews as data, over HTTP and in JSON. Make a token under “Your account”, and send it with each request:")
      html(.pre) { $0(.code, text: "curl -H 'Authorization: Bearer debrief_…' \\\n  '\(base)/api/reviews?q=database'") }
      html(.p) { html in
        html.text("With ")
        html(.code, text: "If-Match")
        html.text(" a change is refused when somebody was faster, with ")
        html(.code, text: "?base=VERSION")
        html.text(" it is merged. To change a list, name its elements by their ids:")
      }
      html(.pre) { html in
        html(
          .code,
          text: """
            curl -X PATCH -H 'Authorization: Bearer debrief_…' \\
              -H 'Content-Type: application/merge-patch+json' -d '{
                "title": "Checkout was down",
                "timeline": {
                  "t7": {"event": "Deploy rolled back"},
                  "new-1": {"after": "t7", "event": "Errors end"},
                  "t9": null
                }
              }' \(base)/api/reviews/INC-2026-0117
            """)
      }
      html(.p, text: OpenAPI.about)
    }
  }

  private func write(_ operation: Operation, into html: inout HTML) {
    html(.section, .class("operation"), .id(operation.id), .labelledBy(operation.id + "-title")) { html in
      html(.h2, .id(operation.id + "-title"), text: operation.summary)
      html(.p) { $0(.code, text: "\(operation.method.rawValue) \(operation.path)") }
      if let about = operation.about { html(.p, .class("prose"), text: about) }
      html(.p, .class("small quiet"), text: operation.needs.words)
      if !operation.parameters.isEmpty { parameters(operation.parameters, &html) }
      html(.p, .class("small")) { html in
        if let body = operation.body { html.text("Takes \(body.type), at most \(Figure.size(body.limit)). ") }
        html.text("Answers \(operation.answer.status.code): \(operation.answer.about)")
      }
    }
    html.line()
  }

  private func parameters(_ parameters: [Operation.Parameter], _ html: inout HTML) {
    html(.dl, .class("facts")) { html in
      for parameter in parameters {
        html(.dt) { html in
          html(.code, text: parameter.name)
          if parameter.place == .header { html.text(" header") }
        }
        let isChoice = parameter.schema["enum"]?.elements?.compactMap(\.string).joined(separator: ", ")
        html(.dd, text: [parameter.about, isChoice].compactMap(\.self).joined(separator: " "))
      }
    }
  }
}

extension Server.Needs {
  /// Who may.
  fileprivate var words: String {
    switch self {
    case .nothing: "Open to everybody."
    case .account: "For every account."
    case .act(let act):
      {
        let scopes = TokenScope.allCases.filter { $0.acts.contains(act) }.map(\.rawValue).joined(separator: " or ")
        let least = act.least == .administrator ? "administrator" : "\(act.least.rawValue) and above"
        return "For the role \(least); a token needs the scope \(scopes)."
      }()
    }
  }
}
