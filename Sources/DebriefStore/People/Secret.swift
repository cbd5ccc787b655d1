/// Random letters that open a door: a session, a token, a link. They are given out once; the store keeps only their hash,
/// which tells nobody what they were, since there are too many to try.
package struct Secret: Sendable, Equatable {
  package let text: String

  /// 256 random bits as 52 letters and digits behind a prefix, by which scanners of published code know it.
  static func random(_ prefix: String = "") -> Secret {
    Secret(prefix + UID.random() + UID.random() + UID.random() + UID.random().prefix(4))
  }

  package init(_ text: String) { self.text = text }

  var hash: String { Digest.sha256(text.utf8) }
}
