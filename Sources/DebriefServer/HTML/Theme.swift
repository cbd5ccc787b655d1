/// The colours a reader chose; the system decides where nobody did.
enum Theme: String, CaseIterable, Sendable {
  case system, light, dark

  static let cookie = "theme"

  var label: String {
    switch self {
    case .system: "System"
    case .light: "Light"
    case .dark: "Dark"
    }
  }
}
