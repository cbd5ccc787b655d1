import Debrief
import Foundation
import Testing

@testable import DebriefStore

struct SettingsTests {
  private static let event = Event(by: .ada, door: .page, at: .noon)

  private func template(_ name: String, _ source: String = "# {{title}}\n") -> TeamTemplate {
    TeamTemplate(name: name, label: name.uppercased(), source: source)
  }

  @Test(arguments: Engine.allCases)
  func theTemplatesOfATeamAreKeptChangedAndRemoved(on engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let empty = try #require(try await store.templates())
    #expect(empty.templates.isEmpty)
    let (b, a) = (template("b"), template("a"))
    try await store.keepTemplate(b, instead: nil, Self.event)
    try await store.keepTemplate(a, instead: nil, Self.event)
    let both = try #require(try await scratch.open().templates(unless: empty.mark))
    #expect(both.templates == [a, b])
    #expect(try await store.templates(unless: both.mark) == nil)

    let changed = template("a", "# {{title}}\n\n{{summary}}\n")
    try await store.keepTemplate(changed, instead: a.digest, Self.event)
    #expect(try await store.templates(unless: both.mark)?.templates == [changed, b])
    // Whoever still saw the text before changes nothing, and neither does a new one of that name.
    for base in [a.digest, nil] {
      let error = await #expect(throws: StoreError.self) {
        try await store.keepTemplate(template("a", "{{id}}"), instead: base, Self.event)
      }
      #expect(error?.kind == .outdated)
    }
    try await store.removeTemplate("a", Self.event)
    try await store.removeTemplate("a", Self.event)
    #expect(try await store.templates()?.templates == [b])
    let log = try await store.audit().filter { $0.act == .settingChanged }
    #expect(log.map(\.details) == ["a, removed", "a", "a, new", "b, new"])
  }

  @Test
  func thereAreOnlySoManyTemplates() async throws {
    let scratch = try Scratch(.sqlite)
    let store = try await scratch.open()
    for number in 1...TeamTemplate.most {
      try await store.keepTemplate(template("t\(number)"), instead: nil, Self.event)
    }
    let error = await #expect(throws: StoreError.self) {
      try await store.keepTemplate(template("another"), instead: nil, Self.event)
    }
    #expect(error?.kind == .refused)
    try await store.keepTemplate(template("t1", "{{id}}"), instead: template("t1").digest, Self.event)
  }

  @Test(arguments: Engine.allCases)
  func theVocabularyIsKept(on engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    #expect(try await store.vocabulary() == TeamVocabulary())
    let vocabulary = TeamVocabulary(severities: [.init("P1", meaning: "x")], services: ["a"], factors: ["b"])
    try await store.setVocabulary(vocabulary, Self.event)
    #expect(try await scratch.open().vocabulary() == vocabulary)
    #expect(try await store.audit().first?.details == "1 severities, 1 services, 1 factors")
  }

  @Test(arguments: Engine.allCases)
  func itIsCountedWhatIsKeptAndHowMuchRoomItTakes(on engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let uid = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon).uid
    _ = try await store.edit(uid, by: .ada, door: .page, at: .noon(plus: 1)) { $0.summary = "x" }
    let removed = try await store.create(.titled("Gone"), by: .ada, door: .page, at: .noon).uid
    try await store.remove(removed, by: .ada, at: .noon(plus: 2))
    for name in ["a.bin", "b.bin"] {
      let spool = try store.spool()
      try spool.append([UInt8](repeating: 7, count: 3000))
      _ = try await store.attach(spool, name: name, to: uid, by: .ada, door: .page, at: .noon(plus: 3))
    }
    let storage = try await store.storage()
    #expect((storage.reviews, storage.removed, storage.attachments) == (1, 1, 2))
    // Each content is kept once.
    #expect(storage.attachmentBytes == 3000)
    #expect(storage.versions == (try await store.history(uid).count) + (try await store.history(removed).count))
    #expect((storage.databaseBytes ?? 0) > 4096)
    #expect((storage.freeBytes != nil) == (engine == .sqlite))
    #expect(storage.backedUp == nil && storage.findings.isEmpty)

    let folder = try Scratch(.sqlite).folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try await store.backUp(to: folder + "/all.debrief", at: .noon(plus: 4)) == [])
    let robot = try await store.addService(name: "robot", role: .viewer, Self.event).uid
    try await scratch.alter(
      "INSERT INTO saved_view (account, list, name, query) VALUES ('\(robot)', 'actions', '', '')")
    let later = try await store.storage()
    #expect(later.backedUp == .noon(plus: 4))
    #expect(later.findings.map(\.what) == ["a saved view has no name, or is nobody’s"])
  }
}
