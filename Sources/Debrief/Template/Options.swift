/// What may stand behind a path in a tag, as docs/templates.md lists it. Another word has no effect, so it is a problem.
enum Options {
  private static let ofSlots = [
    "utc", "full", "day", "bare", "radio", "emoji", "mark", "met", "dash", "fence", "blank-fence", "prefix", "words",
    "count", "note", "fallback",
  ]
  /// With a value: `unit=users`.
  private static let named = ["unit", "scheme", "role", "lines", "with", "separator"]
  private static let ofScopes = [
    "rest", "peek", "tail", "told", "needed", "last=rootCause", "shared", "dashboard", "guess",
  ]

  /// - Parameter shape: the element that the slot belongs to; nil for the review.
  static func problems(of slot: Slot, in shape: RecordShape?) -> [String] {
    switch slot.kind {
    case .value: slot.options.compactMap(problem)
    case .number: slot.options.filter { $0 != "all" }.map { unknown($0, among: ["all"]) }
    case .also:
      slot.options.compactMap { name in shape.flatMap { $0.field(name) == nil ? noField(name, in: $0) : nil } }
    case .mention:
      keys(slot.options.filter { $0 != "late" && $0.contains("=") }, slot.path)
        + slot.options.filter { $0 != "late" && !$0.contains("=") }.map { unknown($0, among: ["late"]) }
    case .box, .tick, .flag: slot.options.map { unknown($0, among: []) }
    }
  }

  static func problems(of scope: Scope) -> [String] {
    keys(scope.keys.map { "\($0.field)=\($0.value)" }, scope.list)
      + scope.options.filter { !ofScopes.contains($0) }.map { unknown($0, among: ofScopes) }
  }

  /// “no field has the name “titel”; was “title” meant?”
  static func noField(_ path: String, in shape: RecordShape) -> String {
    let known = paths(of: shape) + Composite.allCases.map(\.rawValue)
    return "no field has the name “\(path)”" + meant(path, among: known)
  }

  static func noList(_ path: String) -> String {
    let isField = Catalogue.lens(path.split(separator: ".").map(String.init)) != nil
    return isField ? "“\(path)” is a field, but no list" : "no list has the name “\(path)”" + meant(path, among: lists)
  }

  private static func problem(_ option: String) -> String? {
    guard let sign = option.firstIndex(of: "=") else {
      return ofSlots.contains(option) ? nil : unknown(option, among: ofSlots + named)
    }
    let (name, value) = (String(option[..<sign]), String(option[option.index(after: sign)...]))
    guard named.contains(name) else { return unknown(name, among: named) }
    guard name == "scheme", SeverityScheme.named(value) == nil else { return nil }
    return "no scheme of severities has the name “\(value)”" + meant(value, among: SeverityScheme.known.map(\.name))
  }

  /// Keys name fields of the list's elements.
  private static func keys(_ pairs: [String], _ list: [String]) -> [String] {
    let known = fields(of: list)
    return pairs.compactMap { pair in
      let name = String(pair.prefix { $0 != "=" })
      if known.contains(name) { return nil }
      return "an element of “\(list.joined(separator: "."))” has no field “\(name)”" + meant(name, among: known)
    }
  }

  private static func fields(of list: [String]) -> [String] {
    if let shape = Catalogue.element(of: list) { return paths(of: shape) }
    return ["choice", "category", "text", "name", "role", "handle"]
  }

  private static func unknown(_ word: String, among known: [String]) -> String {
    "no option has the name “\(word)”" + meant(word, among: known)
  }

  private static func meant(_ word: String, among known: [String]) -> String {
    word.nearest(of: known).map { "; was “\($0)” meant?" } ?? ""
  }

  private static var lists: [String] {
    paths(of: Review.shape).filter { path in
      if case .list? = Catalogue.lens(path.split(separator: ".").map(String.init)) { true } else { false }
    }
  }

  /// Every field, those of records within by their whole path.
  private static func paths(of shape: RecordShape) -> [String] {
    shape.fields.flatMap { field in
      guard case .record(let inner) = field.lens else { return [field.name] }
      return [field.name] + paths(of: inner).map { "\(field.name).\($0)" }
    }
  }
}
