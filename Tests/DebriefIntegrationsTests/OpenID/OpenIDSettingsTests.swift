import Testing

@testable import DebriefIntegrations

@Suite("Settings of OpenID Connect")
struct OpenIDSettingsTests {
  @Test(
    "An issuer is https, or on this machine",
    arguments: [
      "https://login.example.com", "https://login.example.com:8443/realms/main/", "http://127.0.0.1:5556",
      "http://localhost/dex", "http://[::1]:5556", "HTTPS://login.example.com",
    ])
  func accepted(issuer: String) throws {
    let settings = try OpenIDSettings(issuer: issuer, clientID: "debrief")
    #expect(settings.issuer == issuer)
    #expect(settings.scopes == "openid profile email groups")
    #expect(settings.groupsClaim == "groups")
  }

  @Test(
    "Any other http is refused, whatever it looks like",
    arguments: [
      "http://login.example.com", "http://127.0.0.1.example.com", "http://localhost.example", "http://10.0.0.1",
      "http://[::2]/",
    ])
  func unsafe(issuer: String) {
    #expect(throws: OpenIDError.issuerUnsafe(issuer)) { try OpenIDSettings(issuer: issuer, clientID: "debrief") }
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "", "login.example.com", "ftp://login.example.com", "https://", "https://:443", "https://a b", "https://a/#b",
      "https://a/?b", "http://localhost@evil.example", "http://localhost\\@evil.example", "https://a:0", "https://a:x",
      "https://a:65536", "https://[::1", "https://::1", "https://lögin.example", "https://a\n",
    ])
  func unreadable(issuer: String) {
    #expect(throws: OpenIDError.issuerUnreadable(issuer)) { try OpenIDSettings(issuer: issuer, clientID: "debrief") }
  }

  @Test("Without a client ID there is no sign-in, and an empty secret is none")
  func client() throws {
    #expect(throws: OpenIDError.clientMissing) { try OpenIDSettings(issuer: "https://a", clientID: "") }
    #expect(try OpenIDSettings(issuer: "https://a", clientID: "b", clientSecret: "").clientSecret == nil)
  }

  @Test("Settings in a log do not say the secret")
  func log() throws {
    let settings = try OpenIDSettings(issuer: "https://a", clientID: "debrief", clientSecret: "hidden")
    #expect("\(settings)" == "debrief at https://a")
    #expect(!String(reflecting: settings).contains("hidden"))
  }

  @Test("The discovery document of an issuer is below its path, with or without a slash at its end")
  func discovery() {
    let document = "https://a/b/.well-known/openid-configuration"
    #expect(OpenIDProvider.address(issuer: "https://a/b") == document)
    #expect(OpenIDProvider.address(issuer: "https://a/b/") == document)
  }
}
