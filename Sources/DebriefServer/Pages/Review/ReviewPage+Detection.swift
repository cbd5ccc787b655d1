import Debrief

extension ReviewPage {
  var detection: Section? {
    guard review.detection.json != nil else { return nil }
    return Section(id: "detection", title: "Detection") { html in
      html.facts(of: review.detection, times)
    }
  }

  var response: Section? {
    guard review.response.json != nil else { return nil }
    return Section(id: "response", title: "Response") { html in
      html.facts(of: review.response, times)
    }
  }
}
