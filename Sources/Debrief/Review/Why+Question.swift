extension Why {
  /// The question that asks into an answer, in its own words: “The pool was exhausted.” → “Why was the pool exhausted?”;
  /// nil where there is no answer to ask into.
  package static func question(into answer: Prose?) -> String? {
    let words = sentence(answer?.markdown ?? "").split(separator: " ").map(String.init)
    guard !words.isEmpty else { return nil }
    guard words.count <= longest else { return "Why did this happen?" }
    if let place = words.indices.prefix(farthest).first(where: { verbs.contains(words[$0].lowercased()) }), place > 0,
      !words[..<place].contains(where: { joins.contains($0.lowercased()) || $0.hasSuffix(",") })
    {
      let subject = lowered(Array(words[..<place]), before: words[place].lowercased()) + words[(place + 1)...]
      return "Why \(words[place].lowercased()) \(subject.joined(separator: " "))?"
    }
    return "Why did it happen that \(lowered(words).joined(separator: " "))?"
  }

  private static let longest = 24
  /// How far into a sentence its verb is looked for.
  private static let farthest = 7
  private static let verbs: Set = [
    "was", "were", "is", "are", "had", "has", "have", "could", "did", "does", "do", "can", "would", "will", "should",
  ]
  /// Behind such a word another clause begins, whose verb is not that of the sentence.
  private static let joins: Set = [
    "and", "or", "but", "that", "which", "who", "when", "where", "while", "if", "as", "since", "after", "before",
    "because", "so", "until", "what", "how", "by", "to",
  ]
  /// Written small where they do not begin a sentence.
  private static let small: Set = [
    "the", "a", "an", "this", "that", "these", "those", "it", "its", "there", "no", "nothing", "nobody", "none", "each",
    "every", "all", "some", "many", "most", "both", "our", "their", "we", "they", "only", "two", "three", "one", "when",
    "after", "before", "during", "until", "while", "because", "since", "in", "on", "at", "with", "without", "new",
    "old",
    "more", "too", "not",
  ]

  /// Such a verb has several things before it, and hardly a name: “Pods were …”.
  private static let plural: Set = ["were", "are", "have", "do"]

  private static func lowered(_ words: [String], before verb: String = "") -> [String] {
    guard let first = words.first else { return words }
    let isPlural = plural.contains(verb) && first.last == "s" && first.dropFirst().allSatisfy(\.isLowercase)
    guard isPlural || small.contains(first.lowercased()) else { return words }
    return [first.lowercased()] + words.dropFirst()
  }

  /// The first sentence of the first line, without the marks around and within it, and without “Because”.
  private static func sentence(_ markdown: String) -> String {
    let line = markdown.split(separator: "\n").first.map(String.init) ?? ""
    var text = line.filter { !"*`".contains($0) }.trimmed
    if let end = text.firstRange(of: /[.!?;](\s|$)/) { text = String(text[..<end.lowerBound]) }
    if text.lowercased().hasPrefix("because ") { text = String(text.dropFirst("because ".count)).trimmed }
    while let last = text.last, ",:–—-".contains(last) { text = String(text.dropLast()).trimmed }
    return text
  }
}
