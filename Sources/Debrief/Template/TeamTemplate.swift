/// A template that a team wrote in Debrief itself.
package struct TeamTemplate: Sendable, Hashable {
  /// How many a team can have.
  package static let most = 20
  /// Bytes of one's text.
  package static let size = 64 << 10
  /// Places of fields and rows in it, so that no page waits long for its document.
  package static let tags = 1000
  /// Letters of what people call it.
  package static let labelSize = 60

  /// As addresses and reviews say it: it stays what it was at first.
  package let name: String
  /// What people call it.
  package var label: String
  package var source: String

  package init(name: String, label: String, source: String) {
    self.name = name
    self.label = label
    self.source = source
  }

  /// What is wrong with it, each with its line. It can be kept where nothing is.
  package var faults: [Note] {
    guard source.utf8.count <= Self.size else {
      return [Note(.limit, "the text is longer than the 64 KiB that a template may have")]
    }
    guard
      source.split(separator: "{{", maxSplits: Self.tags + 1, omittingEmptySubsequences: false).count <= Self.tags + 1
    else {
      return [Note(.limit, "there are more than the 1,000 tags {{…}} that a template may have")]
    }
    return Template(name: name, source: source).faults
  }
}

extension TeamTemplate {
  /// `Payments review` → `payments-review`, with a number where that is taken.
  package static func name(for label: String, taken: some Sequence<String>) -> String {
    let words = label.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    let name = words.isEmpty ? "template" : words
    let taken = Set(taken).union(reserved)
    let numbered = (2...(taken.count + 2)).lazy.map { "\(name)-\($0)" }
    return taken.contains(name) ? numbered.first { !taken.contains($0) } ?? name : name
  }

  /// What commands take where a template's name can stand, too.
  private static let reserved = ["json", "html", "pdf", "auto"]

  /// Why people cannot call a template that; nil where they can.
  package static func objection(to label: String, others: some Sequence<String>) -> String? {
    if label.isEmpty { return "Give it a name." }
    if label.count > labelSize { return "Use at most \(labelSize) letters." }
    if label.contains(where: \.isNewline) { return "Use one line." }
    if others.contains(where: { $0.key == label.key }) {
      return "Another template is called “\(label)”. Choose a name of its own."
    }
    return nil
  }
}

extension Template {
  /// Its problems, and that it has no slot at all.
  package var faults: [Note] {
    source.contains("{{")
      ? problems : [Note(.unreadable, "there is no slot {{…}} in it, so it is no template", line: 1)]
  }
}
