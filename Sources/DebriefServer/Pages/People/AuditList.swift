import Debrief
import DebriefStore

/// Lines of the log.
struct AuditList {
  var entries: [AuditEntry]
  /// What keys of accounts and groups stand for.
  var names: [String: String]

  func write(into html: inout HTML) {
    guard !entries.isEmpty else { return html(.p, .class("quiet"), text: "Nothing is noted yet.") }
    html(.table, .class("rows audit")) { html in
      html(.caption, .class("hidden"), text: "The log, the newest first")
      html(.thead) { html in
        html(.tr) { html in
          for name in ["When", "Who", "What", "Of", "From"] { html(.th, .scope("col"), text: name) }
        }
      }
      html(.tbody) { html in
        for entry in entries { row(entry, &html) }
      }
    }
    html.line()
  }

  private func row(_ entry: AuditEntry, _ html: inout HTML) {
    html(.tr) { html in
      html(.td, .class("nowrap")) { $0(.time, .datetime(entry.at.iso), text: TimeWords.noted(entry.at)) }
      html(.td, .column("Who"), text: entry.account.flatMap { names[$0] } ?? entry.name)
      html(.td, .column("What"), text: entry.words)
      html(.td, .column("Of")) { html in
        guard let subject = entry.subject else { return }
        // Keys of reviews and tokens have no other name here.
        if let name = names[subject] { html.text(name) } else { html(.span, .class("mono"), text: subject) }
      }
      html(.td, .column("From"), text: entry.address ?? "")
    }
    html.line()
  }
}

extension AuditEntry {
  var words: String {
    let what = act.rawValue.replacing("-", with: " ")
    let words = what.prefix(1).uppercased() + what.dropFirst()
    return details.isEmpty ? words : "\(words): \(details)"
  }
}
