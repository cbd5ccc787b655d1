import Debrief

/// One review into another form.
struct Conversion: Sendable {
  enum Target: Sendable {
    case json
    case html
    case template(Template)

    init(_ name: String, among templates: Templates = .ofDebrief) throws(Failure) {
      switch name {
      case "json": self = .json
      case "html": self = .html
      default: self = .template(try templates.of(name))
      }
    }

    /// The ending of its files.
    var ending: String {
      switch self {
      case .json: "json"
      case .html: "html"
      case .template: "md"
      }
    }
  }

  /// What was made, and what it has no place for.
  struct Result {
    /// Where the target is JSON.
    var json: JSON?
    var text = ""
    var notes: [Note] = []
  }

  let target: Target
  let embed: Bool
  let zones: Zones
  /// What measures should stay below where the review is kept.
  var targets: Targets = .standard

  init(to target: Target, embed: Bool, zones: Zones) throws(Failure) {
    if embed {
      switch target {
      case .json: throw .embedNeedsMarkdown("JSON")
      case .html: throw .embedNeedsMarkdown("HTML")
      case .template: break
      }
    }
    (self.target, self.embed, self.zones) = (target, embed, zones)
  }

  /// - Parameter template: the one that the review was written in; a web page follows it.
  func convert(_ review: Review, from template: Template?) -> Result {
    switch target {
    case .json:
      return Result(json: review.published(targets: targets))
    case .html:
      let template = template ?? Template.nearest(to: review)
      let page = DocumentPage.html(review, template, zones: zones)
      return Result(text: page, notes: template.omitted(review, canEmbed: false))
    case .template(let template):
      let text = template.render(review, embed: embed, zones: zones)
      return Result(text: text, notes: embed ? [] : template.omitted(review))
    }
  }
}

extension Template {
  /// The template that leaves out least of a review.
  static func nearest(to review: Review) -> Template {
    builtIn.min { $0.omitted(review).count < $1.omitted(review).count } ?? builtIn[0]
  }
}
