import Debrief
import Testing

@testable import DebriefStore

@Suite("Accounts, sessions and tokens")
struct AccountTests {
  static let good = "seven green boats"

  private func event(_ at: Stamp = .noon, from address: String? = "192.0.2.7") -> Event {
    Event(by: .ada, door: .page, at: at, from: address)
  }

  private func later(_ seconds: Int) -> Stamp { Stamp(secondsSince1970: Stamp.noon.seconds + seconds) }

  private func store(_ scratch: Scratch) async throws -> Store {
    var limits = Limits()
    limits.passwordRounds = 2
    return try await Store.open(scratch.place, limits: limits, now: .noon)
  }

  @discardableResult
  private func join(_ store: Store, _ login: String, _ role: Role) async throws -> Account {
    let link = try await store.makeLink(role, event())
    return try await store.use(link, name: login, login: login, password: Self.good, browser: "", event()).account
  }

  private func signIn(
    _ store: Store, _ login: String, _ password: String = good, at now: Stamp = .noon, from: String = "192.0.2.7"
  ) async throws -> Secret {
    try await store.signIn(login, password: password, browser: "", event(now, from: from)).secret
  }

  @Test("An invitation makes one account", arguments: Engine.allCases)
  func invitation(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    #expect(try await !store.hasAdministrator())
    let link = try await store.makeLink(.administrator, event())
    #expect(try await store.link(link, at: .noon)?.role == .administrator)
    await #expect(throws: AccountRefusal.passwordTooShort(least: 12)) {
      _ = try await store.use(link, name: "Ada", login: "ada", password: "short", browser: "", event())
    }
    let (session, ada) = try await store.use(
      link, name: " Ada ", login: "Ada@Example.org", password: Self.good, browser: "", event())
    #expect(ada.name == "Ada" && ada.role == .administrator && ada.hasPassword)
    #expect(try await store.hasAdministrator())
    #expect(try await store.admit(session: session, at: .noon)?.account == ada)
    await #expect(throws: AccountRefusal.linkUsed) {
      _ = try await store.use(link, name: "Eve", login: "eve", password: Self.good, browser: "", event())
    }
    let second = try await store.makeLink(.viewer, hours: 1, event())
    await #expect(throws: AccountRefusal.loginTaken("ada@example.org")) {
      _ = try await store.use(second, name: "x", login: "ada@example.org", password: Self.good, browser: "", event())
    }
    #expect(try await store.link(second, at: later(3601)) == nil)
  }

  @Test("An export of a person names every review, and takes none from those that are used", arguments: Engine.allCases)
  func namedInMany(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "Ada", .administrator)
    var made: [Stored] = []
    for number in 0..<120 {
      made.append(try await store.create(.titled("Down \(number)"), by: ada.author, door: .page, at: .noon).stored)
    }
    let other = try await self.store(scratch)
    let told = try await other.exportPerson(ada, event())["reviews"]?.elements ?? []
    #expect(told.compactMap { $0["uid"]?.string } == made.map(\.uid).sorted())
    #expect(made.allSatisfy { other.newest.find($0.uid, head: $0.head) == nil })
  }

  @Test("A link that two use at once makes one account", arguments: Engine.allCases)
  func twice(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let link = try await store.makeLink(.administrator, event())
    let made = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask {
          let name = "user \(number)"
          return (try? await store.use(link, name: name, login: name, password: Self.good, browser: "", self.event()))
            != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(made == 1)
    #expect(try await store.accounts().count == 1)
  }

  @Test("Links to the first administrator are void when there is a later one", arguments: Engine.allCases)
  func first(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let (one, other) = (
      try await store.makeLink(.administrator, event()), try await store.makeLink(.administrator, event())
    )
    #expect(try await store.link(one, at: .noon) == nil)
    #expect(try await store.link(other, at: .noon) != nil)
  }

  @Test("Tries that come at once are all counted", arguments: Engine.allCases)
  func atOnce(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    try await join(store, "ada", .administrator)
    let counted = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await self.signIn(store, "ada", "wrong")
            return nil
          } catch SignInRefusal.wrong(let tries) { return tries } catch { return nil }
        }
      }
      return await group.reduce(into: [Int]()) { if let tries = $1 { $0.append(tries) } }
    }
    #expect(counted.sorted() == [1, 2, 3, 4, 5])
  }

  @Test("A password opens a session, whose secret the store does not know", arguments: Engine.allCases)
  func session(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .administrator)
    let secret = try await signIn(store, " ADA ")
    #expect(try await store.admit(session: secret, at: .noon)?.viewer.role == .administrator)
    #expect(try await store.admit(session: Secret(secret.text + "x"), at: .noon) == nil)
    let kept = try await store.database.read { try $0.rows("SELECT hash, password FROM session, account") }
    #expect(kept.allSatisfy { $0.text("hash") != secret.text && $0.text("password")?.contains(Self.good) == false })
    // Twelve hours without a request end it, and seven days in any case.
    #expect(try await store.admit(session: secret, at: later(12 * 3600)) == nil)
    var now = 0
    while now < 7 * 86_400 - 6 * 3600 {
      now += 6 * 3600
      #expect((try await store.admit(session: secret, at: later(now)) != nil) == (now < 7 * 86_400))
    }
    let session = try #require(try await store.sessions(of: ada.uid, at: .noon).first)
    try await store.endSession(session.uid, of: ada.uid, event())
    try await store.endSessions(of: ada.uid, event())
    #expect(try await store.admit(session: secret, at: later(now)) == nil)
  }

  @Test("Guessing is slowed by login and by address, and nobody is kept out for ever", arguments: Engine.allCases)
  func slowing(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    try await join(store, "ada", .administrator)
    for count in 1...5 {
      await #expect(throws: SignInRefusal.wrong(tries: count)) { _ = try await signIn(store, "ada", "wrong") }
    }
    await #expect(throws: SignInRefusal.paused(until: later(60))) { _ = try await signIn(store, "ada") }
    _ = try await signIn(store, "ada", at: later(61))
    // After a success the login counts anew; the address still counts.
    for number in 0..<24 {
      await #expect(throws: SignInRefusal.wrong(tries: 1)) {
        _ = try await signIn(store, "nobody\(number)", at: later(62))
      }
    }
    await #expect(throws: SignInRefusal.paused(until: later(122))) { _ = try await signIn(store, "ada", at: later(62)) }
    _ = try await signIn(store, "ada", at: later(62), from: "192.0.2.8")
  }

  @Test("In an hour a login is guessed at fewer than a hundred times")
  func rate() {
    var (now, count) = (0, 0)
    while now < 3600 {
      count += 1
      now += max(1, Slowing.account.pause(after: count))
    }
    #expect(count < 100)
  }

  @Test("A password that was hashed at another cost is hashed anew at the next sign-in")
  func rehash() async throws {
    let scratch = try Scratch(.sqlite)
    let ada = try await join(try await store(scratch), "ada", .administrator)
    var limits = Limits()
    limits.passwordRounds = 4
    let store = try await Store.open(scratch.place, limits: limits, now: .noon)
    _ = try await signIn(store, "ada")
    #expect(try await store.database.read { try $0.password(of: ada.uid)?.rounds } == 4)
    _ = try await signIn(store, "ada")
  }

  @Test(
    "What is guessed first is no password",
    arguments: [
      "aaaaaaaaaaaaa", "abcdefghijklm", "1234567890123", "abcabcabcabcabc", "ada.lovelace1815", "debriefdebrief",
      "password12345", "Passwort2026!!",
      "1qaz2wsx3edc4rfv", "asdfghjkl;'12", "QWERTZuiop1234",
    ])
  func guessable(password: String) {
    #expect(throws: AccountRefusal.passwordGuessable) {
      try PasswordRule.check(password, names: ["Ada Lovelace", "ada@example.org"])
    }
  }

  @Test("What stands in a list of known passwords is none")
  func known() async throws {
    let scratch = try Scratch(.sqlite)
    var limits = Limits()
    limits.passwordRounds = 2
    limits.knownPasswords = [Self.good]
    let store = try await Store.open(scratch.place, limits: limits, now: .noon)
    for password in [Self.good, "Seven Green BOATS"] {
      let link = try await store.makeLink(.administrator, event())
      await #expect(throws: AccountRefusal.passwordGuessable) {
        try await store.use(link, name: "Ada", login: "ada", password: password, browser: "", event())
      }
    }
  }

  @Test(
    "Long ones of any letters are", arguments: ["seven green boats", "пароль из слов", "correct horse ada battery"])
  func passwords(password: String) throws {
    try PasswordRule.check(password, names: ["Ada Lovelace"])
    let kept = Password(password, rounds: 2)
    #expect(try #require(Password(kept.stored)) == kept)
    #expect(kept.matches(password) && !kept.matches(password + " "))
    #expect(Password(password, rounds: 2) != kept)
  }

  @Test("The last administrator stays one", arguments: Engine.allCases)
  func last(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .administrator)
    await #expect(throws: AccountRefusal.lastAdministrator) {
      try await store.changeAccount(ada.uid, event()) { $0.role = .viewer }
    }
    await #expect(throws: AccountRefusal.lastAdministrator) {
      try await store.changeAccount(ada.uid, event()) { $0.isDisabled = true }
    }
    _ = try await store.addService(name: "robot", role: .administrator, event())
    await #expect(throws: AccountRefusal.lastAdministrator) {
      try await store.changeAccount(ada.uid, event()) { $0.role = .viewer }
    }
    try await join(store, "ben", .administrator)
    #expect(try await store.changeAccount(ada.uid, event()) { $0.role = .viewer }.role == .viewer)
  }

  @Test("Switching an account off ends what it had open", arguments: Engine.allCases)
  func switchedOff(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    try await join(store, "ada", .administrator)
    let ben = try await join(store, "ben", .responder)
    let session = try await signIn(store, "ben")
    let token = try await store.makeToken("t", for: ben.uid, scopes: [.read], days: nil, event()).secret
    let admission = try #require(try await store.admit(token: token, event()))
    try await store.changeAccount(ben.uid, event()) { $0.isDisabled = true }
    #expect(try await store.admit(session: session, at: .noon) == nil)
    #expect(try await store.admit(token: token, event()) == nil)
    #expect(try await store.renew(admission, at: .noon) == nil)
    await #expect(throws: SignInRefusal.switchedOff) { _ = try await signIn(store, "ben") }
  }

  @Test("A token is shown once, holds for its scopes and its time, and its use is noted", arguments: Engine.allCases)
  func tokens(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .responder)
    let (secret, token) = try await store.makeToken(
      "script", for: ada.uid, scopes: [.read, .capture], days: 1, event())
    #expect(secret.text.hasPrefix("debrief_"))
    let admission = try #require(try await store.admit(token: secret, event()))
    #expect(Act.allCases.filter { admission.viewer.may($0) } == [.read, .capture])
    _ = try await store.admit(token: secret, event(later(10)))
    #expect(try await store.tokens(of: ada.uid).map(\.used?.seconds) == [Stamp.noon.seconds])
    #expect(try await store.audit().filter { $0.act == .tokenUsed }.count == 1)
    #expect(try await store.admit(token: secret, event(later(86_401))) == nil)
    let kept = try await store.database.read { try $0.rows("SELECT hash FROM token").map { $0.text("hash") } }
    #expect(kept == [secret.hash] && !kept.contains(secret.text))
    await #expect(throws: AccountRefusal.noSuchToken) { try await store.revoke(token.uid, of: "other", event()) }
    try await store.revoke(token.uid, of: ada.uid, event())
    #expect(try await store.admit(token: secret, event()) == nil)
  }

  @Test("Sessions that have run out leave nothing behind", arguments: Engine.allCases)
  func prunes(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .administrator)
    _ = try await signIn(store, "ada")
    #expect(try await store.sessions(of: ada.uid, at: .noon).count == 2)
    let next = later(12 * 3600)
    #expect(try await store.sessions(of: ada.uid, at: next).isEmpty)
    _ = try await signIn(store, "ada", at: next)
    let left = try await store.database.read { try $0.rows("SELECT uid FROM session").count }
    #expect(left == 1)
  }

  @Test("A new password ends every other session", arguments: Engine.allCases)
  func newPassword(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .administrator)
    let (one, other) = (try await signIn(store, "ada"), try await signIn(store, "ada"))
    guard case .session(let own) = try #require(try await store.admit(session: one, at: .noon)).way else { return }
    await #expect(throws: AccountRefusal.passwordWrong) {
      try await store.changePassword(of: ada.uid, from: "wrong", to: "eight blue kites", keeping: own, event())
    }
    try await store.changePassword(of: ada.uid, from: Self.good, to: "eight blue kites", keeping: own, event())
    #expect(try await store.admit(session: one, at: .noon) != nil)
    #expect(try await store.admit(session: other, at: .noon) == nil)
    // And whatever link to another one was given out before.
    let old = try await store.makeLink(.viewer, for: ada.uid, event())
    try await store.changePassword(of: ada.uid, from: "eight blue kites", to: "ten white doves", keeping: own, event())
    #expect(try await store.link(old, at: .noon) == nil)
    let link = try await store.makeLink(.viewer, for: ada.uid, event())
    _ = try await store.use(link, name: "", login: "", password: "nine red lamps!", browser: "", event())
    #expect(try await store.admit(session: one, at: .noon) == nil)
    #expect(try await store.account("\(ada.uid)")?.role == .administrator)
  }

  @Test("Names that belong to one person belong to no other", arguments: Engine.allCases)
  func aliases(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ada = try await join(store, "ada", .administrator)
    let ben = try await join(store, "ben", .viewer)
    try await store.changeAccount(ada.uid, event()) { $0.aliases = ["@ada", "A. Lovelace"] }
    await #expect(throws: AccountRefusal.aliasTaken("Ada")) {
      try await store.changeAccount(ben.uid, event()) { $0.aliases = ["Ada"] }
    }
    #expect(try await store.account(ada.uid)?.names == ["ada", "@ada", "A. Lovelace"])
    #expect(try await store.account(ben.uid)?.aliases == [])
  }

  @Test("An identity finds its account again, and takes over none that is not proved to be its own")
  func identity() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await store(scratch)
    try await join(store, "ada@example.org", .administrator)
    var who = Identity(
      issuer: "https://id.example", subject: "1", name: "Ada", login: "ada@example.org", isVerified: false, role: nil,
      token: "t")
    await #expect(throws: AccountRefusal.loginTaken("ada@example.org")) {
      _ = try await store.signIn(who, browser: "", event())
    }
    // Whoever knows the password of an account that is proved to be another one's is out.
    let before = try await signIn(store, "ada@example.org")
    who.isVerified = true
    who.role = .viewer
    // The groups would take the last administrator's role away: it stays.
    #expect(try await store.signIn(who, browser: "", event()).account.role == .administrator)
    #expect(try await store.admit(session: before, at: .noon) == nil)
    await #expect(throws: SignInRefusal.wrong(tries: 1)) { _ = try await signIn(store, "ada@example.org") }
    var thief = who
    thief.subject = "9"
    await #expect(throws: AccountRefusal.loginTaken("ada@example.org")) {
      _ = try await store.signIn(thief, browser: "", event())
    }
    who.login = "ada@new.example"
    #expect(try await store.signIn(who, browser: "", event()).account.login == "ada@example.org")
    who.subject = "2"
    let other = try await store.signIn(who, browser: "", event()).account
    #expect(other.login == "ada@new.example" && other.role == .viewer && !other.hasPassword)
    who.role = .reviewer
    #expect(try await store.signIn(who, browser: "", event()).account.role == .reviewer)
  }

  @Test("What is kept about a person is told, and goes", arguments: Engine.allCases)
  func person(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    let ben = try await join(store, "ben@example.org", .reviewer)
    await #expect(throws: AccountRefusal.lastAdministrator) {
      let ada = try await join(store, "ada", .administrator)
      _ = try await store.erasePerson([ada.name], pseudonym: "P", reason: "", by: .ada, door: .cli, at: .noon)
    }
    try await store.changeAccount(ben.uid, event()) { $0.aliases = ["Benno"] }
    var review = Review.titled("x")
    review.roles = [Person("Benno", role: "Commander")]
    let uid = try await store.create(review, by: ben.author, door: .page, at: .noon).uid
    let by = Event(by: ben.author, door: .api, at: .noon)
    let said = try await store.comment("Benno was there", on: nil, in: uid, by)
    _ = try await store.changeComment(said.uid, in: uid, isResolved: true, by)
    let account = try #require(try await store.account(ben.uid))
    let told = try await store.exportPerson(account, event())
    #expect(told["account"]?["login"]?.string == "ben@example.org")
    #expect(told["comments"]?.elements?.first?["body"]?.string == "Benno was there")
    #expect(told["reviews"]?.elements?.first?["paths"]?.elements?.contains("roles[1]") == true)
    #expect(told["log"]?.elements?.isEmpty == false)
    let session = try #require(try await store.sessions(of: ben.uid, at: .noon).first)
    #expect(!told.text().contains("hash") && !session.uid.isEmpty)

    _ = try await store.erasePerson(["Benno"], pseudonym: "P", reason: "asked", by: .ada, door: .cli, at: .noon)
    #expect(try await store.account(ben.uid) == nil)
    #expect(try await store.find(uid)?.review.roles.first?.name == "P")
    #expect(try await store.comments(of: uid).comments.map { [$0.by.name, $0.body] } == [["P", "P was there"]])
    let kept = try await store.database.read { db in
      try ["account", "audit", "comment", "session", "attempt", "account_alias"].flatMap { table in
        try db.rows("SELECT * FROM \(unchecked: table)").flatMap { row in row.names.compactMap { row.text($0) } }
      }
    }
    #expect(!kept.contains { $0.lowercased().contains("ben") })
    #expect(try await store.doctor() == [])
  }

  @Test("All of a long log is told, and no former name stays in it", arguments: Engine.allCases)
  func longLog(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await store(scratch)
    try await join(store, "ada", .administrator)
    let ben = try await join(store, "Benedict", .reviewer)
    try await store.changeAccount(ben.uid, event().by(ben)) { $0.name = "Kim" }
    try await store.database.write { db in
      for _ in 0..<1000 { try db.audit(.exported, event().by(ben), "r") }
    }
    let kim = try #require(try await store.account(ben.uid))
    let told = try await store.exportPerson(kim, event())["log"]?.elements ?? []
    #expect(told.count > 1000 && told.last?["act"]?.string == "account-created")
    _ = try await store.erasePerson(["Kim"], pseudonym: "P", reason: "asked", by: .ada, door: .cli, at: .noon)
    let names = try await store.database.read { try $0.rows("SELECT name FROM audit").compactMap { $0.text("name") } }
    #expect(Set(names) == ["Ada", "ada", "P"])
  }

  @Test("What was begun at a provider is finished once, and in time")
  func handshake() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await store(scratch)
    let pending = Pending(nonce: "n", verifier: "v", back: "/reviews")
    try await store.keep(pending, state: Secret("s"), at: .noon)
    #expect(try await store.takePending(state: Secret("other"), at: .noon) == nil)
    #expect(try await store.takePending(state: Secret("s"), at: .noon) == pending)
    #expect(try await store.takePending(state: Secret("s"), at: .noon) == nil)
    try await store.keep(pending, state: Secret("s"), at: .noon)
    #expect(try await store.takePending(state: Secret("s"), at: later(601)) == nil)
  }
}
