/// The key of a review: 80 random bits as 16 letters and digits (base 32, lower case, without i, l, o and u).
enum UID {
  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(decoding: (0..<16).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }, as: UTF8.self)
  }
}
