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
      html(.td, .column("What"), text: entry.words(names))
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
  /// `Shared: added group Security`.
  func words(_ names: [String: String]) -> String {
    let what = act.rawValue.replacing("-", with: " ")
    let words = what.prefix(1).uppercased() + what.dropFirst()
    let said = details.split(separator: " ").map { Self.said(String($0), names) }.joined(separator: " ")
    return said.isEmpty ? words : "\(words): \(said)"
  }

  /// A word, or the name that a key or a member's key in it stands for.
  private static func said(_ word: String, _ names: [String: String]) -> String {
    let end = word.hasSuffix(",") ? "," : ""
    let key = String(word.dropLast(end.count))
    if let name = names[key] { return name + end }
    guard let sign = key.first, "+-−".contains(sign), let member = Member(key: String(key.dropFirst())),
      let name = names[member.uid]
    else { return word }
    let isGroup = if case .group = member { true } else { false }
    return (sign == "+" ? "added " : "removed ") + (isGroup ? "group " : "") + name + end
  }
}
