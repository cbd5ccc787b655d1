import Debrief
import HTTPTypes
import Hummingbird

extension Server {
  typealias Answer = @Sendable (Request, Context) async throws -> Response

  /// What a route wants of whoever asks.
  enum Needs: Sendable, Equatable {
    /// It is open to everybody.
    case nothing
    /// An account, whatever its role.
    case account
    /// A role that may do this, with the review of the address where there is one.
    case act(Act)
  }

  enum Reads: Sendable {
    /// So many bytes at most; more of them are refused.
    case upTo(Int)
    /// A document in a form, as large as the configuration lets it be.
    case document
    /// Nothing: the route takes a file piece by piece, and looks again afterwards.
    case pieces
  }

  struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let needs: Needs
    /// What is read of a body before it is looked at who asks: rights that were withdrawn meanwhile count.
    let reads: Reads
    let answer: @Sendable (Server) -> Answer

    init(
      _ method: HTTPRequest.Method, _ path: String, _ needs: Needs, reads: Reads = .upTo(64 << 10),
      _ answer: @escaping @Sendable (Server) -> Answer
    ) {
      self.method = method
      self.path = path
      self.needs = needs
      self.reads = reads
      self.answer = answer
    }
  }

  /// Every address that the server answers, and what it wants of whoever asks. A GET answers HEAD, too.
  static let routes: [Route] =
    pages + doors + Operation.all.map(\.route) + Operation.refusals(Operation.all)

  private static let pages: [Route] = [
    Route(.get, "/", .act(.read), { $0.home }),
    Route(.get, "/find", .act(.read), { $0.find }),
    Route(.get, "/actions", .act(.read), { $0.actions }),
    Route(.post, "/actions", .act(.edit), { $0.changeActions }),
    Route(.post, "/actions/views", .account, { $0.keepActionsView }),
    Route(.post, "/actions/views/remove", .account, { $0.removeActionsView }),
    Route(.get, "/reviews", .act(.read), { $0.reviews }),
    Route(.get, "/events", .act(.read), { $0.allEvents }),
    Route(.get, "/reviews/new", .act(.edit), { $0.newForm }),
    Route(.post, "/reviews/new", .act(.edit), { $0.beginReview }),
    Route(.get, "/reviews/removed", .act(.edit), { $0.removedReviews }),
    Route(.get, "/reviews/:uid", .act(.read), { $0.review }),
    Route(.get, "/reviews/:uid/as/:template", .act(.read), { $0.document }),
    Route(.get, "/reviews/:uid/history", .act(.read), { $0.history }),
    Route(.get, "/reviews/:uid/edit", .act(.edit), { $0.writeForm }),
    Route(.get, "/reviews/:uid/meeting", .act(.read), { $0.meeting }),
    Route(.post, "/reviews/:uid/meeting", .act(.edit), { $0.noteAtMeeting }),
    Route(.get, "/reviews/:uid/fields", .act(.edit), { $0.changedFields }),
    Route(.post, "/reviews/:uid/fields", .act(.edit), reads: .upTo(4 << 20), { $0.saveFields }),
    Route(.post, "/reviews/:uid/elements", .act(.edit), { $0.addWritten }),
    Route(.get, "/reviews/:uid/elements/understood", .act(.edit), { $0.understandLine }),
    Route(.post, "/reviews/:uid/elements/remove", .act(.edit), { $0.removeWritten }),
    Route(.get, "/reviews/:uid/whys", .act(.edit), { $0.causes }),
    Route(.post, "/reviews/:uid/whys", .act(.edit), { $0.moveWhy }),
    Route(.post, "/reviews/:uid/factors", .act(.edit), { $0.tickFactors }),
    Route(.post, "/reviews/:uid/evidence", .act(.edit), { $0.addEvidence }),
    Route(.post, "/reviews/:uid/approve", .act(.approve), { $0.approve }),
    Route(.post, "/reviews/:uid/approve/withdraw", .act(.approve), { $0.withdrawApproval }),
    Route(.post, "/reviews/:uid/revert", .act(.edit), { $0.revert }),
    Route(.get, "/reviews/:uid/remove", .act(.edit), { $0.confirmRemoval }),
    Route(.post, "/reviews/:uid/remove", .act(.edit), { $0.removeReview }),
    Route(.post, "/reviews/:uid/restore", .act(.edit), { $0.bringBack }),
    Route(.post, "/reviews/:uid/conflicts/:id", .act(.edit), { $0.settle }),
    Route(.post, "/reviews/:uid/template", .act(.edit), { $0.changeTemplate }),
    Route(.post, "/reviews/:uid/preview", .act(.edit), reads: .upTo(4 << 20), { $0.preview }),
    Route(.get, "/reviews/:uid/words", .act(.edit), { $0.completions }),
    Route(.get, "/reviews/:uid/people", .act(.edit), { $0.peopleHere }),
    Route(.post, "/reviews/:uid/people", .act(.edit), reads: .upTo(4096), { $0.noteHere }),
    Route(.get, "/reviews/:uid/comments", .act(.read), { $0.comments }),
    Route(.post, "/reviews/:uid/comments", .act(.comment), { $0.addSaid }),
    Route(.post, "/reviews/:uid/comments/:id/settle", .act(.comment), { $0.settleSaid }),
    Route(.post, "/reviews/:uid/comments/:id/remove", .act(.comment), { $0.removeSaid }),
    Route(.post, "/reviews/:uid/history/restore", .act(.edit), { $0.restoreField }),
    Route(.post, "/reviews/:uid/attachments", .act(.capture), reads: .pieces, { $0.attach }),
    Route(.get, "/reviews/:uid/attachments/:name", .act(.read), { $0.attachment }),
    Route(.put, "/reviews/:uid/attachments/:name", .act(.capture), reads: .pieces, { $0.putAttachment }),
    Route(.post, "/reviews/:uid/attachments/:name/remove", .act(.edit), { $0.removeAttachment }),
    Route(.get, "/reviews/:uid/document", .act(.edit), { $0.importedDocument }),
    Route(.post, "/reviews/:uid/document", .act(.edit), reads: .upTo(4 << 20), { $0.settleImported }),
    Route(.get, "/reviews/:uid/access", .act(.share), { $0.access }),
    Route(.post, "/reviews/:uid/access", .act(.share), { $0.changeAccess }),
    Route(.get, "/import", .act(.capture), { $0.importForm }),
    Route(.post, "/import", .act(.capture), reads: .document, { $0.readDocument }),
    Route(.post, "/import/create", .act(.capture), reads: .document, { $0.createReview }),
    Route(.get, "/imports/:run", .act(.capture), { $0.importRun }),
    Route(.post, "/imports/:run/undo", .act(.edit), { $0.undoImport }),
  ]

  private static let doors: [Route] = [
    Route(.get, "/signin", .nothing, { $0.signInForm }),
    Route(.post, "/signin", .nothing, { $0.signIn }),
    Route(.get, "/signin/openid", .nothing, { $0.beginOpenID }),
    Route(.get, "/signin/openid/callback", .nothing, { $0.finishOpenID }),
    Route(.post, "/signout", .nothing, { $0.signOut }),
    Route(.get, "/welcome/:secret", .nothing, { $0.welcome }),
    Route(.post, "/welcome/:secret", .nothing, { $0.useInvitation }),
    Route(.get, "/account", .account, { $0.ownAccount }),
    Route(.get, "/account/export", .account, { $0.exportOwn }),
    Route(.post, "/account/names", .account, { $0.changeNames }),
    Route(.post, "/account/password", .account, { $0.changePassword }),
    Route(.post, "/account/tokens", .account, { $0.makeToken }),
    Route(.post, "/account/tokens/:token/revoke", .account, { $0.revokeToken }),
    Route(.post, "/account/sessions/end", .account, { $0.endOtherSessions }),
    Route(.post, "/account/sessions/:session/end", .account, { $0.endOwnSession }),
    Route(.get, "/people", .act(.administer), { $0.people }),
    Route(.post, "/people/invite", .act(.administer), { $0.invite }),
    Route(.post, "/people/services", .act(.administer), { $0.addService }),
    Route(.get, "/people/audit", .act(.administer), { $0.auditLog }),
    Route(.get, "/people/private", .act(.administer), { $0.privateReviews }),
    Route(.get, "/people/storage", .act(.administer), { $0.storage }),
    Route(.get, "/people/webhooks", .act(.administer), { $0.webhooks }),
    Route(.post, "/people/webhooks", .act(.administer), { $0.addWebhook }),
    Route(.get, "/people/webhooks/:webhook", .act(.administer), { $0.webhook }),
    Route(.post, "/people/webhooks/:webhook", .act(.administer), { $0.changeWebhook }),
    Route(.post, "/people/webhooks/:webhook/test", .act(.administer), { $0.testWebhook }),
    Route(.post, "/people/webhooks/:webhook/pause", .act(.administer), { $0.pauseWebhook }),
    Route(.post, "/people/webhooks/:webhook/resume", .act(.administer), { $0.resumeWebhook }),
    Route(.post, "/people/webhooks/:webhook/secret", .act(.administer), { $0.renewSecret }),
    Route(.post, "/people/webhooks/:webhook/remove", .act(.administer), { $0.removeWebhook }),
    Route(.post, "/people/webhooks/:webhook/deliveries/:delivery/again", .act(.administer), { $0.sendAgain }),
    Route(.get, "/people/:account", .act(.administer), { $0.person }),
    Route(.post, "/people/:account", .act(.administer), { $0.changePerson }),
    Route(.get, "/people/:account/export", .act(.administer), { $0.exportPerson }),
    Route(.get, "/people/:account/erase", .act(.administer), { $0.confirmErasure }),
    Route(.post, "/people/:account/erase", .act(.administer), { $0.erasePerson }),
    Route(.post, "/people/:account/link", .act(.administer), { $0.newPasswordLink }),
    Route(.post, "/people/:account/sessions/end", .act(.administer), { $0.endSessionsOf }),
    Route(.post, "/people/:account/tokens", .act(.administer), { $0.makeTokenFor }),
    Route(.post, "/people/:account/tokens/:token/revoke", .act(.administer), { $0.revokeTokenOf }),
    Route(.get, "/templates", .act(.administer), { $0.templates }),
    Route(.post, "/templates", .act(.administer), { $0.addTemplate }),
    Route(.get, "/templates/:template", .act(.administer), { $0.template }),
    Route(.post, "/templates/:template", .act(.administer), reads: .upTo(mostOfTemplate), { $0.saveTemplate }),
    Route(.post, "/templates/:template/preview", .act(.administer), reads: .upTo(mostOfTemplate), { $0.tryTemplate }),
    Route(.post, "/templates/:template/remove", .act(.administer), { $0.removeTemplate }),
    Route(.get, "/vocabulary", .act(.administer), { $0.vocabularyForm }),
    Route(.post, "/vocabulary", .act(.administer), reads: .upTo(512 << 10), { $0.changeVocabulary }),
    Route(.get, "/targets", .act(.administer), { $0.targetsForm }),
    Route(.post, "/targets", .act(.administer), { $0.changeTargets }),
    Route(.post, "/groups", .act(.administer), { $0.addGroup }),
    Route(.post, "/groups/:group/members", .act(.administer), { $0.changeGroup }),
    Route(.post, "/groups/:group/remove", .act(.administer), { $0.removeGroup }),
    Route(.get, "/api", .nothing, { $0.reference }),
    Route(.post, "/theme", .nothing, { $0.chooseTheme }),
    Route(.get, "/static/:name", .nothing, { $0.asset }),
    Route(.get, "/healthz", .nothing, { $0.health }),
    Route(.get, "/readyz", .nothing, { $0.ready }),
    Route(.get, "/metrics", .nothing, { $0.scraped }),
  ]
}
