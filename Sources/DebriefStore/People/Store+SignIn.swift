package import Debrief

/// Why nobody was signed in.
package enum SignInRefusal: Error, Sendable, Equatable {
  /// Either of the two is wrong, and nobody says which; `tries` of them in a row, counted for this login.
  case wrong(tries: Int)
  /// Too many tries: none is looked at until then.
  case paused(until: Stamp)
  /// The account is switched off.
  case switchedOff
}

/// How guessing is slowed: so many tries are free, then each one more costs a pause, twice as long as the one before.
struct Slowing: Sendable {
  let free: Int
  /// Seconds of the first pause, and of the longest.
  static let first = 60
  static let longest = 900
  /// After so many seconds without a try all is forgotten.
  static let memory = 3600

  static let account = Slowing(free: 5)
  /// Many people may come from one address.
  static let address = Slowing(free: 30)

  func pause(after count: Int) -> Int {
    count < free ? 0 : min(Self.first << min(count - free, 10), Self.longest)
  }
}

extension Store {
  /// Begins a session for somebody who knows the password.
  ///
  /// - Parameter event: by whom is not known yet; it tells when and from where.
  /// - Returns: the session's secret and the account.
  /// - Throws: `SignInRefusal`, `AccountRefusal.busy`, `StoreError`.
  package func signIn(
    _ login: String, password: String, browser: String, _ event: Event
  ) async throws -> (secret: Secret, account: Account) {
    let key = login.loginKey
    let tries = try await countTry(key, event)
    let (account, known) = try await database.read { db in
      let account = try db.account(login: key)
      return (account, try account.flatMap { try db.password(of: $0.uid) })
    }
    guard try await passwords.matches(password, known), let account, let known else {
      try await database.write { try $0.audit(.signInFailed, event.by("nobody"), account?.uid) }
      throw SignInRefusal.wrong(tries: tries)
    }
    guard !account.isDisabled else {
      try await database.write { try $0.audit(.signInFailed, event.by("nobody"), account.uid, "switched off") }
      throw SignInRefusal.switchedOff
    }
    // What was hashed at another cost is hashed anew, while the password is at hand.
    let fresh = known.rounds == passwords.rounds ? nil : try await passwords.hash(password)
    return try await database.write { [limits] db in
      // It may have been changed, or the account switched off, while it was derived.
      guard try db.password(of: account.uid) == known, try db.account(account.uid)?.isDisabled == false else {
        throw SignInRefusal.wrong(tries: tries)
      }
      if let fresh {
        try db.run(
          "UPDATE account SET password = \(fresh.stored) WHERE uid = \(account.uid) AND password = \(known.stored)")
      }
      try db.run("DELETE FROM attempt WHERE key = \("login " + key)")
      return (try db.begin(account, browser: browser, limits, event.by(account)), account)
    }
  }

  /// Counts a try before it is looked at, so that many at once count, too.
  func countTry(_ key: String, _ event: Event) async throws -> Int {
    let now = event.at.seconds
    return try await database.write { db in
      try db.run("DELETE FROM attempt WHERE last < \(now - Slowing.memory)")
      let tries = try db.countTry("login " + key, .account, now)
      if let address = event.from { _ = try db.countTry("address " + Network.of(address), .address, now) }
      return tries
    }
  }
}

extension Connection {
  /// - Throws: `SignInRefusal.paused`; then it does not count, so that nobody is kept out for ever.
  fileprivate func countTry(_ key: String, _ slowing: Slowing, _ now: Int) throws -> Int {
    try lock(key)
    let before = try row("SELECT count, until FROM attempt WHERE key = \(key)")
    if let until = before?.int("until"), until > now {
      throw SignInRefusal.paused(until: Stamp(secondsSince1970: until))
    }
    let count = (before?.int("count") ?? 0) + 1
    let until = now + slowing.pause(after: count)
    try run(
      """
      INSERT INTO attempt (key, count, last, until) VALUES (\(key), \(count), \(now), \(until))
      ON CONFLICT (key) DO UPDATE SET count = excluded.count, last = excluded.last, until = excluded.until
      """)
    return count
  }
}

extension Event {
  func by(_ name: String) -> Event { Event(by: Author(name), door: door, at: at, from: from) }
  func by(_ account: Account) -> Event { Event(by: account.author, door: door, at: at, from: from) }
}
