import Debrief
import DebriefStore

/// A review to be read: everything it holds, in the page's own order.
struct ReviewPage: Sendable {
  var review: Review
  /// What `/reviews/…` and links within Debrief call it.
  var uid: String
  var targets: Targets = .standard
  /// The documents it can be read as.
  var kinds: [Documents.Kind] = []
  /// The present moment, in UTC; nil where nothing may depend on it.
  var now: Stamp?
  /// What the reader of the imported document had to say, as far as a person should still look at it.
  var doubts: [Note] = []
  /// Whether that document's text is here.
  var hasDocument = false
  /// Only entries of that source, in a long timeline.
  var source: String?
  /// The stored files of the review.
  var files = AttachedFiles([], of: "")
  /// What whoever attached a file is called.
  var uploader: @Sendable (String) -> String = { $0 }
  /// What whoever looks may do with the review from this page.
  var acts: Set<Act> = []
  /// Bytes of a file that may be attached.
  var attachmentLimit = 0
  /// Whom a private review is shared with, by name; nil where everyone sees it.
  var members: [String]?
  /// The version that is shown; nil where there is none, as in a preview.
  var version: Int?
  /// Whether people stand under what they were there for, and not under their names.
  var byRoles = false
  /// Whether that is an earlier version, which is only read.
  var isEarlier = false

  /// All that the page is made of; the review by its version.
  struct Key: Hashable, Sendable {
    let uid: String
    let version: Int
    let now: Stamp?
    let doubts: [Note]
    let hasDocument: Bool
    let source: String?
    let files: [StoredFile]
    let acts: Set<Act>
    let members: [String]?
    let targets: Targets
    let byRoles: Bool
    let kinds: [Documents.Kind]
  }

  func key(_ version: Int) -> Key {
    Key(
      uid: uid, version: version, now: review.isGoingOn ? now?.toMinute : now.map { Stamp($0.date) }, doubts: doubts,
      hasDocument: hasDocument, source: source, files: files.all, acts: acts, members: members, targets: targets,
      byRoles: byRoles,
      kinds: kinds)
  }

  /// Of the page; a title does not want the whole review read by roles.
  var heading: String {
    guard byRoles else { return review.heading }
    guard let title = review.title, !title.isEmpty else { return review.byRoles.heading }
    return Cast(review).inWords(title)
  }

  /// The same page with everybody under what they were there for.
  func readByRoles() -> ReviewPage {
    var page = self
    let cast = Cast(review)
    page.byRoles = true
    page.review = review.byRoles
    page.uploader = { cast($0) }
    page.members = members.map { $0.isEmpty ? [] : [Figure.count($0.count, "member")] }
    return page
  }

  /// A part of the page with its line in the contents.
  struct Section {
    var id: String
    var title: String
    /// Its name in the contents, where the title is too long.
    var short: String?
    /// At the right in the contents: a count or a gap.
    var count: String?
    /// At the right of the title.
    var note: String?
    var body: (inout HTML) -> Void
  }

  /// The parts, in order. One that a review may well do without is nil when it has nothing to say.
  var sections: [Section] {
    [
      conflicts, summary, impact, detection, timeline, response, cause, measures, learning, actions, prevention,
      lessons, communication, meeting, openQuestions, approvals, followUp, related, evidence, notes, alsoSaid, doubtful,
    ].compactMap { $0 }
  }

  func write(into html: inout HTML) {
    let sections = sections
    html.files = files
    html.references = References(actions: Set(review.actionKeys))
    defer { (html.files, html.references) = (nil, nil) }
    html(.div, .class("three")) { html in
      html(.nav, .class("toc"), .label("Contents")) { html in
        html(.h2, text: "On this page")
        contents(sections, &html)
      }
      html(.article) { html in
        header(&html)
        // The documents are of the newest version.
        if !isEarlier {
          ReadAs(uid: uid, kinds: kinds, written: review.template, byRoles: byRoles).write(into: &html)
        }
        html(.details, .class("toc-fold")) { html in
          html(.summary, text: "On this page")
          html(.nav, .class("toc"), .label("Contents, folded")) { contents(sections, &$0) }
        }
        AnatomyFigure(anatomy: Anatomy(review, targets: targets, now: now)).write(into: &html)
        for section in sections { write(section, into: &html) }
      }
      rail(&html)
    }
  }

  private func contents(_ sections: [Section], _ html: inout HTML) {
    html(.ol) { html in
      for section in sections {
        html(.li) { html in
          html(.a, .href("#" + section.id)) { html in
            html.text(section.short ?? section.title)
            if let count = section.count { html(.span, .class("n"), text: count) }
          }
        }
      }
    }
  }

  private func write(_ section: Section, into html: inout HTML) {
    html(.section, .id(section.id)) { html in
      html(.h2) { html in
        html.text(section.title)
        html.permanent(section.id, section.title)
        if let note = section.note, !note.isEmpty { html(.span, .class("n"), text: note) }
      }
      html.line()
      section.body(&html)
    }
    html.line()
  }

  /// `Went well` → `went-well`.
  static func anchor(_ words: String) -> String {
    let plain = words.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    return String(plain).split(separator: "-").joined(separator: "-")
  }

  /// The zone and the day that times on this page are understood in.
  var times: TimeWords {
    let moments = [review.startedAt, review.detectedAt, review.resolvedAt, review.endedAt].compactMap { $0 }
    let others = review.timeline.compactMap(\.at) + review.communications.compactMap(\.at)
    return TimeWords(moments + others, day: review.day)
  }

  /// The day that ages are counted to.
  var today: CivilDate? { now?.date }
}

extension Review {
  /// The day of the incident: as stated, else of its first moment.
  var day: CivilDate? { date?.date ?? (startedAt ?? timeline.lazy.compactMap(\.at).first)?.at.date }

  /// What the action items are called, in their order: by place where nobody gave them a key.
  var actionKeys: [String] { actions.enumerated().map { $1.key ?? "AI-\($0 + 1)" } }

  /// What a page calls it; drawn from what is stated elsewhere where it has no title.
  var heading: String {
    let lines = [title, summaryLine, summary?.firstSentence, impactLine, id]
    return lines.compactMap { $0 }.first { !$0.isEmpty } ?? "A review without a title"
  }
}

extension Prose {
  var firstSentence: String {
    let line = markdown.prefix { $0 != "\n" }
    guard let end = line.firstRange(of: ". ") else { return String(line) }
    return String(line[..<end.lowerBound]) + "."
  }
}
