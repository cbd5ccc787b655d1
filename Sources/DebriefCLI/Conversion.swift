import Debrief
import DebriefIntegrations

/// One document into another form.
struct Conversion {
  enum Target {
    case json
    case html
    case template(Template)

    init(_ name: String) throws(Failure) {
      switch name {
      case "json": self = .json
      case "html": self = .html
      default: self = .template(try Template.of(name))
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

  let source: Template?
  let target: Target
  let embed: Bool
  let limit: Int
  private let zones = SystemZones.zones()

  /// - Parameter source: the template of the documents; nil finds the nearest of each.
  init(from source: Template?, to target: Target, embed: Bool, limit: Int) throws(Failure) {
    if embed {
      switch target {
      case .json: throw .embedNeedsMarkdown("JSON")
      case .html: throw .embedNeedsMarkdown("HTML")
      case .template: break
      }
    }
    (self.source, self.target, self.embed, self.limit) = (source, target, embed, limit)
  }

  /// The converted text, and what a reader should know.
  func convert(_ input: Input) throws(Failure) -> (json: JSON?, text: String, notes: [Note]) {
    var (review, template, notes) = try read(input)
    review.uid = nil
    review.template = nil
    review.origin = nil
    switch target {
    case .json: return (review.published(), "", notes)
    case .html:
      let template = template ?? Template.nearest(to: review)
      notes += template.omitted(review)
      return (nil, DocumentPage.html(review, template, zones: zones), notes)
    case .template(let template):
      notes += embed ? [] : template.omitted(review)
      return (nil, template.render(review, embed: embed, zones: zones), notes)
    }
  }

  /// The review of a file, and the template it follows, if any.
  func read(_ input: Input) throws(Failure) -> (Review, Template?, [Note]) {
    let decoded = try input.text(upTo: limit)
    if let json = try json(decoded.text, of: input) {
      guard json.members != nil else { throw .noReview(input.name) }
      let (review, notes) = Review.readPublished(json)
      return (review, review.template.flatMap { Template.named($0) }, decoded.notes + notes)
    }
    let template = source ?? Template.detect(decoded.text)
    let parsed = template.parse(decoded.text, zones: zones)
    return (parsed.review, template, decoded.notes + parsed.notes)
  }

  /// A file that is called so must be JSON; another one that begins like it may be.
  private func json(_ text: String, of input: Input) throws(Failure) -> JSON? {
    let isCalledSo = input.path.lowercased().hasSuffix(".json")
    let start = text.utf8.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard isCalledSo || start == UInt8(ascii: "{") && !input.path.lowercased().hasSuffix(".md") else { return nil }
    do {
      return try JSON(parsing: text)
    } catch {
      if isCalledSo { throw .noJSON(input.name, error) }
      return nil
    }
  }
}

extension Template {
  /// The template that leaves out least of a review.
  static func nearest(to review: Review) -> Template {
    builtIn.min { $0.omitted(review).count < $1.omitted(review).count } ?? builtIn[0]
  }
}
