import Debrief

// Lists, boxes to tick, terms and what is said of them.

extension HTMLMarkdown {
  mutating func list(_ element: HTMLElement) -> [String] {
    guard nested < Self.mostNested else { return blocks(element.children) }
    nested += 1
    defer { nested -= 1 }
    let isTasks = element.hasClass("inline-task-list") || element.hasClass("contains-task-list")
    var items: [String] = []
    var number = Int(element["start"] ?? "").map { min(max($0, 0), 99_999) } ?? 1
    for child in element.children {
      guard let item = child.element, !isLeftOut(item) else { continue }
      switch item.name {
      case "ul", "ol", "menu":
        let inner = list(item).joined(separator: "\n")
        if items.isEmpty {
          items.append(inner)
        } else {
          items[items.count - 1] += "\n" + MarkdownText.indented(inner, by: 2)
        }
        continue
      case "ac:task":
        items += [task(item)]
        continue
      default: break
      }
      var inner = inside { $0.blocks(item.children) }
      if isTasks, item["data-inline-task-id"] != nil || item.hasClass("checked") {
        let box = Self.box(item.hasClass("checked"))
        inner = inner.isEmpty ? [] : [box + inner[0]] + inner.dropFirst()
      }
      inner = Self.boxed(inner)
      guard !inner.isEmpty else { continue }
      items.append(MarkdownText.item(element.name == "ol" ? "\(number). " : "- ", inner))
      number += 1
    }
    return items.isEmpty ? [] : [items.joined(separator: "\n")]
  }

  /// A box that stands alone belongs to the words behind it.
  private static func boxed(_ blocks: [String]) -> [String] {
    guard blocks.count > 1, ["[x]", "[ ]"].contains(blocks[0]) else { return blocks }
    return [blocks[0] + " " + blocks[1]] + blocks.dropFirst(2)
  }

  private mutating func task(_ element: HTMLElement) -> String {
    let isDone = element.first("ac:task-status")?.text.oneLine == "complete"
    let body = element.first("ac:task-body")?.children ?? []
    var inner = inside { $0.blocks(body) }
    if inner.isEmpty { inner = [""] }
    inner[0] = Self.box(isDone) + inner[0]
    return MarkdownText.item("- ", inner)
  }

  /// How deep a list of a word processor is, which writes those within others behind them; nil for any other list, and
  /// for one that is not within another.
  func wordList(_ element: HTMLElement) -> Int? {
    guard element.name == "ul" || element.name == "ol",
      let name = element.classes.first(where: { $0.hasPrefix("lst-") }), let dash = name.lastIndex(of: "-"),
      let level = Int(name[name.index(after: dash)...])
    else { return nil }
    // Items of a level that an inner list cut in two go on with it.
    return level == 0 ? (element.hasClass("start") ? nil : 0) : min(level, Self.mostNested)
  }

  /// `Term: what is said of it`, one an item.
  mutating func definitions(_ element: HTMLElement) -> [String] {
    var items: [String] = []
    for part in element.all({ $0.name == "dt" || $0.name == "dd" }) where !isLeftOut(part) {
      guard part.name == "dd" else {
        let term = words(part.children, bold: true)
        if !term.isEmpty { items.append("- **\(term.last == ":" ? String(term.dropLast()) : term)**:") }
        continue
      }
      let said = inside { $0.blocks(part.children) }
      guard !said.isEmpty else { continue }
      if items.isEmpty { items.append("-") }
      let isFirst = items[items.count - 1].hasSuffix("**:") || items[items.count - 1] == "-"
      let text = MarkdownText.item("  ", said)
      items[items.count - 1] += isFirst && !MarkdownText.isList(said[0]) ? text.dropFirst() : "\n" + text
    }
    return items.isEmpty ? [] : [items.joined(separator: "\n")]
  }
}
