import Debrief
import DebriefStore

/// Who may see what a person brings, and who looks after it.
struct ImportChoices {
  /// The key of the person or of the group that alone may see it; nil for everyone.
  var member: String?
  /// Whoever looks after reviews whose document names nobody.
  var owner: String?

  init() {}

  /// Of a form of `own`'s, whose groups are these.
  init(_ form: Form, own: String, groups: [Group]) {
    let keys = [Member.person(own).key] + groups.map { Member.group($0.uid).key }
    member = form["visible"].flatMap { keys.contains($0) ? $0 : nil }
    owner = form["owner"].map { $0.filter { !$0.isNewline }.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  var visibility: Visibility { member.flatMap { Member(key: $0) }.map { .only([$0]) } ?? .everyone }

  /// The review with its owner, where it has none.
  func owned(_ review: Review) -> Review {
    var review = review
    if review.owner == nil, let owner { review.owner = Person(owner) }
    return review
  }

  /// For the next page of the same import.
  func carry(_ html: inout HTML) {
    for (name, value) in [("visible", member), ("owner", owner)] {
      if let value { html(.input, .type("hidden"), .name(name), .value(value)) }
    }
  }

  /// What was chosen: “Everyone here will see it; Ines Duarte looks after it.”
  func words(_ groups: [Group], several: Bool) -> String {
    let group = groups.first { Member.group($0.uid).key == member }?.name
    let who = member == nil ? "Everyone here" : group.map { "Only \($0)" } ?? "Only you"
    let what = several ? "them" : "it"
    let after = owner.map { " \($0) looks after \(what), unless the document says who does." } ?? ""
    return "\(who) will see \(what).\(after)"
  }
}
