import Debrief
import DebriefStore

/// What people say about a review, sorted by the places that they speak of.
struct Talk: Sendable {
  /// A comment and its answers, the oldest first.
  struct Thread: Sendable {
    let first: Comment
    var answers: [Comment] = []

    var isOpen: Bool { first.resolvedAt == nil }
  }

  /// By the path that they are about; empty for the review as a whole.
  private(set) var threads: [String: [Thread]] = [:]
  /// Of the review, for addresses.
  let uid: String
  /// Who looks: nobody takes out what others said, but for an administrator.
  let viewer: Viewer
  /// Whether whoever looks may say something here.
  let mayComment: Bool
  /// Names that mean somebody behind an `@`.
  var names: [String] = []

  init(_ comments: [Comment], of stored: Stored, for viewer: Viewer) {
    (uid, self.viewer) = (stored.uid, viewer)
    mayComment = viewer.may(.comment, stored.visibility)
    var places: [String: (path: String, place: Int)] = [:]
    for comment in comments {
      if let parent = comment.parent {
        guard let (path, place) = places[parent] else { continue }
        threads[path]?[place].answers.append(comment)
      } else {
        let path = comment.path ?? ""
        threads[path, default: []].append(Thread(first: comment))
        places[comment.uid] = (path, threads[path, default: []].count - 1)
      }
    }
  }

  var openCount: Int { threads.values.reduce(0) { $0 + $1.count(where: \.isOpen) } }

  func openCount(at path: FieldPath) -> Int { threads[path.description]?.count(where: \.isOpen) ?? 0 }

  /// One's own, as long as nobody else has answered it.
  func mayRemove(_ comment: Comment, in thread: Thread) -> Bool {
    guard mayComment else { return false }
    if viewer.may(.administer) { return true }
    let isAnswered = comment.uid == thread.first.uid && thread.answers.contains { $0.by.account != viewer.account }
    return comment.by.account == viewer.account && !isAnswered
  }
}
