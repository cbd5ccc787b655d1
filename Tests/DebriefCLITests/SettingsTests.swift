import DebriefStore
import Foundation
import Logging
import Testing

@testable import DebriefCLI

@Suite struct `Configured values` {
  static let home = ["HOME": "/home/lena"]

  @Test func `have their usual values`() throws {
    let settings = try Settings.read(flags: [:], file: nil, environment: Self.home)
    #expect(settings.place.description == "/home/lena/.local/share/debrief")
    #expect(settings.host == "127.0.0.1")
    #expect(settings.port == 8080)
    #expect(settings.templates == nil)
    let shared = Self.home.merging(["XDG_DATA_HOME": "/srv/share"]) { $1 }
    #expect(try Settings.read(flags: [:], file: nil, environment: shared).place.description == "/srv/share/debrief")
  }

  @Test func `count in the order flag, environment, file`() throws {
    let shop = try Workshop()
    let text = #"{"data": "/file", "templates": "/team", "port": 1, "log": {"level": "error", "format": "json"}}"#
    let file = try shop.write(text, to: "d.json")
    let environment = Self.home.merging(["DEBRIEF_DATA": "/environment", "DEBRIEF_PORT": "2"]) { $1 }
    let settings = try Settings.read(flags: [.data: "/flag"], file: file.path, environment: environment)
    #expect(settings.place.description == "/flag")
    #expect(settings.port == 2)
    #expect(settings.templates == "/team")
    #expect(settings.logLevel == .error)
    #expect(settings.logFormat == .json)
    let named = environment.merging(["DEBRIEF_CONFIG": file.path, "DEBRIEF_LOG_LEVEL": "debug"]) { $1 }
    #expect(try Settings.read(flags: [:], file: nil, environment: named).logLevel == .debug)
    #expect(try Settings.read(flags: [:], file: nil, environment: named).place.description == "/environment")
  }

  @Test func `name a server, unless the command line names data`() throws {
    let environment = Self.home.merging(["DEBRIEF_SERVER": "https://a.org/", "DEBRIEF_TOKEN": "debrief_a"]) { $1 }
    #expect(try Settings.read(flags: [:], file: nil, environment: environment).server == "https://a.org/")
    let flags: [Setting: String] = [.data: "/flag", .database: "sqlite:/flag"]
    #expect(try Settings.read(flags: flags, file: nil, environment: environment).server == nil)
    let named = try Settings.read(flags: [.server: "http://localhost:1"], file: nil, environment: environment)
    #expect(named.server == "http://localhost:1")
    #expect(throws: Failure.self) {
      try Settings.read(flags: [.server: "a.org"], file: nil, environment: Self.home)
    }
  }

  @Test func `read the file that is packaged`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let packaged = root.appending(path: "packaging/debrief.json").path
    #expect(try Settings.read(flags: [:], file: packaged, environment: [:]).place.description == "/var/lib/debrief")
  }

  @Test(arguments: [
    (#"{"prot": 1}"#, "sets “prot”, which Debrief does not know. Was “port” meant?"),
    (#"{"log": {"colour": true}}"#, "sets “log.colour”, which Debrief does not know. It knows data,"),
    (#"{"port": "many"}"#, "“many” of port in"), (#"{"port": 70000}"#, "it takes a number from 0 to 65535"),
    (#"{"log.level": "loud"}"#, "it takes one of trace, debug"), (#"{"data": null}"#, "it takes a text or a number"),
    ("{\n\n\"port\" 1}", "d.json:3: this is no configuration"), ("[]", "d.json:1: this is no configuration"),
  ])
  func `that cannot be are named with their file`(_ text: String, _ words: String) throws {
    let shop = try Workshop()
    let file = try shop.write(text, to: "d.json")
    let failure = #expect(throws: Failure.self) {
      try Settings.read(flags: [:], file: file.path, environment: Self.home)
    }
    #expect(failure?.words.contains(words) == true, "\(failure?.words ?? "")")
    #expect(failure?.words.contains("d.json") == true)
    #expect(failure?.status == .configuration)
  }

  @Test(arguments: [
    ("DEBRIEF_PORT", "x", "DEBRIEF_PORT in the environment"), ("DEBRIEF_PROT", "1", "Was “DEBRIEF_PORT” meant?"),
    ("DEBRIEF_LOG_FORMAT", "xml", "it takes one of text, json"),
  ])
  func `that cannot be are named with their variable`(_ name: String, _ value: String, _ words: String) throws {
    let failure = #expect(throws: Failure.self) {
      try Settings.read(flags: [:], file: nil, environment: Self.home.merging([name: value]) { $1 })
    }
    #expect(failure?.words.contains(words) == true, "\(failure?.words ?? "")")
  }

  @Test func `leave other programs' variables alone`() throws {
    let others = ["DEBRIEF_BIN": "x", "DEBRIEF_STRICT": "1", "DEBRIEF_SERVICE_HOST": "10.0.0.1"]
    #expect(throws: Never.self) {
      try Settings.read(flags: [:], file: nil, environment: Self.home.merging(others) { $1 })
    }
  }
}
