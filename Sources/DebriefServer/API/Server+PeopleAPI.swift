import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird

extension Server {
  func getMe(_ request: Request, _ context: Context) async throws -> Response {
    guard let account = context.account else { throw Denial.unknown }
    let may = Act.allCases.filter { context.viewer.may($0) }.map { JSON.string($0.rawValue) }
    return json(.object(["account": account.json(whole: true), "may": .array(may)]))
  }

  func listPeople(_ request: Request, _ context: Context) async throws -> Response {
    let isWhole = context.viewer.may(.administer)
    let people = try await store.accounts().map { $0.json(whole: isWhole) }
    let groups = try await store.groups().map(\.json)
    return json(.object(["people": .array(people), "groups": .array(groups)]))
  }

  func patchPerson(_ request: Request, _ context: Context) async throws -> Response {
    let patch = try await sent(request, as: Self.patch)
    let change = try AccountPatch(patch)
    let account = try await store.changeAccount(context.part("account"), context.event(.api, at: now()), change.apply)
    return json(account.json(whole: true))
  }

  func exportPersonByAPI(_ request: Request, _ context: Context) async throws -> Response {
    guard let account = try await store.account(context.part("account")) else { throw AccountRefusal.noSuchAccount }
    return json(try await store.exportPerson(account, for: context.viewer, context.event(.api, at: now())))
  }

  func listTokens(_ request: Request, _ context: Context) async throws -> Response {
    try mayManageTokens(context)
    let tokens = try await store.tokens(of: context.account?.uid ?? "")
    return json(.object(["tokens": .array(tokens.map(\.json))]))
  }

  func revokeTokenByAPI(_ request: Request, _ context: Context) async throws -> Response {
    try mayManageTokens(context)
    try await store.revoke(context.part("token"), of: context.account?.uid ?? "", context.event(.api, at: now()))
    return nothing()
  }

  /// A token of fewer rights neither sees nor ends the others.
  private func mayManageTokens(_ context: Context) throws {
    guard context.session != nil || context.viewer.may(.administer) else {
      throw ProblemDetails(.forbidden, "This takes a session, or a token with the scope admin of an administrator.")
    }
  }

  func getAudit(_ request: Request, _ context: Context) async throws -> Response {
    let form = Form(query: request.uri)
    let entries = try await store.audit(
      before: Self.number(form, "before"), limit: Self.number(form, "limit") ?? 100)
    return json(.object(["entries": .array(entries.map(\.json))]))
  }
}

/// What an administrator changes of an account.
private struct AccountPatch: Sendable {
  var name: String?
  var role: Role?
  var isActive: Bool?
  var aliases: [String]?

  /// - Throws: `ProblemDetails` for what no account has.
  init(_ patch: JSON) throws {
    guard let members = patch.members else { throw ProblemDetails(.unprocessableContent, "A patch is an object.") }
    for member in members {
      switch member.name {
      case "name": name = member.value.string
      case "role": role = member.value.string.flatMap(Role.init)
      case "active": isActive = member.value.bool
      case "aliases": aliases = member.value.elements?.compactMap(\.string)
      default: throw Self.wrong(member.name)
      }
      let isRead = [name != nil, role != nil, isActive != nil, aliases != nil]
      let place = ["name", "role", "active", "aliases"].firstIndex(of: member.name)
      if place.map({ isRead[$0] }) == false { throw Self.wrong(member.name) }
    }
  }

  private static func wrong(_ name: String) -> ProblemDetails {
    ProblemDetails(
      .unprocessableContent, "Nothing was changed.",
      places: [
        ProblemDetails.Place(
          pointer: Invalid.pointer([name]),
          detail: "an account has name, role, active and aliases, and this is none of them")
      ])
  }

  @Sendable func apply(_ account: inout Account) {
    account.name = name ?? account.name
    account.role = role ?? account.role
    account.isDisabled = isActive.map { !$0 } ?? account.isDisabled
    account.aliases = aliases ?? account.aliases
  }
}

extension Account {
  /// - Parameter whole: with what only administrators see of others.
  fileprivate func json(whole isWhole: Bool) -> JSON {
    .object([
      "uid": .string(uid), "name": .string(name), "kind": .string(kind.rawValue), "active": .bool(!isDisabled),
      "aliases": .array(aliases.map(JSON.string)), "role": isWhole ? .string(role.rawValue) : nil,
      "login": isWhole ? .string(login) : nil,
    ])
  }
}

extension Group {
  fileprivate var json: JSON {
    .object(["uid": .string(uid), "name": .string(name), "members": .array(members.sorted().map(JSON.string))])
  }
}

extension Token {
  fileprivate var json: JSON {
    .object([
      "uid": .string(uid), "name": .string(name), "scopes": .array(scopes.map(\.rawValue).sorted().map(JSON.string)),
      "created": .string(created.iso), "expires": expires.map { .string($0.iso) }, "used": used.map { .string($0.iso) },
      "usedFrom": usedFrom.map(JSON.string),
    ])
  }
}

extension AuditEntry {
  fileprivate var json: JSON {
    .object([
      "number": .number(String(number)), "at": .string(at.iso), "account": account.map(JSON.string),
      "name": .string(name), "act": .string(act.rawValue), "subject": subject.map(JSON.string),
      "address": address.map(JSON.string), "details": details.isEmpty ? nil : .string(details),
    ])
  }
}
