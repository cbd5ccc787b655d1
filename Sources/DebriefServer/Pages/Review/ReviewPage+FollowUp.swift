import Debrief

extension ReviewPage {
  var meeting: Section? {
    guard review.meeting.json != nil else { return nil }
    return Section(id: "meeting", title: "Review meeting") { html in
      html.facts(of: review.meeting, times)
    }
  }

  var openQuestions: Section? {
    let questions = review.openQuestions
    guard !questions.isEmpty else { return nil }
    let open = questions.count { $0.answer == nil }
    return Section(
      id: "open-questions", title: "Open questions", count: open == 0 ? "answered" : "\(open) open"
    ) { html in
      html.table(questions.compactMap(\.json), OpenQuestion.shape, times, anchor: "question")
    }
  }

  var approvals: Section? {
    let approvals = review.approvals
    let signed = approvals.count { $0.isSigned == true }
    let count = "\(signed) of \(approvals.count)"
    return Section(
      id: "approvals", title: "Approvals", count: approvals.isEmpty ? "–" : count,
      note: approvals.isEmpty ? nil : count + " signed"
    ) { html in
      if approvals.isEmpty {
        html(.p, .class("quiet"), text: "Nobody has been asked.")
      } else {
        html(.ul, .class("sign")) { html in
          for approval in approvals { sign(approval, &html) }
        }
      }
      if acts.contains(.approve), !isEarlier { approving(&html) }
      html.facts(of: review, only: ["completion"], naming: false, times)
    }
  }

  /// The same for everybody who may: the server knows who asks.
  private func approving(_ html: inout HTML) {
    if !review.conflicts.isEmpty {
      return html(.p, .class("small quiet"), text: "Approving waits until the conflicts above are settled.")
    }
    html(.div, .class("btns")) { html in
      html(.form, .method("post"), .action("/reviews/\(uid)/approve")) { html in
        if let version { html(.input, .type("hidden"), .name("version"), .value(String(version))) }
        html(.button, .class("btn"), .type("submit"), text: "Approve this review")
      }
      guard review.approvals.contains(where: { $0.isSigned == true }) else { return }
      html(.form, .method("post"), .action("/reviews/\(uid)/approve/withdraw")) { html in
        html(.button, .class("btn plain"), .type("submit"), text: "Take my approval back")
      }
    }
  }

  private func sign(_ approval: Approval, _ html: inout HTML) {
    let day = approval.on.map { " " + TimeWords.short($0, beside: today) } ?? ""
    html(.li, approval.id.map { .id("approval-" + $0) }) { html in
      html(.span, text: approval.role ?? "Approval")
      html(.span) { html in
        if let person = approval.person { html.person(person, role: true) } else { html.quiet("nobody named") }
      }
      switch approval.isSigned {
      case true: html.state("done", .filledTick, "Signed" + day)
      case false: html.state("", .dashRing, "Declined" + day)
      case nil: html.state("", .ring, "Not signed" + (day.isEmpty ? "" : "," + day))
      }
      if let signature = approval.signature, !approval.isTicked { html(.span, .class("n"), text: signature) }
    }
  }

  var followUp: Section? {
    let followUp = review.followUp
    return Section(id: "follow-up", title: "Follow-up", count: followUp.json == nil ? "–" : nil) { html in
      if followUp.json == nil, review.distribution.json == nil, review.sharing.isEmpty {
        return html(.p, .class("quiet"), text: "Nothing is planned.")
      }
      html.facts(of: followUp, omit: ["cadence"], naming: followUp.json != nil, times)
      if !followUp.cadence.isEmpty {
        html.subheading("Cadence", id: "follow-up-cadence")
        html.table(followUp.cadence.compactMap(\.json), CadenceStep.shape, times, anchor: "cadence")
      }
      if !review.sharing.isEmpty {
        html.subheading("Sharing", id: "follow-up-sharing")
        html.records(review.sharing.compactMap(\.json), Check.shape, times)
      }
      if review.distribution.json != nil {
        html.subheading("Distribution", id: "follow-up-distribution")
        html.facts(of: review.distribution, times)
      }
    }
  }
}
