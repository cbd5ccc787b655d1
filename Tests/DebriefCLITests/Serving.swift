import Debrief
import DebriefStore
import Foundation
import Testing

/// The built program serving a folder of data, and a token for it.
final class Serving {
  let address: String
  /// Of an administrator called Ada, for everything.
  let token: String
  /// Of the same one, for reading alone.
  let readingToken: String
  private let process = Process()

  /// - Parameter data: a folder of the shop.
  init(_ data: String, in shop: borrowing Workshop) async throws {
    let folder = shop.folder.appending(path: data).path
    (token, readingToken) = try await Self.tokens(folder)
    let said = shop.folder.appending(path: "serve.txt")
    try Data().write(to: said)
    process.executableURL = try Workshop.program
    process.arguments = ["serve", "--data", folder, "--port", "0"]
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": shop.folder.path]
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = FileHandle.nullDevice
    try Workshop.launch(process)
    address = try await Self.address(in: said)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  private static func tokens(_ folder: String) async throws -> (String, String) {
    let now = Stamp(secondsSince1970: Int(Date().timeIntervalSince1970))
    var limits = Limits()
    limits.passwordRounds = 2
    let store = try await Store.open(.folder(folder), limits: limits, now: now)
    let event = Event(by: Author("Test"), door: .cli, at: now)
    let link = try await store.makeLink(.administrator, event)
    let session = try await store.use(
      link, name: "Ada", login: "ada", password: "seven green boats", browser: "A test", event)
    let account = session.account.uid
    let whole = try await store.makeToken("whole", for: account, scopes: [.admin], days: nil, event)
    let reading = try await store.makeToken("reading", for: account, scopes: [.read], days: nil, event)
    return (whole.secret.text, reading.secret.text)
  }

  private static func address(in file: URL) async throws -> String {
    for _ in 0..<200 {
      let line = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").first
      if let line, line.hasPrefix("Listening on ") { return String(line.dropFirst(13)) }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CocoaError(.fileReadUnknown)
  }
}
