/// The way between the pages of administrators.
struct AdministrationNav {
  enum Place: String, CaseIterable {
    case people = "People"
    case groups = "Groups"
    case privateReviews = "Private reviews"
    case targets = "Targets"
    case templates = "Templates"
    case vocabulary = "Vocabulary"
    case webhooks = "Webhooks"
    case log = "Log"
    case storage = "Storage"

    var path: String {
      switch self {
      case .people: "/people"
      case .groups: "/people#groups"
      case .privateReviews: "/people/private"
      case .targets: "/targets"
      case .templates: "/templates"
      case .vocabulary: "/vocabulary"
      case .webhooks: "/people/webhooks"
      case .log: "/people/audit"
      case .storage: "/people/storage"
      }
    }
  }

  var place: Place

  func write(into html: inout HTML) {
    html(.nav, .class("tabs"), .label("Administration")) { html in
      for each in Place.allCases {
        html(.a, .href(each.path), each == place ? .currentPage : nil, text: each.rawValue)
      }
    }
    html.line()
  }
}

extension HTML {
  /// What stands over a page of administrators.
  mutating func administration(_ title: String, _ place: AdministrationNav.Place) {
    self(.div, .class("head")) { $0(.h1, text: title) }
    AdministrationNav(place: place).write(into: &self)
  }
}
