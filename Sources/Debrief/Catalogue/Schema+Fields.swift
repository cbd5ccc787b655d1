// docs/fields.md: the same catalogue for people.

extension Schema {
  /// Every field, in Markdown.
  package static var fieldsMarkdown: String {
    var page = FieldsPage()
    page.section(Review.shape, path: "")
    return FieldsPage.introduction + page.text + page.choices
  }
}

private struct FieldsPage {
  private(set) var text = ""
  private var sets: [Words] = []

  static let introduction = """
    # The fields of a review

    <!-- Written by `debrief schema --fields-markdown`; change the catalogue, not this page. -->

    Every field has one name: in `debrief convert --to json`, in the API, in templates. A value that was not stated is
    absent. `debrief schema` prints the same as JSON Schema.

    | Type | Shape |
    |---|---|
    | text, prose | a line; Markdown of any length |
    | date | `YYYY-MM-DD`, else as written |
    | moment | `{at, latest?, source?, written?}`; `at` is `YYYY-MM-DDTHH:MM[:SS]` with the offset that was stated |
    | minutes, count, percent | a number when exact, else `{value, latest?, approximate?, written}` |
    | money | `{amount, currency}` when exact, else `{value, latest?, approximate?, written, currency}` |
    | yesno | `true`, `false`; absent when nobody said |
    | answer | `{answer, text}`: a yesno with words |
    | choice | one of a set below; an unknown one stays as written |
    | person | `{name, role?, handle?}` |
    | severity | `{written, scheme, rank}`; rank counts from 1, the worst |
    | target | `{minutes?, written?}` |
    | […] | a list; every element of records has a stable `id` |

    """

  mutating func section(_ shape: RecordShape, path: String) {
    text += path.isEmpty ? "\n## review\n\n" : "\n### \(path)\n\n"
    text += "| Name | Type | Label | What belongs there | Also asked for as |\n|---|---|---|---|---|\n"
    for field in shape.fields {
      let cells = [
        "`\(field.name)`", type(field.lens), field.label, field.meaning, field.aliases.joined(separator: ", "),
      ]
      text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    if shape.name == StatedMeasure.noun {
      text += "\nComputed, shown beside them and ignored when read: `minutes`, `latest`, `from`, `to`, `gap`.\n"
    }
    inner(shape, path: path)
  }

  /// The records below; nine measures are described once.
  private mutating func inner(_ shape: RecordShape, path: String) {
    if shape.name == StatedMeasures.noun, let first = shape.fields.first, case .record(let measure) = first.lens {
      return section(measure, path: path + ".…")
    }
    for field in shape.fields {
      let own = path.isEmpty ? field.name : path + "." + field.name
      switch field.lens {
      case .record(let inner): section(inner, path: own)
      case .list(.record(let inner)): section(inner, path: own + "[]")
      default: break
      }
    }
  }

  private mutating func type(_ lens: Lens) -> String {
    switch lens {
    case .list(let element): return "[" + type(element) + "]"
    case .record(let shape): return shape.name
    case .choice(let words):
      add(words)
      return "choice: \(words.name)"
    case .choiceText(let words):
      add(words)
      return "`{choice, text}`: \(words.name)"
    case .text, .prose, .date, .moment, .minutes, .count, .percent, .money, .yesno, .answer, .person, .severity,
      .target:
      return "\(lens)"
    }
  }

  private mutating func add(_ words: Words) {
    if !sets.contains(where: { $0.name == words.name }) { sets.append(words) }
  }

  /// The sets of choices, each word with its other writings.
  var choices: String {
    var text = "\n## Choices\n"
    for set in sets {
      text += "\n### \(set.name)\n\n"
      for word in set.all {
        let others = ([word.label] + word.aliases).filter { $0.lowercased() != word.id }
        text += "- `\(word.id)`" + (others.isEmpty ? "" : ": " + others.joined(separator: ", ")) + "\n"
      }
    }
    return text
  }
}
