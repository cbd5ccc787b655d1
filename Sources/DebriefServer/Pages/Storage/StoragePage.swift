import Debrief
import DebriefStore
import Hummingbird

extension Server {
  func storage(_ request: Request, _ context: Context) async throws -> Response {
    let page = StoragePage(storage: try await store.storage(), quota: store.limits.quota, today: now().date)
    return self.page("Storage", at: .people, request, context) { page.write(into: &$0) }
  }
}

/// How much is kept, how much room it takes, and what an administrator should look at.
struct StoragePage {
  var storage: Storage
  /// Bytes of all attachments together; nil for as many as there is room for.
  var quota: Int?
  var today: CivilDate

  func write(into html: inout HTML) {
    html.administration("Storage", .storage)
    for finding in storage.findings {
      html.problem("\(finding.what) (\(finding.place)). \(finding.advice)")
    }
    html.setting("kept", "What is kept") { html in
      facts(
        [
          ("Reviews", reviews), ("Versions of them", Self.number(storage.versions)),
          ("Comments", Self.number(storage.comments)), ("Attachments", attachments),
        ], &html)
    }
    html.setting("room", "Room on the disk") { html in
      facts(
        [
          ("Database", storage.databaseBytes.map(Figure.size) ?? "not known"),
          ("Attachments", bytes),
          ("Free", storage.freeBytes.map(Figure.size) ?? "not known: the database is on another machine"),
        ], &html)
    }
    html.setting("backup", "Backup", "What debrief backup writes. Copies made by other means are not known here.") {
      html in
      facts([("Last backup", backup)], &html)
    }
    html(.p, .class("small quiet")) { html in
      html.text("These figures are quick. ")
      html(.code, text: "debrief doctor")
      html.text(" looks at every review, its history and every attachment.")
    }
  }

  private var reviews: String {
    let removed = storage.removed == 0 ? "" : ", and \(Self.number(storage.removed)) removed that can be brought back"
    return Self.number(storage.reviews) + removed
  }

  private var attachments: String { Self.number(storage.attachments) }

  private var bytes: String {
    Figure.size(storage.attachmentBytes) + (quota.map { " of \(Figure.size($0)) that they may take" } ?? "")
  }

  private var backup: String {
    guard let at = storage.backedUp else { return "none yet" }
    let days = today.daysSinceEpoch - at.date.daysSinceEpoch
    return TimeWords.noted(at) + (days < 1 ? ", today" : ", \(Figure.count(days, "day")) ago")
  }

  private static func number(_ count: Int) -> String { Figure.grouped(String(count)) }

  private func facts(_ facts: [(label: String, words: String)], _ html: inout HTML) {
    html(.dl, .class("facts")) { html in
      for fact in facts {
        html(.dt, text: fact.label)
        html(.dd, text: fact.words)
      }
    }
  }
}
