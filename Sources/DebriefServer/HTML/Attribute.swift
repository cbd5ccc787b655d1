/// The attributes that pages use. None of them can hold a script or a style.
struct Attribute: Sendable {
  let name: StaticString
  /// nil for an attribute that is there or not.
  let value: String?

  private init(_ name: StaticString, _ value: String? = nil) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func id(_ id: String) -> Attribute { Attribute("id", id) }
  static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  /// From left or from right, as the words themselves go.
  static let ownDirection = Attribute("dir", "auto")
  static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  static func role(_ value: String) -> Attribute { Attribute("role", value) }
  static func label(_ words: String) -> Attribute { Attribute("aria-label", words) }
  static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
  static func describedBy(_ id: String) -> Attribute { Attribute("aria-describedby", id) }
  static func sort(_ value: String) -> Attribute { Attribute("aria-sort", value) }
  static let unseen = Attribute("aria-hidden", "true")
  /// The page that one is on.
  static let currentPage = Attribute("aria-current", "page")
  /// The part or the choice that one is at.
  static let current = Attribute("aria-current", "true")
  static func data(theme: String) -> Attribute { Attribute("data-theme", theme) }
  /// The column's name, for the phone.
  static func column(_ words: String) -> Attribute { Attribute("data-l", words) }
  /// What is said aloud when it changes, after what is being said.
  static let polite = Attribute("aria-live", "polite")
  /// The version of the review that a page shows; what happens to it is told of.
  static func data(version: Int) -> Attribute { Attribute("data-version", String(version)) }
  static func data(review: String) -> Attribute { Attribute("data-review", review) }
  /// The script that hears for all pages of a browser.
  static func data(stream: String) -> Attribute { Attribute("data-stream", stream) }
  /// The path whose comments stand there.
  static func data(talk: String) -> Attribute { Attribute("data-talk", talk) }
  /// The review that a clock is for, and how long it is meant to go on.
  static func data(clock: String) -> Attribute { Attribute("data-clock", clock) }
  static func data(minutes: Int) -> Attribute { Attribute("data-minutes", String(minutes)) }
  /// Whose drafts a browser keeps.
  static func data(account: String) -> Attribute { Attribute("data-account", account) }
  /// The field of the review that is written there.
  static func data(field: String) -> Attribute { Attribute("data-field", field) }
  /// The line of a text that is meant.
  static func data(line: Int) -> Attribute { Attribute("data-line", String(line)) }
  /// Names what the page's script makes more comfortable.
  static func comfort(_ name: String) -> Attribute { Attribute("data-comfort", name) }

  /// An address of our own: a path, a query or a fragment.
  static func href(_ path: String) -> Attribute { Attribute("href", path) }
  static func src(_ path: String) -> Attribute { Attribute("src", path) }
  static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  /// What stands in `content` is a header of the page.
  static func header(_ name: String) -> Attribute { Attribute("http-equiv", name) }
  static func content(_ value: String) -> Attribute { Attribute("content", value) }
  static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
  static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  static func download(_ name: String) -> Attribute { Attribute("download", name) }
  /// What a picture shows.
  static func alt(_ words: String) -> Attribute { Attribute("alt", words) }
  /// A picture that is fetched only when it comes near the window.
  static let lazy = Attribute("loading", "lazy")

  /// Where keys go when the page is there.
  static let autofocus = Attribute("autofocus")
  static func type(_ value: String) -> Attribute { Attribute("type", value) }
  static func name(_ value: String) -> Attribute { Attribute("name", value) }
  static func value(_ value: String) -> Attribute { Attribute("value", value) }
  static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  static func action(_ path: String) -> Attribute { Attribute("action", path) }
  /// The form that a control belongs to, where it stands outside of it.
  static func form(_ id: String) -> Attribute { Attribute("form", id) }
  /// Where this button sends its form instead, and that what it lacks is no matter then.
  static func formAction(_ path: String) -> Attribute { Attribute("formaction", path) }
  static let formNoValidate = Attribute("formnovalidate")
  static func method(_ value: String) -> Attribute { Attribute("method", value) }
  /// The words that a field offers, by the id of their list.
  static func list(_ id: String) -> Attribute { Attribute("list", id) }
  /// The field that a part of the page writes into.
  static func data(into id: String) -> Attribute { Attribute("data-into", id) }
  static func encoding(_ value: String) -> Attribute { Attribute("enctype", value) }
  static func accept(_ value: String) -> Attribute { Attribute("accept", value) }
  static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
  static func rows(_ value: Int) -> Attribute { Attribute("rows", String(value)) }
  static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
  static func least(_ length: Int) -> Attribute { Attribute("minlength", String(length)) }
  /// Asks a phone for its keys of numbers.
  static let decimal = Attribute("inputmode", "decimal")
  static let invalid = Attribute("aria-invalid", "true")
  /// Keys that lead there, for ears.
  static func shortcut(_ keys: String) -> Attribute { Attribute("aria-keyshortcuts", keys) }
  /// Not there until the page's script fills it.
  static let unfilled = Attribute("hidden")
  static let readonly = Attribute("readonly")
  static let required = Attribute("required")
  /// That a field takes several.
  static let multiple = Attribute("multiple")
  static let checked = Attribute("checked")
  static let selected = Attribute("selected")
  static let open = Attribute("open")

  // Geometry of drawings.
  static func box(_ value: String) -> Attribute { Attribute("viewBox", value) }
  static func d(_ value: String) -> Attribute { Attribute("d", value) }
  static func x(_ value: String) -> Attribute { Attribute("x", value) }
  static func y(_ value: String) -> Attribute { Attribute("y", value) }
  static func x1(_ value: String) -> Attribute { Attribute("x1", value) }
  static func x2(_ value: String) -> Attribute { Attribute("x2", value) }
  static func y1(_ value: String) -> Attribute { Attribute("y1", value) }
  static func y2(_ value: String) -> Attribute { Attribute("y2", value) }
  static func dx(_ value: Int) -> Attribute { Attribute("dx", String(value)) }
  static func cx(_ value: String) -> Attribute { Attribute("cx", value) }
  static func cy(_ value: String) -> Attribute { Attribute("cy", value) }
  static func r(_ value: String) -> Attribute { Attribute("r", value) }
  static func rx(_ value: String) -> Attribute { Attribute("rx", value) }
  static func width(_ value: String) -> Attribute { Attribute("width", value) }
  static func height(_ value: String) -> Attribute { Attribute("height", value) }
  static func anchor(_ value: String) -> Attribute { Attribute("text-anchor", value) }
  static func dashes(_ value: String) -> Attribute { Attribute("stroke-dasharray", value) }
  static func stroke(_ width: String) -> Attribute { Attribute("stroke-width", width) }
  static func units(_ value: String) -> Attribute { Attribute("patternUnits", value) }
  static func transform(_ value: String) -> Attribute { Attribute("patternTransform", value) }
}

extension Attribute {
  /// An address that a person wrote; nil unless it is one that a browser only follows.
  static func link(_ written: String) -> Attribute? {
    let lower = written.lowercased()
    guard ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) else { return nil }
    return Attribute("href", written)
  }
}
