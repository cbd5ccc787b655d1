import Testing

@testable import DebriefIntegrations

@Suite("Bytes and fields as text")
struct Base64Tests {
  /// The test vectors of RFC 4648, §10.
  @Test(
    "Bytes are written as RFC 4648 writes them",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func vectors(text: String, encoded: String) {
    #expect(Base64.standard.text(text.utf8) == encoded)
    let bare = String(encoded.prefix { $0 != "=" })
    #expect(Base64.url.text(text.utf8) == bare)
    #expect(Base64.bytes(url: bare) == Array(text.utf8))
  }

  @Test("Every byte comes back")
  func bytes() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count &* 11 &+ 251) }
      #expect(Base64.bytes(url: Base64.url.text(bytes)) == bytes)
    }
    #expect(Base64.url.text([0xFB, 0xFF]) == "-_8")
    #expect(Base64.standard.text([0xFB, 0xFF]) == "+/8=")
  }

  @Test("One value has one spelling", arguments: ["Zg==", "Zh", "Zm9", "Z", "Zm9v+A", "Zm 9", "Zm9vé"])
  func refused(text: String) {
    #expect(Base64.bytes(url: text) == nil)
  }

  @Test("What is no letter or digit is written as %XX")
  func fields() {
    #expect(FormText.text([("a b", "é&="), ("c", "~-._9Z")]) == "a%20b=%C3%A9%26%3D&c=~-._9Z")
    #expect(FormText.address("https://a/b", with: [("c", "d")]) == "https://a/b?c=d")
    #expect(FormText.address("https://a/b?", with: [("c", "d")]) == "https://a/b?c=d")
    #expect(FormText.address("https://a/b?x=y", with: [("c", "d")]) == "https://a/b?x=y&c=d")
  }
}
