import Debrief
import HTTPTypes
import HummingbirdTesting
import Logging
import Testing

@testable import DebriefServer

@Suite("Safety")
struct SafetyTests {
  private let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]

  @Test(
    "Every answer tells the browser to allow nothing but ourselves", arguments: ["/reviews", "/nothing", "/healthz"])
  func headers(path: String) async throws {
    let site = try await Site()
    let answer = try await site.ask(path)
    let policy = try #require(answer.headers[.contentSecurityPolicy])
    #expect(policy.contains("default-src 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(answer.headers[.xContentTypeOptions] == "nosniff")
    #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
    #expect(answer.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] == "same-origin")
  }

  @Test("No page has a script or a style of its own")
  func inline() async throws {
    let site = try await Site()
    let review = Review.read(FullReview().json).review
    let uid = try await site.create("x") { $0 = review }
    for path in ["/reviews", "/reviews/\(uid)", "/reviews/\(uid)/as/concise", "/import", "/nothing"] {
      let text = try await site.ask(path).text
      #expect(!text.contains(" style="), "\(path)")
      #expect(!text.contains("<style"), "\(path)")
      #expect(text.components(separated: "<script") == 1, "\(path)")
      #expect(text.firstRange(of: #/ on[a-z]+="/#) == nil, "\(path)")
    }
  }

  @Test("Another site can change nothing")
  func otherOrigins() async throws {
    let site = try await Site()
    let foreign: [HTTPFields] = [
      [.secFetchSite: "cross-site"], [.secFetchSite: "same-site"], [.origin: "http://evil.example"], [.origin: "null"],
    ]
    for headers in foreign {
      let answer = try await site.ask("/theme", .post, headers: form + headers, body: "theme=dark")
      #expect(answer.status == .forbidden)
      #expect(answer.headers[.setCookie] == nil)
      #expect(answer.text.contains("Nothing was changed"))
    }
    let own: [HTTPFields] = [[.secFetchSite: "same-origin"], [.origin: "http://localhost"], [:]]
    for headers in own {
      #expect(try await site.ask("/theme", .post, headers: form + headers, body: "theme=dark").status == .seeOther)
    }
  }

  @Test("A name that is not this machine's with its port gets nothing")
  func otherHosts() async throws {
    let site = try await Site()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    // The client names no port, and the server listens on another than the usual one.
    let answer = try await site.server.application(logger: logger).test(.live) { client in
      try await client.executeRequest(uri: "/reviews", method: .get, headers: [:], body: nil)
    }
    #expect(answer.status == .misdirectedRequest)
    #expect(answer.text.contains("not Debrief"))
  }

  @Test("The style sheet is kept for ever under an address that changes with it")
  func assets() async throws {
    let site = try await Site()
    let page = try await site.ask("/reviews").text
    for name in ["style.css", "script.js", "icon.svg"] {
      let path = Assets.embedded.path(name)
      #expect(page.contains(path))
      let asset = try await site.ask(path)
      #expect(asset.status == .ok)
      #expect(asset.headers[.cacheControl]?.contains("immutable") == true)
      let tag = try #require(asset.headers[.eTag])
      let again = try await site.ask(path, headers: [.ifNoneMatch: tag])
      #expect(again.status == .notModified)
      #expect(again.text.isEmpty)
    }
    #expect(try await site.ask("/static/0.style.css").status == .notFound)
    #expect(try await site.ask("/static/..%2f..%2fetc%2fpasswd").status == .notFound)
  }

  @Test("HEAD gives what GET gives, without the page", arguments: ["/reviews", "/import", "/healthz"])
  func head(path: String) async throws {
    let site = try await Site()
    let head = try await site.ask(path, .head)
    let get = try await site.ask(path)
    #expect(head.status == .ok)
    #expect(head.text.isEmpty)
    #expect(head.headers[.contentLength] == get.headers[.contentLength])
  }
}

private func + (a: HTTPFields, b: HTTPFields) -> HTTPFields {
  var sum = a
  for field in b { sum[field.name] = field.value }
  return sum
}
