import ArgumentParser
import Debrief

/// An empty review.
struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a review, with the next incident ID of this year.",
    discussion: "Example: debrief new --title \"Checkout slow\" --severity SEV-2 --template manager"
  )

  @Option(help: ArgumentHelp("What happened, in one line.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("How bad it was, in the template's own scheme: SEV-2, P1.", valueName: "level"))
  var severity: String?

  @Option(help: ArgumentHelp("The template that gives the review its order.", valueName: "NAME"))
  var template: String?

  @OptionGroup var kept: StoreOptions

  func run() async throws {
    let template = try template.map { name throws(Failure) in
      if let template = Template.named(name) { return template }
      throw .unknownTemplate(name, known: Template.builtInNames)
    }
    var review = Review()
    review.title = title
    review.template = template?.name
    review.severity = severity.map { Severity.of($0, in: template) }
    review.status = Status("draft")
    let created = try await kept.reviews(making: true) { [review] in try await $0.create(review) }
    try Output.print("\(created.review.id ?? created.uid)\n")
  }
}

extension Severity {
  /// A level by its name, in the scheme of the template where that has it.
  fileprivate static func of(_ written: String, in template: Template?) -> Severity {
    let schemes = (template?.scheme).map { [$0] + SeverityScheme.known } ?? SeverityScheme.known
    return schemes.lazy.map { $0.severity(written) }.first { $0.rank != nil } ?? Severity(written)
  }
}

extension Template {
  /// The scheme that its slot for the severity asks in.
  fileprivate var scheme: SeverityScheme? {
    let mark = "{{severity scheme="
    guard let start = source.firstRange(of: mark)?.upperBound else { return nil }
    return SeverityScheme.named(String(source[start...].prefix { $0 != " " && $0 != "}" }))
  }
}
