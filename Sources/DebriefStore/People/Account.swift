package import Debrief

/// Somebody, or a program, that signs in.
package struct Account: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case person
    /// A program: it has tokens and no password.
    case service
  }

  /// Opaque; it never changes.
  package let uid: String
  package let kind: Kind
  package var name: String
  /// What one signs in with: an e-mail address, or any name. Capitals and signs do not count.
  package let login: String
  package var role: Role
  package var isDisabled: Bool
  /// Other names by which reviews speak of this person.
  package var aliases: [String]
  /// The groups that it is in, by their keys.
  package let groups: Set<String>
  package let hasPassword: Bool
  package let createdAt: Stamp?
  /// Grows with whatever takes rights away.
  let epoch: Int

  /// All names that reviews may know this person by.
  package var names: Set<String> { Set([name, login] + aliases) }

  /// What stands behind an `@` to speak to this person, the shortest first: of an address of mail its first part, too.
  package var callNames: [String] {
    let mailbox = login.split(separator: "@", maxSplits: 1).first.map(String.init)
    return Array(names.union([mailbox].compactMap { $0 })).sorted { ($0.count, $0) < ($1.count, $1) }
  }

  package var author: Author { Author(name, account: uid) }

  /// As somebody who asks.
  ///
  /// - Parameter limit: what a token may be used for.
  package func viewer(limit: Set<Act> = Set(Act.allCases)) -> Viewer {
    Viewer(account: uid, role: role, groups: groups, limit: limit)
  }
}

/// People who see private reviews together.
package struct Group: Sendable, Equatable {
  package let uid: String
  package let name: String
  /// Their accounts' keys.
  package let members: Set<String>
}

/// Why an account, a group, a token or a link cannot be what it was asked to be.
package enum AccountRefusal: Error, Sendable, Equatable {
  case nameMissing
  /// Another account has this login, or another name for it.
  case loginTaken(String)
  case aliasTaken(String)
  case groupTaken(String)
  case passwordTooShort(least: Int)
  case passwordTooLong(most: Int)
  /// It is a word or a pattern that is tried first.
  case passwordGuessable
  /// The current password, which a new one asks for, is another.
  case passwordWrong
  /// Somebody has to look after accounts.
  case lastAdministrator
  /// It was used before, or has run out.
  case linkUsed
  case noSuchAccount
  case noSuchGroup
  case noSuchToken
  case noSuchComment
  case tooManyComments(most: Int)
  /// Too many sign in at this moment.
  case busy
}

/// What a new password must be: long, and nothing that is tried first (NIST SP 800-63B 5.1.1.2, OWASP ASVS 2.1).
enum PasswordRule {
  static let least = 12
  static let most = 128

  /// - Parameters:
  ///   - names: what belongs to the person, so that it is tried first.
  ///   - known: passwords that are known, in small letters.
  static func check(
    _ password: String, names: [String], known: Set<String> = []
  ) throws(AccountRefusal) {
    guard password.split(separator: " ").joined(separator: " ").count >= least else {
      throw .passwordTooShort(least: least)
    }
    guard password.count <= most else { throw .passwordTooLong(most: most) }
    let key = password.lowercased()
    let isPattern = known.contains(key) || Set(key).count < 5 || isRun(key) || isRepeated(key) || isOnKeys(key)
    let own = (names + ["debrief", "password", "passwort", "qwertyuiop", "letmein", "welcome", "administrator"])
      .flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber } }
      .filter { $0.count > 3 }
    // What is left without such words and digits has to hold by itself.
    let rest = own.reduce(key) { $0.replacing($1, with: "") }.filter { !$0.isNumber }
    guard !isPattern, rest.count >= 5 || !own.contains(where: { key.contains($0) }) else { throw .passwordGuessable }
  }

  /// Most letters follow the one before: `abcdefghijkl`, `123456789012`.
  private static func isRun(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map { Int($0.value) }
    let steps = zip(scalars, scalars.dropFirst()).count { abs($1 - $0) <= 1 }
    return steps * 4 >= scalars.count * 3
  }

  /// Most letters lie beside the one before: `asdfghjkl;12`, `1qaz2wsx3edc`.
  private static func isOnKeys(_ text: String) -> Bool {
    let keys = rows.enumerated().flatMap { y, row in row.enumerated().map { x, key in (key, (x, y)) } }
    let places = Dictionary(uniqueKeysWithValues: keys)
    let pairs = zip(text, text.dropFirst())
    let steps = pairs.count { one, next in
      guard let a = places[one], let b = places[next] else { return false }
      return abs(a.0 - b.0) <= 1 && abs(a.1 - b.1) <= 1
    }
    return steps * 3 >= (text.count - 1) * 2
  }

  private static let rows = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"]

  /// One short part over and over: `abcabcabcabc`.
  private static func isRepeated(_ text: String) -> Bool {
    (1...4).contains { size in
      let part = Array(text.prefix(size))
      return text.enumerated().allSatisfy { $1 == part[$0 % size] }
    }
  }
}
