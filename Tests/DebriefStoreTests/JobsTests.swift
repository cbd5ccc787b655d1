import Debrief
import Testing

@testable import DebriefStore

struct JobsTests {
  @Test(arguments: Engine.allCases) func eachJobIsDoneOnceInAllProcesses(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let stores = try await [scratch.open(), scratch.open(), scratch.open()]
    let done = try await withThrowingTaskGroup(of: [Job].self) { group in
      for store in stores { group.addTask { try await store.tend(Keeping(), at: .noon) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(done.map(\.rawValue).sorted() == Job.allCases.map(\.rawValue).sorted())
    #expect(try await stores[0].tend(Keeping(), at: .noon(plus: 60)) == [])
    #expect(try await stores[1].tend(Keeping(), at: .noon(plus: 3600)) == [.erase, .sweep])
  }

  @Test(arguments: Engine.allCases) func aJobThatFailsStaysDueAndKeepsNoOtherBack(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    _ = try await store.create(.titled("Down"), by: .ada, door: .page, at: .noon)
    try await scratch.alter("ALTER TABLE seal RENAME TO seal_away")
    await #expect(throws: StoreError.self) { try await store.tend(Keeping(), at: .noon) }
    try await scratch.alter("ALTER TABLE seal_away RENAME TO seal")
    #expect(try await store.tend(Keeping(), at: .noon(plus: 60)) == [.seal])
    #expect(try await store.verify().seal?.number == 1)
  }
}
