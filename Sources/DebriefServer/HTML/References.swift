import Debrief
import Markdown

/// What words in prose mean on our pages: `AI-3` its action item, `#INC-2026-0117` the review of that incident,
/// `@marek` somebody who is spoken to.
struct References: Sendable {
  /// The keys of the action items of the review that is shown.
  var actions: Set<String> = []
  /// Where these stand: empty for the same page.
  var page = ""
  /// Names that mean somebody behind an `@`.
  var names: [String] = []

  func find(in text: String) -> [Markdown.HTML.Reference] {
    var found: [Markdown.HTML.Reference] = []
    if !names.isEmpty {
      found = Mentions.find(in: text, of: names).map { Markdown.HTML.Reference($0.range, path: nil) }
    }
    guard text.contains("-") else { return found }
    for match in text.matches(
      of: /(?:^|(?<before>[^\p{L}\p{N}_\/-]))(?<word>#?\p{Lu}{2,12}-[0-9][0-9-]{0,20})(?![\p{L}\p{N}_-])/)
    {
      let word = match.output.word
      let range = word.startIndex..<word.endIndex
      if word.hasPrefix("#") {
        found.append(Markdown.HTML.Reference(range, path: "/reviews/" + Form.encode(String(word.dropFirst()))))
      } else if actions.contains(String(word)) {
        found.append(Markdown.HTML.Reference(range, path: page + "#" + word))
      }
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
