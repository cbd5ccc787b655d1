import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func access(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let access = AccessPage(
      uid: stored.uid,
      heading: context.viewer.may(.read, stored.visibility) ? stored.review.heading : nil,
      visibility: stored.visibility, accounts: try await store.accounts(), groups: try await store.groups(),
      own: context.account?.uid ?? "")
    return page("Who can see this review", at: .reviews, request, context) { access.write(into: &$0) }
  }

  func changeAccess(_ request: Request, _ context: Context) async throws -> Response {
    let stored = try await found(context)
    let form = try await Form(request, upTo: 4096)
    let own = context.account?.uid ?? ""
    let viewer = context.viewer
    let known = Set(try await names().keys)
    let to = form["to"]
    let add = form["add"].flatMap { Member(key: $0) }.flatMap { known.contains($0.uid) ? $0 : nil }
    let remove = form["remove"].flatMap { Member(key: $0) }
    let shared = try await store.share(stored.uid, context.event(at: now())) { visibility in
      // Who does not see it neither opens it to everyone nor takes it from its members.
      let isMember = viewer.may(.read, visibility)
      switch to {
      case "private": if isMember, !visibility.isPrivate { visibility = .only([.person(own)]) }
      case "everyone": if isMember { visibility = .everyone }
      default:
        guard visibility.isPrivate else { return }
        visibility = .only(
          visibility.members.union(add.map { [$0] } ?? []).subtracting(isMember ? remove.map { [$0] } ?? [] : []))
      }
    }
    // Whoever withdrew his own right has nothing to come back to.
    let isLeft = context.viewer.may(.read, shared.visibility) || context.viewer.role == .administrator
    return seeOther(isLeft ? "/reviews/\(stored.uid)/access" : "/reviews")
  }

  /// Whom a private review is shared with, as pages say it; nil where everyone sees it.
  func members(_ visibility: Visibility) async throws -> [String]? {
    guard visibility.isPrivate else { return nil }
    let names = try await names()
    return visibility.members.map { $0.words(names) }.sorted()
  }

  /// The private reviews by their keys alone: an administrator gives the right to see them, also to himself.
  func privateReviews(_ request: Request, _ context: Context) async throws -> Response {
    let reviews = try await store.privateReviews()
    let names = try await names()
    return page("Private reviews", at: .people, request, context) { html in
      html.administration("Private reviews", .privateReviews)
      html(
        .p, .class("lead"),
        text:
          "You see their keys alone. You can say who sees one; to read it, give yourself access. Its members see that, and the log keeps it."
      )
      guard !reviews.isEmpty else { return html(.p, .class("quiet"), text: "No review is private.") }
      html(.ul, .class("list")) { html in
        for review in reviews {
          html(.li) { html in
            html(.div, .class("grow")) { html in
              html(.a, .class("mono"), .href("/reviews/\(review.uid)/access"), text: review.uid)
              let members = review.members.map { $0.words(names) }
              html(
                .span, .class("sub"),
                text: members.isEmpty ? "nobody sees it" : members.sorted().joined(separator: ", "))
            }
          }
        }
      }
    }
  }
}

extension Member {
  /// `Ada`, `group Security`.
  func words(_ names: [String: String]) -> String {
    switch self {
    case .person(let uid): names[uid] ?? "somebody who is gone"
    case .group(let uid): names[uid].map { "group " + $0 } ?? "a group that is gone"
    }
  }
}
