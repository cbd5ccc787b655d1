import DebriefStore
import Synchronization

/// Who has which review open to write in it, and in which field.
///
/// This process alone knows it, and forgets a page that it has not heard of for a while.
final class Presences: Sendable {
  struct Presence: Sendable, Equatable {
    let account: String
    let name: String
    /// The field that is being written.
    let path: String?
  }

  /// A page says every 20 seconds that it is there; one that was not heard of for longer is gone.
  private static let patience = Duration.seconds(50)
  /// More pages than that are not noted.
  private static let most = 2000

  private struct Page {
    let review: String
    let presence: Presence
    let until: ContinuousClock.Instant
  }

  private struct State {
    /// By the pages' own keys.
    var pages: [String: Page] = [:]
    var count = 0
  }

  private let state = Mutex(State())
  /// Tells that the people at a review are others, or elsewhere in it.
  let changes = Changes()

  /// - Parameters:
  ///   - page: a key that the page made for itself; with its account's, so that nobody speaks for somebody else.
  ///   - presence: nil when the page was left.
  func note(
    _ presence: Presence?, of page: String, in review: String, at now: ContinuousClock.Instant = .now
  ) {
    change(at: now) { pages in
      if let presence {
        guard pages.count < Self.most || pages[page] != nil else { return }
        pages[page] = Page(review: review, presence: presence, until: now + Self.patience)
      } else {
        pages[page] = nil
      }
    }
  }

  /// Everybody who is there, in the order of their names; each person once, where it writes.
  func people(in review: String, at now: ContinuousClock.Instant = .now) -> [Presence] {
    let all = state.withLock { $0.pages.values.filter { $0.review == review && $0.until > now }.map(\.presence) }
    let byAccount = Dictionary(grouping: all) { $0.account }
    return byAccount.values.compactMap { pages in
      pages.sorted { ($0.path ?? "") < ($1.path ?? "") }.last
    }.sorted { ($0.name, $0.account) < ($1.name, $1.account) }
  }

  private func change(at now: ContinuousClock.Instant, _ body: (inout [String: Page]) -> Void) {
    let notices = state.withLock { state in
      let before = state.pages.mapValues { $0.presence }
      let reviews = state.pages.mapValues(\.review)
      body(&state.pages)
      state.pages = state.pages.filter { $0.value.until > now }
      let after = state.pages.mapValues { $0.presence }
      let touched = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
      let places = Set(touched.compactMap { state.pages[$0]?.review ?? reviews[$0] })
      return places.sorted().map { review in
        state.count += 1
        return Notice(uid: review, version: state.count)
      }
    }
    for notice in notices { changes.tell(notice) }
  }
}
