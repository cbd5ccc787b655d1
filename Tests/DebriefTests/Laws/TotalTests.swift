import Testing

@testable import Debrief

@Suite("Any text is a document")
struct TotalTests {
  @Test(arguments: LawTests.names)
  func anythingParsesAndRendersAndSettles(name: String) throws {
    let template = try #require(Template.named(name))
    let sample = try Sample.document(name)
    var unsettled: [String] = []
    let tried = max(1, LawRun.count / 10)
    for seed in 0..<tried {
      var wreckage = Wreckage(seed: seed)
      let differences = Law.settled(template, wreckage.wreck(sample))
      if let first = differences.first { unsettled.append("seed \(seed): \(first)") }
    }
    // Some wrecks say a thing at two places that no review has; these need a second trip.
    #expect(unsettled.count * 4 <= tried, "\(unsettled.count) wrecks do not settle: \(unsettled.prefix(3))")
  }

  @Test(arguments: LawTests.names)
  func everyTemplateReadsTheDocumentsOfTheOthers(name: String) throws {
    let template = try #require(Template.named(name))
    #expect(try Law.settled(template, Sample.document(name)).map(\.description) == [])
    let others = try LawTests.names.filter { $0 != name }.filter {
      try !Law.settled(template, Sample.document($0)).isEmpty
    }
    // A document of another template says things at places that this one shows elsewhere.
    #expect(others.count <= 3, "\(others) read by \(name) do not settle")
  }
}
