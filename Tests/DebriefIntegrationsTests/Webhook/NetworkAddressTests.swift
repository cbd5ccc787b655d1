import Testing

@testable import DebriefIntegrations

@Suite("Addresses of networks")
struct NetworkAddressTests {
  @Test(
    "Those near this machine are not public, however they are written",
    arguments: [
      "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
      "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1",
      "255.255.255.255", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
      "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
      "::127.0.0.1",
    ])
  func near(digits: String) throws {
    let address = try #require(NetworkAddress(digits))
    #expect(!address.isPublic)
  }

  @Test(
    "Others are",
    arguments: ["1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"])
  func far(digits: String) throws {
    let address = try #require(NetworkAddress(digits))
    #expect(address.isPublic)
  }

  @Test("An address that tells by itself that it cannot be one is refused at once")
  func objections() throws {
    for text in [
      "", "ftp://example.org", "https://", "https://a:b@example.org", "https://example.org/#a", "example.org",
    ] {
      #expect(throws: WebhookAddress.Objection.unreadable) { try WebhookAddress.check(text, allowsPrivate: true) }
    }
    for text in ["http://localhost:80", "http://a.localhost", "http://127.0.0.1", "https://[::1]/a", "http://10.0.0.1"]
    {
      #expect(throws: WebhookAddress.Objection.near) { try WebhookAddress.check(text, allowsPrivate: false) }
      try WebhookAddress.check(text, allowsPrivate: true)
    }
    try WebhookAddress.check("HTTPS://Example.org/a?b=c", allowsPrivate: false)
    #expect(WebAddress("HTTPS://Example.org:443?b=C")?.plain == "https://example.org/?b=C")
    #expect(WebAddress("http://[::1]:81/A/")?.plain == "http://[::1]:81/A/")
  }
}
