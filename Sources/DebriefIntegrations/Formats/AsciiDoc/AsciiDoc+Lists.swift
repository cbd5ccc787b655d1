import Debrief

// Lists: bullets, numbers, terms, boxes to tick.

extension AsciiDoc {
  /// The first line of an item.
  struct Item {
    enum Mark: Equatable {
      /// `**`: two of them are one deeper than one.
      case bullet(String)
      case number(String)
      case term(String)
    }

    var mark: Mark
    var text: Substring
    var term: Substring = ""

    init?(_ line: Substring) {
      let bare = line.trimmed
      guard let first = bare.first else { return nil }
      if first == "*" || first == "." || first == "-" || first == "•" {
        let marks = bare.prefix { $0 == first }
        guard marks.count < 7, first != "-" || marks.count == 1, bare.dropFirst(marks.count).first == " " else {
          return nil
        }
        mark = first == "." ? .number(String(marks)) : .bullet(String(marks))
        text = bare.dropFirst(marks.count).trimmed
        return
      }
      let digits = bare.prefix { $0.isASCII && $0.isNumber }
      if (1...3).contains(digits.count), bare.dropFirst(digits.count).hasPrefix(". ") {
        mark = .number("1")
        text = bare.dropFirst(digits.count + 2).trimmed
        return
      }
      guard let sign = bare.range(of: "::"), sign.lowerBound > bare.startIndex else { return nil }
      let marks = bare[sign.lowerBound...].prefix { $0 == ":" }
      let rest = bare[sign.lowerBound...].dropFirst(marks.count)
      guard rest.isEmpty || rest.first == " ", marks.count < 5 else { return nil }
      mark = .term(String(marks))
      term = bare[..<sign.lowerBound]
      text = rest.trimmed
    }
  }

  private struct Read {
    let depth: Int
    let item: Item
    var lines: [String]
    var further: [String] = []
  }

  /// Items as long as they follow each other; each kind of mark that was not seen before is one deeper.
  mutating func list() {
    var marks: [Item.Mark] = []
    var items: [Read] = []
    while let line {
      if line.trimmed.isEmpty {
        guard let next = nextItem() else { break }
        at = next
        continue
      }
      if line.trimmed == "+", !items.isEmpty {
        at += 1
        attach(&items[items.count - 1])
        continue
      }
      if line.hasPrefix("//") {
        at += 1
        continue
      }
      guard let item = Item(line) else {
        guard !items.isEmpty, !endsParagraph(line), !line.hasPrefix("=") else { break }
        items[items.count - 1].lines.append(words(line.trimmed))
        at += 1
        continue
      }
      if let known = marks.firstIndex(of: item.mark) {
        marks.removeLast(marks.count - known - 1)
      } else {
        marks.append(item.mark)
      }
      items.append(
        Read(depth: min(marks.count - 1, 10), item: item, lines: item.text.isEmpty ? [] : [words(item.text)]))
      at += 1
    }
    blocks.append(items.map(text).joined(separator: "\n"))
  }

  /// The next item behind blank lines; nil where something else follows.
  private func nextItem() -> Int? {
    var next = at
    while next < lines.count, lines[next].trimmed.isEmpty || lines[next].hasPrefix("//") { next += 1 }
    guard next < lines.count, Item(lines[next]) != nil || isValue(next) else { return nil }
    return next
  }

  /// What a term alone on its line stands for may follow behind a blank line.
  private func isValue(_ next: Int) -> Bool {
    guard let before = lines[..<at].last(where: { !$0.trimmed.isEmpty }), let item = Item(before),
      case .term = item.mark
    else { return false }
    return item.text.isEmpty && !lines[next].hasPrefix("=") && !lines[next].hasPrefix("[")
      && !endsParagraph(lines[next])
  }

  /// The block behind a `+` belongs to the item.
  private mutating func attach(_ item: inout Read) {
    var part: [Substring] = []
    while let line, line.trimmed.hasPrefix("["), line.trimmed.hasSuffix("]") {
      part.append(line)
      at += 1
    }
    guard let first = line else { return }
    if AsciiDoc.isFence(first.trimmed) || first.trimmed == "|===" {
      let close = first.trimmed
      repeat {
        part.append(lines[at])
        at += 1
      } while at < lines.count && lines[at].trimmed != close
      part.append(close)
      at += 1
    } else {
      while let line, !line.trimmed.isEmpty, line.trimmed != "+", part.isEmpty || Item(line) == nil {
        part.append(line)
        at += 1
      }
    }
    item.further += inner(part)
  }

  private func text(_ read: Read) -> String {
    let marker = if case .number = read.item.mark { "1. " } else { "- " }
    var words = read.lines.joined(separator: "\n")
    for (sign, box) in [("[*] ", "[x] "), ("[x] ", "[x] "), ("[ ] ", "[ ] "), ("\\[*] ", "[x] "), ("[\\*] ", "[x] ")] {
      if words.hasPrefix(sign) { words = box + words.dropFirst(sign.count) }
    }
    if !read.item.term.isEmpty { words = "**\(self.words(read.item.term))**: " + words }
    return MarkdownText.indented(MarkdownText.item(marker, [words] + read.further), by: 4 * read.depth)
  }
}
