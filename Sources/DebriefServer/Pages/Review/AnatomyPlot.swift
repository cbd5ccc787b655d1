import Debrief

/// The lanes of one picture: words and shapes keep their size, places are per cent, so that it stretches.
struct AnatomyPlot {
  var picture: Picture
  var times: TimeWords
  /// Whether it is the first on its page.
  var isFirst: Bool

  func write(into html: inout HTML) {
    html(.div, .class("lanes")) { html in
      words(&html)
      lane("Response", height: 36, &html) { response(&$0) }
      if !picture.targets.isEmpty {
        lane("Targets", height: 26, &html) { html in
          grid(26, &html)
          for target in picture.targets { draw(target, &html) }
        }
      }
      if !picture.messages.isEmpty {
        lane("Messages", height: 24, &html) { html in
          ground(&html)
          for message in picture.messages { draw(message, &html) }
        }
      }
      if !picture.changes.isEmpty {
        lane("Changes", height: 24, &html) { html in
          ground(&html)
          for change in picture.changes { draw(change, &html) }
        }
      }
      lane(times.zone, height: 22, &html) { axis(&$0) }
    }
    html.line()
  }

  private func lane(_ name: String, height: Int, _ html: inout HTML, draw: (inout HTML) -> Void) {
    html(.span, text: name)
    html(.svg, .height(String(height)), .unseen, content: draw)
    html.line()
  }

  private func words(_ html: inout HTML) {
    guard !picture.words.isEmpty else { return }
    let height = picture.levels * 17 + 4
    html(.span, .class("lab"))
    html(.svg, .class("lab"), .height(String(height)), .unseen) { html in
      for word in picture.words {
        html(
          .line, .class("lead"), .x1(at(word.x)), .x2(at(word.x)), .y1(String(2 + 17 * word.level)),
          .y2(String(height + 4)))
      }
      for word in picture.words {
        html(
          .text, .x(at(word.x)), .y(String(12 + 17 * word.level)), word.standsLeft ? .anchor("end") : nil,
          .dx(word.standsLeft ? -5 : 5)
        ) { html in
          html(.tspan, .class("k"), text: times.words(word.at))
          html.text(" " + word.anchors.map(\.label).joined(separator: ", "))
        }
      }
    }
    html.line()
  }

  func at(_ percent: Double) -> String { Self.percent(percent) }

  /// Two digits after the point: `11.43%`.
  private static func percent(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let size = abs(hundredths)
    return (hundredths < 0 ? "-" : "") + "\(size / 100).\((size % 100).padded(2))%"
  }
}
