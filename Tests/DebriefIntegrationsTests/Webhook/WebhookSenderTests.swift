import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import DebriefIntegrations

@Suite("Sending to webhooks", .timeLimit(.minutes(10)))
struct WebhookSenderTests {
  private let message = WebhookMessage(
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
  private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

  private func send(
    _ address: String, allowsPrivate: Bool = true, patience: Duration = .seconds(600)
  ) async throws -> WebhookSender.Answer {
    let sender = WebhookSender(allowsPrivate: allowsPrivate, version: "1.2", patience: patience)
    return try await sender.send(message, to: address, secrets: [secret])
  }

  @Test("A message is signed as Standard Webhooks says, with each secret that holds")
  func signature() {
    // The example of the standard's own libraries.
    let own = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    #expect(message.signature(secret) == own)
    let both = message.headers(secrets: [secret, "whsec_AAAA", "none"])
    #expect(both.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(both[2].value.hasPrefix(own + " v1,") && both[2].value.split(separator: " ").count == 2)
  }

  @Test("It arrives as it was signed, also under a name that was looked up")
  func arrives() async throws {
    try await Receiver.run { receiver in
      #expect(try await send(receiver.url + "/a?b=c") == WebhookSender.Answer(status: 204))
      let got = try #require(receiver.all.first)
      #expect(got.path == "/a" && got.body == #"{"test": 2432232314}"#)
      #expect(got.headers[.contentType] == "application/json" && got.headers[.userAgent] == "Debrief/1.2")
      #expect(got.headers[HTTPField.Name("webhook-signature")!]?.hasPrefix("v1,g0hM9") == true)
      #expect(try await send(receiver.url + "/gone").status == 410)
    }
  }

  @Test("An address near this machine is refused where it was not allowed, and nothing arrives")
  func near() async throws {
    try await Receiver.run { receiver in
      for address in [receiver.url, receiver.url.replacing("localhost", with: "127.0.0.1")] {
        let answer = try await send(address, allowsPrivate: false)
        #expect(answer.status == nil && answer.words?.contains("its own network") == true)
      }
      #expect(receiver.all.isEmpty)
    }
  }

  @Test("No redirect is followed")
  func moved() async throws {
    try await Receiver.run { receiver in
      let answer = try await send(receiver.url + "/moved")
      #expect(answer.status == 302 && answer.words == "it leads elsewhere, which is not followed")
      #expect(receiver.all.map(\.path) == ["/moved"])
    }
  }

  @Test("Of a long answer only the beginning is read, in plain signs")
  func long() async throws {
    try await Receiver.run { receiver in
      let answer = try await send(receiver.url + "/long")
      #expect(answer.status == 400 && answer.words?.hasPrefix("no <b> no") == true)
      #expect(answer.words?.count == 201)
    }
  }

  @Test(
    "The status decides, also where what follows it breaks off or never ends",
    arguments: [
      ("/torn", 200), ("/endless", 200), ("/endless/gone", 410),
    ])
  func unfinished(path: String, status: Int) async throws {
    try await Receiver.run { receiver in
      let answer = try await send(receiver.url + path, patience: .seconds(600))
      #expect(answer == WebhookSender.Answer(status: status))
    }
  }

  @Test("Who does not answer in time, or not at all, is told of in words")
  func silent() async throws {
    try await Receiver.run { receiver in
      let answer = try await send(receiver.url + "/silent", patience: .seconds(1))
      #expect(answer == WebhookSender.Answer(words: "it did not answer within 1 seconds"))
    }
    let nobody = try await send("http://127.0.0.1:1")
    #expect(nobody.status == nil && nobody.words?.isEmpty == false)
    let unknown = try await send("http://nothing.invalid")
    #expect(unknown.words == "the name nothing.invalid could not be looked up")
  }

  @Test("One that is broken off says so")
  func brokenOff() async throws {
    try await Receiver.run { receiver in
      let task = Task { try await send(receiver.url + "/silent") }
      while receiver.all.isEmpty { await Task.yield() }
      task.cancel()
      await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
  }
}
