import Debrief
import Testing

@Suite("A team's vocabulary")
struct TeamVocabularyTests {
  @Test("Is written and read back; what stands there twice counts once")
  func there() throws {
    let vocabulary = TeamVocabulary(
      severities: [.init("Critical", meaning: "Nobody can pay"), .init("Minor"), .init("critical")],
      services: ["checkout", "billing", "Checkout"], factors: ["Vendor limits"])
    #expect(
      vocabulary.severities.map(\.name) == ["Critical", "Minor"] && vocabulary.services == ["checkout", "billing"])
    #expect(
      vocabulary.json.text()
        == #"{"severities":[{"name":"Critical","meaning":"Nobody can pay"},{"name":"Minor"}],"services":["checkout","billing"],"factors":["Vendor limits"]}"#
    )
    #expect(try TeamVocabulary(reading: vocabulary.json) == vocabulary)
    #expect(try TeamVocabulary(reading: ["services": .null]) == TeamVocabulary())
  }

  @Test("Gives a severity the rank that the team says, and leaves every other as it is")
  func ranked() {
    let vocabulary = TeamVocabulary(severities: [.init("P1"), .init("Minor")])
    #expect(vocabulary.ranked(Severity("minor")) == Severity("minor", rank: 2))
    #expect(vocabulary.ranked(Severity("p-1", rank: 2)).rank == 1)
    #expect(vocabulary.ranked(Severity("SEV-3", rank: 3)) == Severity("SEV-3", rank: 3))
  }

  @Test(
    "Says all that is wrong with it, and where",
    arguments: [
      ("[]", [""]), (#"{"service": []}"#, ["/service"]), (#"{"services": "x"}"#, ["/services"]),
      (#"{"services": ["", " x", "a\nb", 5]}"#, ["/services/0", "/services/1", "/services/2", "/services/3"]),
      (
        #"{"severities": [{"meaning": "x"}, "P1", {"name": "P1", "rank": 1}]}"#,
        ["/severities/0/name", "/severities/1", "/severities/2/rank"]
      ),
      (#"{"severities": [{"name": "P1", "meaning": ""}]}"#, ["/severities/0/meaning"]),
    ])
  func wrong(text: String, pointers: [String]) throws {
    let json = try JSON(parsing: text)
    let invalid = #expect(throws: Invalid.self) { try TeamVocabulary(reading: json) }
    #expect(invalid?.problems.map(\.pointer) == pointers)
  }

  @Test("Has limits")
  func limits() throws {
    let most = TeamVocabulary.Most.self
    let full = JSON.array((0..<most.services.count).map { .string("service \($0)") })
    #expect(try TeamVocabulary(reading: ["services": full]).services.count == most.services.count)
    let long = JSON.array([.string(String(repeating: "x", count: most.services.characters + 1))])
    for list in [JSON.array((full.elements ?? []) + ["another"]), long] {
      #expect(throws: Invalid.self) { try TeamVocabulary(reading: ["services": list]) }
    }
  }
}
