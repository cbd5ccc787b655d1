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
    #expect(unsettled.prefix(3) == [], "\(unsettled.count) wrecks do not settle")
  }

  @Test(arguments: LawTests.names)
  func everyTemplateReadsTheDocumentsOfTheOthers(name: String) throws {
    let template = try #require(Template.named(name))
    for sample in LawTests.names {
      let document = try Sample.document(sample)
      #expect(Law.settled(template, document).map(\.description) == [], "\(sample) read by \(name)")
    }
  }
}
