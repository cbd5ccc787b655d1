import Debrief
import Testing

@Suite("A template that a team wrote")
struct TeamTemplateTests {
  @Test(
    "Has a name for addresses, which no other has",
    arguments: [
      ("Payments review", "payments-review"), ("  Störung – kurz ", "störung-kurz"), ("Concise", "concise-3"),
      ("!", "template"), ("JSON", "json-2"),
    ])
  func name(label: String, name: String) {
    #expect(TeamTemplate.name(for: label, taken: ["concise", "concise-2"]) == name)
  }

  @Test("Is called by one line that no other has")
  func label() {
    for wrong in ["", "concise", "Two\nlines", String(repeating: "x", count: TeamTemplate.labelSize + 1)] {
      #expect(TeamTemplate.objection(to: wrong, others: ["Concise"]) != nil, "\(wrong)")
    }
    #expect(TeamTemplate.objection(to: "Concise, for payments", others: ["Concise"]) == nil)
  }

  @Test("Has faults with their lines, where it is too long or has no slot, too")
  func faults() {
    func faults(_ source: String) -> [Note] { TeamTemplate(name: "ours", label: "Ours", source: source).faults }
    #expect(faults("# {{title}}\n").isEmpty)
    #expect(faults("# {{title}}\n\n{{sumary}}\n").map(\.line) == [3])
    #expect(faults("# A title\n").map(\.line) == [1])
    #expect(faults("# {{title}}\n" + String(repeating: "x", count: TeamTemplate.size)).map(\.kind) == [.limit])
    #expect(faults(String(repeating: "{{title}}\n", count: TeamTemplate.tags)).isEmpty)
    #expect(faults(String(repeating: "{{title}}\n", count: TeamTemplate.tags + 1)).map(\.kind) == [.limit])
  }
}
