/// What a form asks for in one line.
struct InputField {
  var name: String
  var label: String
  var type = "text"
  var value = ""
  var autocomplete = "off"
  /// Said under it.
  var hint: String?
  /// What is wrong with it.
  var problem: String?
  var isRequired = true
}

extension HTML {
  mutating func field(_ field: InputField) {
    let about = field.name + "-about"
    let isDescribed = field.problem != nil || field.hint != nil
    self(.div) { html in
      html(.label, .class("in"), .for(field.name), text: field.label)
      html(
        .input, .id(field.name), .name(field.name), .type(field.type), .autocomplete(field.autocomplete),
        field.type == "password" ? nil : .value(field.value), field.isRequired ? .required : nil,
        field.problem == nil ? nil : .invalid, isDescribed ? .describedBy(about) : nil)
      if let problem = field.problem {
        html(.p, .class("error"), .id(about), text: problem)
      } else if let hint = field.hint {
        html(.p, .class("small quiet"), .id(about), text: hint)
      }
    }
  }

  /// A choice of one of a few, by the words that people see.
  mutating func choice(
    _ name: String, _ label: String, _ options: [(value: String, words: String)], chosen: String? = nil, id: String? = nil
  ) {
    let id = id ?? name
    self(.label, .class("in"), .for(id), text: label)
    self(.select, .id(id), .name(name)) { html in
      for option in options {
        html(.option, .value(option.value), option.value == chosen ? .selected : nil, text: option.words)
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
