/// A place of a template that shows one value, and reads it.
package final class Slot: Sendable {
  package enum Kind: Sendable, Equatable {
    /// `{{path | blank}}`: the value, else its blank.
    case value
    /// `{{box list}}`: a box that says whether the element of its line is there, or done.
    case box
    /// `{{tick}}`: a box without a meaning of its own; ticked when its line says something.
    case tick
    /// `{{mention list | blank}}`: the elements' own words, on one line.
    case mention
    /// `{{flag path | words}}`: words that stand there when it is true.
    case flag
    /// `{{also status priority}}`: known choices without a column of their own, in brackets.
    case also
    /// `{{n}}`: the number of the row.
    case number
  }

  package let kind: Kind
  /// In the names of the contract; within a scope, relative to its element.
  package let path: [String]
  /// How it is written: `utc`, `radio`, `emoji`, `names` and so on.
  package let options: [String]
  package let blank: String
  /// The element it belongs to.
  package let scope: Int?
  /// The line of the template, from 1.
  package let line: Int
  /// The record that its element is; nil for the review, and where the list holds texts.
  let shape: RecordShape?
  /// How its value is written and read; nil for slots that hold none.
  let lens: Lens?
  /// What it shows when it shows several fields as one.
  let composite: Composite?

  init(
    _ kind: Kind, _ path: [String], options: [String] = [], blank: String = "", scope: Int?, line: Int = 0,
    in scopes: [Scope]
  ) {
    self.kind = kind
    self.path = path
    self.options = options
    self.blank = blank
    self.scope = scope
    self.line = line
    let list = scope.map { scopes[$0].list }
    shape = scope.flatMap { scopes[$0].shape }
    composite = Composite.at(path, of: list, kind)
    lens = kind == .mention ? Catalogue.lens(path) : composite == nil ? Slot.lens(path, of: list) : nil
  }

  private init(_ slot: Slot, options: [String]) {
    (kind, path, blank, scope, line) = (slot.kind, slot.path, slot.blank, slot.scope, slot.line)
    (shape, lens, composite) = (slot.shape, slot.lens, slot.composite)
    self.options = options
  }

  /// Whether its words are all that an element says.
  var isElement: Bool { path == ["."] || scope != nil && ["what", "title", "text"].contains(path[0]) }

  /// The same place where times are in another zone; nil: in the document's own.
  func zoned(_ name: String?) -> Slot {
    Slot(self, options: options.filter { $0 != "utc" && !$0.hasPrefix("zone=") } + (name.map { ["zone=" + $0] } ?? []))
  }

  private static func lens(_ path: [String], of list: [String]?) -> Lens? {
    guard let list else { return Catalogue.lens(path) }
    guard case .list(let element)? = Catalogue.lens(list) else { return nil }
    if path == ["."] { return element }
    return element.record.flatMap { Catalogue.lens(path, in: $0) }
  }

  func has(_ option: String) -> Bool { options.contains(option) }

  /// The value of an option `name=value`.
  func option(_ name: String) -> String? {
    options.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}

/// The element, or the elements, that slots of a line or of a section belong to.
package final class Scope: Sendable {
  package enum Kind: Sendable, Equatable {
    /// `{{@list key=value}}`, `{{box list}}`: one element, known by its keys.
    case one
    /// `{{#list key=value}}…{{/}}`: a row for each.
    case rows
  }

  package let kind: Kind
  package let list: [String]
  /// What an element of this scope says by standing here.
  package let keys: [Key]
  /// `rest`: without those that stood at an earlier place; `peek`: leaves them for a later one.
  package let options: [String]
  /// The record that its elements are; nil where the list holds texts.
  let shape: RecordShape?

  package struct Key: Sendable, Equatable {
    package let field: String
    package let value: String
  }

  init(_ kind: Kind, _ list: [String], keys: [Key], options: [String]) {
    (self.kind, self.list, self.keys, self.options) = (kind, list, keys, options)
    shape = Catalogue.element(of: list)
  }
}

/// The pieces that a template's text falls into.
indirect enum Piece: Sendable {
  case text(String)
  case slot(Int)
  /// The rows of a scope, and what stands there when there are none.
  case rows(scope: Int, row: [Piece], blank: [Piece])
  /// Shown when one of its slots has a value.
  case optional([Piece])
  /// Shown when there is an element for it, under a heading of its own.
  case further(scope: Int, header: [Piece], row: [Piece])
}

extension Slot {
  /// Whether its value is an author's words, which may look like anything.
  var isWords: Bool {
    if kind == .mention { return true }
    switch lens {
    case .prose?, .text?: return !has("fence")
    case .list?: return true
    default: return false
    }
  }
}
