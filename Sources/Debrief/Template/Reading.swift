import Markdown

/// Walks a document's blocks along a form's addresses, and captures what each place says.
///
/// Headings and labels are found by their words, wherever they stand; position counts only inside an unlabelled list.
struct Reading {
  var form: Form
  var slots: [Slot]
  var document: Document
  /// Added to line numbers: the lines before a fence whose text is read as a document of its own.
  var lineBase = 0

  var captures: [Capture] = []
  /// The scope of each element.
  var elements: [Int] = []
  var passages: [Passage] = []
  var notes: [Note] = []
  var title: (text: String, line: Int)?

  /// The element of a scope that stands once.
  var single: [Int: Int] = [:]
  /// The place whose section we are in, and the one that what follows belongs to.
  var section = 0
  var open = 0
  var row: Int?
  /// The place of that row.
  var rowPlace = -1
  /// What the open place was given so far.
  var value = Value()
  var path: [(level: Int, text: String)] = []
  /// The form's headings that we are below, with the document's levels.
  var sections: [(level: Int, place: Int)] = []
  var inPassage = false
  var isAlsoSaid = false
  var bullet: [Int: Int] = [:]
  var used: Set<Int> = []
  var seenHeading = false
  /// Whether a list below a heading holds the labels of the form's head.
  var isHeadList = false
  /// How soon the actions below a line such as "This month" are due, where the form has no group for it.
  var horizon: String?
  var isHead: Bool { !seenHeading || isHeadList }

  /// The zone that the section's heading names: "Timeline (CET)".
  var zone: String?
  var zoneLevel = 0
  /// The zone that a line before the first section names.
  var documentZone: String?

  static func zone(in heading: String) -> String? {
    if let open = heading.lastIndex(of: "("), let close = heading[open...].firstIndex(of: ")") {
      return ZoneNames.said(in: heading[heading.index(after: open)..<close])
    }
    for sign in [", ", " – ", " - "] {
      if let at = heading.range(of: sign), let zone = ZoneNames.said(in: heading[at.upperBound...]) { return zone }
    }
    return nil
  }

  struct Value {
    var lines: [String] = []
    var items: [String] = []
    var line = 0
    var ticked: Bool?
    var block = -1
  }

  init(_ form: Form, _ document: Document) {
    self.form = form
    self.document = document
    slots = form.slots
  }

  mutating func read() {
    blocks(document.children(0))
    close()
  }

  mutating func blocks(_ blocks: some Sequence<Int>) {
    var isBehindRule = false
    for block in blocks {
      if inPassage, isBehindRule, isFooter(block) { leavePassage() }
      isBehindRule = document.blocks[block].kind == .rule
      switch document.blocks[block].kind {
      case .heading(let level): heading(block, level)
      case _ where inPassage: keep(document.source(of: block), block)
      case .paragraph, .definition: paragraph(block)
      case .list: list(block)
      case .table: table(block)
      case .fence: fence(block)
      case .quote: quote(block)
      case .rule: break
      case .html where form.constants.contains(Wording.full(document.text(block))): break
      case .frontMatter: frontMatter(block)
      default: content(document.source(of: block), block)
      }
    }
  }
}
