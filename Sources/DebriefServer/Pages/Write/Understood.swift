import Debrief

/// An element that somebody wrote in one line, as it is understood.
struct Understood {
  let element: JSON
  let shape: RecordShape
  let text: FieldText
  /// On whose clock moments are shown.
  let times: TimeWords
  /// Words that say a day and could not be read.
  var missedDay: String?

  func write(into html: inout HTML) {
    html(.dl) { html in
      for field in shape.fields {
        guard let value = element[field.name] else { continue }
        html(.div) { html in
          html(.dt, text: field.label)
          html(.dd) { html in
            switch field.lens {
            case .moment:
              var reader = Reader()
              if let moment = Moment(value, &reader) {
                html.text((moment.latest == nil ? "" : "about ") + TimeWords.full(times.shifted(moment)))
                if let written = moment.written { html(.span, .class("quiet"), text: " as written: “\(written)”") }
              }
            default: html.text(text.write(value, field.lens))
            }
          }
        }
      }
      if let time = shape.fields.first(where: { $0.lens.isMoment }), element[time.name] == nil {
        html(.div) { html in
          html(.dt, text: time.label)
          html(.dd, .class("warn"), text: "none understood; begin with one, as in 14:05")
        }
      }
      if let missedDay {
        html(.div) { html in
          html(.dt, text: "Due")
          html(
            .dd, .class("warn"),
            text: "“\(missedDay)” could not be read; end with a day, as in “by 3 Dec”, “by Friday” or “in 2 weeks”")
        }
      }
    }
  }
}

extension Lens {
  fileprivate var isMoment: Bool {
    if case .moment = self { true } else { false }
  }
}
