import Debrief

/// A review with every field of the catalogue filled, each place with a word of its own.
struct FullReview {
  private(set) var json: JSON = [:]
  /// Every word, and the path that it stands at.
  private(set) var words: [(path: String, word: String)] = []
  private var count = 0

  init() {
    json = record(Review.shape, "")
  }

  private mutating func record(_ shape: RecordShape, _ path: String) -> JSON {
    .object(
      shape.fields.compactMap { field in
        // An element's own id is an address, not a word; `because` names one.
        let isAddress =
          field.name == "because" || field.name == "id" && !["review", "related incident"].contains(shape.name)
        if isAddress { return nil }
        let here = path.isEmpty ? field.name : path + "." + field.name
        return JSON.Member(field.name, value(field.lens, here))
      })
  }

  private mutating func value(_ lens: Lens, _ path: String) -> JSON {
    switch lens {
    case .text, .prose, .date, .choice: word(path)
    case .moment: ["at": .string(time()), "source": word(path + ".source"), "written": word(path + ".written")]
    // How deep a heading stood is its size on the page.
    case .count where path.hasSuffix(".level"): 2
    case .minutes, .count, .percent, .money: ["written": word(path)]
    case .yesno: true
    case .answer: ["answer": true, "text": word(path)]
    case .choiceText: ["choice": word(path + ".choice"), "text": word(path + ".text")]
    case .person: ["name": word(path + ".name"), "role": word(path + ".role"), "handle": word(path + ".handle")]
    case .severity: ["written": word(path)]
    case .target: ["minutes": ["written": word(path + ".minutes")], "written": word(path + ".written")]
    case .record(let shape): record(shape, path)
    case .list(let element): [value(element, path + "[0]"), value(element, path + "[1]")]
    }
  }

  private mutating func word(_ path: String) -> JSON {
    count += 1
    let word = "word\(count)x"
    words.append((path, word))
    return .string(word)
  }

  private mutating func time() -> String {
    count += 1
    return "2026-02-11T\((count / 60 % 24).padded(2)):\((count % 60).padded(2))Z"
  }
}
