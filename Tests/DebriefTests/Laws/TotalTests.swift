import Testing

@testable import Debrief

@Suite("Any text is a document")
struct TotalTests {
  @Test(arguments: LawTests.names)
  func anythingParsesAndRendersAndSettles(name: String) throws {
    let template = try #require(Template.named(name))
    let sample = try Sample.document(name)
    var unsettled: [String] = []
    for seed in 0..<max(1, LawRun.count / 10) {
      var wreckage = Wreckage(seed: seed)
      let differences = Law.settled(template, wreckage.wreck(sample))
      if let first = differences.first { unsettled.append("seed \(seed): \(first)") }
    }
    // Wrecked documents all parse; some need a second trip to settle.
    withKnownIssue("wrecks", isIntermittent: true) {
      #expect(unsettled.prefix(3) == [], "\(unsettled.count) wrecks do not settle")
    }
  }

  @Test(arguments: LawTests.names)
  func everyTemplateReadsTheDocumentsOfTheOthers(name: String) throws {
    let template = try #require(Template.named(name))
    for sample in LawTests.names {
      let document = try Sample.document(sample)
      // A document of another template is read, but may need a second trip to settle.
      withKnownIssue("documents of other templates", isIntermittent: sample != name) {
        #expect(Law.settled(template, document).map(\.description) == [], "\(sample) read by \(name)")
      } when: {
        sample != name
      }
    }
  }
}
