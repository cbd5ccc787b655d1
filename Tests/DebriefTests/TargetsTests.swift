import Debrief
import Testing

@Suite("Targets")
struct TargetsTests {
  @Test("Are written and read back, with those of a severity by itself")
  func there() throws {
    let targets = Targets(everywhere: [.timeToDetect: 5, .timeToResolve: 90.5], byRank: [1: [.timeToResolve: 30]])
    #expect(targets.json.text() == #"{"timeToDetect":5,"timeToResolve":90.5,"bySeverity":{"1":{"timeToResolve":30}}}"#)
    #expect(try Targets(reading: targets.json) == targets)
    #expect(try Targets(reading: Targets.standard.json) == .standard)
    #expect(targets.minutes(.timeToResolve, rank: 1) == 30 && targets.minutes(.timeToResolve, rank: 2) == 90.5)
    #expect(targets.minutes(.timeToDetect, rank: 1) == 5 && targets.minutes(.timeToMitigate, rank: 1) == nil)
  }

  @Test(
    "Say all that is wrong with them, and where",
    arguments: [
      (#"{"timeToDetekt": 5}"#, ["/timeToDetekt"]),
      (
        #"{"timeToDetect": 0, "timeToResolve": "x", "timeToRespond": 0.001, "totalDowntime": "5"}"#,
        ["/timeToDetect", "/timeToResolve", "/timeToRespond", "/totalDowntime"]
      ),
      (#"{"timeToDetect": 600000}"#, ["/timeToDetect"]),
      (#"{"bySeverity": {"0": {}, "2": {"timeToMitigate": -1}}}"#, ["/bySeverity/0", "/bySeverity/2/timeToMitigate"]),
      (#"{"bySeverity": [1]}"#, ["/bySeverity"]), (#"{"bySeverity": {"1": 5}}"#, ["/bySeverity/1"]), ("[]", [""]),
    ])
  func wrong(text: String, pointers: [String]) throws {
    let json = try JSON(parsing: text)
    let invalid = #expect(throws: Invalid.self) { try Targets(reading: json) }
    #expect(invalid?.problems.map(\.pointer) == pointers)
  }

  @Test("What is null or not named has none")
  func absent() throws {
    #expect(try Targets(reading: ["timeToDetect": .null, "bySeverity": .null]) == Targets(everywhere: [:]))
  }
}
