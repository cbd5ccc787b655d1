import Debrief

extension ReviewPage {
  func header(_ html: inout HTML) {
    html(.header) { html in
      html(.div, .class("meta")) { html in
        html.severity(review.severity)
        if let first = review.severityAssigned { html(.span, text: "declared as \(first.written)") }
        if let id = review.id { html(.span, text: id) }
        html(.span, text: day)
        if let status = review.incidentStatus {
          if review.isGoingOn {
            html.state("live", .live, "Going on: \(status.label.lowercasedStart)")
          } else {
            html(.span, text: "Incident \(status.label.lowercasedStart)")
          }
        }
        html.status(review.status)
        if let members { isPrivate(to: members, &html) }
        if let version {
          html(.a, .href("/reviews/\(uid)/history"), text: "History, version \(version)")
        }
        if acts.contains(.edit), !isEarlier { html(.a, .href("/reviews/\(uid)/edit"), text: "Write") }
        if version != nil, !isEarlier { html(.a, .href("/reviews/\(uid)/comments"), text: "Comments") }
        if !acts.isEmpty, !isEarlier { html(.a, .href("/reviews/\(uid)/meeting"), text: "Meeting") }
        if acts.contains(.share) { html(.a, .href("/reviews/\(uid)/access"), text: "Who can see it") }
      }
      html(.h1, text: review.heading)
    }
    html.line()
  }

  private func isPrivate(to members: [String], _ html: inout HTML) {
    let words = "Private: " + (members.isEmpty ? "nobody" : members.joined(separator: ", "))
    html(.span, .class("private")) { html in
      html.mark(.locked)
      html.text(" ")
      acts.contains(.share) ? html(.a, .href("/reviews/\(uid)/access"), text: words) : html.text(words)
    }
  }

  private var day: String {
    if let date = review.date { return date.date.map(TimeWords.long) ?? date.text }
    return review.day.map(TimeWords.long) ?? "day not known"
  }

  /// Who, what and where it comes from: beside the review, below it where there is no room.
  func rail(_ html: inout HTML) {
    html(.aside, .class("rail"), .label("About this review")) { html in
      html(.div) { html in
        html(.h2, text: "People")
        people(&html)
      }
      for (title, words) in [("Services", review.services), ("Teams", review.teams), ("Tags", review.tags)]
      where !words.isEmpty {
        html(.div) { html in
          html(.h2, text: title)
          html.tags(words)
        }
      }
      html(.div) { html in
        html(.h2, text: "This document")
        document(&html)
      }
    }
  }

  private func people(_ html: inout HTML) {
    let named: [(String, [Person])] =
      [("Owner", [review.owner].compactMap { $0 })] + roles
      + [
        ("Authors", review.authors), ("Reviewers", review.reviewers),
        ("Prepared by", [review.preparedBy].compactMap { $0 }),
      ]
    html(.dl, .class("facts")) { html in
      for (role, people) in named where !people.isEmpty || role == "Owner" {
        html(.dt, text: role)
        html(.dd) { html in
          if people.isEmpty { html.quiet("nobody yet") }
          for person in people { html(.div) { $0.person(person, role: person.role != role) } }
        }
      }
    }
  }

  /// The responders by their role, in the order they were named.
  private var roles: [(String, [Person])] {
    var groups: [(String, [Person])] = []
    for person in review.roles {
      let role = person.role.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? "Responder"
      var listed = person
      listed.role = nil
      if let i = groups.firstIndex(where: { $0.0 == role }) {
        groups[i].1.append(listed)
      } else {
        groups.append((role, [listed]))
      }
    }
    return groups
  }

  private func document(_ html: inout HTML) {
    let fields = [
      "preparedOn", "createdBy", "createdAt", "updatedBy", "updatedAt", "nextReview", "timeZone", "issueLink",
    ]
    html.facts(of: review, only: fields, naming: false, times)
    html(.dl, .class("facts")) { html in
      if let template = review.template {
        html(.dt, text: "Written in")
        html(.dd, text: kinds.first { $0.name == template }?.label ?? template)
      }
      if let origin = review.origin {
        html(.dt, text: "Imported from")
        html(.dd, text: origin.name ?? "a pasted text")
        if let sum = origin.sha256 {
          html(.dt, text: "SHA-256")
          html(.dd) { $0(.code, text: sum) }
        }
      }
    }
    if acts.contains(.edit) {
      html(.p) { $0(.a, .class("quiet"), .href("/reviews/\(uid)/remove"), text: "Remove this review…") }
    }
  }
}
