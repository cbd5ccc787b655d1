import Testing

@testable import Debrief

@Suite("Kinds of contributing factors")
struct KindsTests {
  private let race = FactorChoice("race-condition")
  private let network = FactorChoice("network-issue")
  private let distraction = FactorChoice("distraction")

  @Test("Each but “other” stands in one group, and the groups name no others")
  func groups() {
    let grouped = FactorChoices.groups.flatMap(\.kinds)
    #expect(grouped.count == Set(grouped).count)
    #expect(Set(grouped) == Set(FactorChoices.words.all.map(\.id)).subtracting(["other"]))
    #expect(FactorChoices.groups.map(\.category) == FactorCategories.words.all.map { FactorCategory($0.id) })
  }

  @Test("A kind that is ticked is a factor of its name and category, once")
  func ticking() {
    var cause = Cause()
    cause.tick(race)
    cause.tick(race)
    #expect(cause.factors.map(\.name) == ["Race condition"] && cause.factors.first?.category?.id == "technical")
    #expect(cause.says(race) && !cause.says(network))
    cause.factorChecklist = [CheckedFactor(network)]
    cause.tick(network)
    #expect(cause.factors.count == 1, "a document ticked it")
  }

  @Test("One that is ticked no more goes, where it says nothing else")
  func unticking() {
    var cause = Cause()
    cause.tick(race)
    cause.tick(distraction)
    cause.factors[1].evidence = ["The log"]
    cause.factorChecklist = [CheckedFactor(network), CheckedFactor(FactorChoice("other"), text: "Rain")]
    cause.untick(race)
    cause.untick(distraction)
    cause.untick(network)
    #expect(cause.factors.map(\.name) == ["Distraction"])
    #expect(cause.factorChecklist.map(\.text) == ["Rain"])
  }
}
