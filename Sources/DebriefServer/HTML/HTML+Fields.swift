/// What a form asks for in one line.
struct InputField {
  var name: String
  /// Where another form of the page has a field of that name, too.
  var id: String?
  var label: String
  var type = "text"
  var value = ""
  var autocomplete = "off"
  /// Said under it.
  var hint: String?
  /// What is wrong with it.
  var problem: String?
  var isRequired = true
  /// The words that are offered while one types, by the id of their list.
  var list: String?
}

extension HTML {
  /// - Parameter below: what stands under it.
  mutating func field(_ field: InputField, below: (inout HTML) -> Void = { _ in }) {
    let id = field.id ?? field.name
    let about = id + "-about"
    let isDescribed = field.problem != nil || field.hint != nil
    self(.div) { html in
      html(.label, .class("in"), .for(id), text: field.label)
      html(
        .input, .id(id), .name(field.name), .type(field.type), .autocomplete(field.autocomplete),
        field.type == "password" ? nil : .value(field.value), field.isRequired ? .required : nil,
        field.problem == nil ? nil : .invalid, isDescribed ? .describedBy(about) : nil,
        field.list.map(Attribute.list))
      if let problem = field.problem {
        html(.p, .class("error"), .id(about), text: problem)
      } else if let hint = field.hint {
        html(.p, .class("small quiet"), .id(about), text: hint)
      }
      below(&html)
    }
  }

  /// A part of a page of settings: what it is about beside what can be done.
  mutating func setting(_ id: String, _ title: String, _ about: String? = nil, content: (inout HTML) -> Void) {
    self(.section, .class("setting"), .id(id), .labelledBy(id + "-title")) { html in
      html(.div) { html in
        html(.h2, .id(id + "-title"), text: title)
        if let about { html(.p, .class("small quiet"), text: about) }
      }
      html(.div, content: content)
    }
    line()
  }

  /// A choice of one of a few, by the words that people see.
  mutating func choice(
    _ name: String, _ label: String, _ options: [(value: String, words: String)], chosen: String? = nil,
    id: String? = nil
  ) {
    let id = id ?? name
    self(.div) { html in
      html(.label, .class("in"), .for(id), text: label)
      html(.select, .id(id), .name(name)) { html in
        for option in options {
          html(.option, .value(option.value), option.value == chosen ? .selected : nil, text: option.words)
        }
      }
    }
  }

  mutating func problem(_ words: String?) {
    guard let words else { return }
    self(.div, .class("note warn"), .role("alert")) { html in
      html.mark(.warning, toned: false)
      html(.p, text: words)
    }
  }
}

/// What is shown once and copied: a link, a token.
struct Once {
  var words: String
  /// What it is called for ears.
  var label: String
  var text: String

  func write(into html: inout HTML) {
    html(.div, .class("note said"), .role("status")) { html in
      html.mark(.met)
      html(.div) { html in
        html(.p, text: words)
        html(.label, .class("hidden"), .for("once"), text: label)
        html(.input, .id("once"), .class("mono"), .comfort("copy"), .type("text"), .readonly, .value(text))
      }
    }
    html.line()
  }
}
