import Debrief
import Testing

@Suite("Mentions")
struct MentionsTests {
  private static let names = ["Marek Vlček", "marek", "Ines Duarte", "ines@example.org", "ines"]

  @Test(
    "Whoever is called behind an @ is meant, by the longest name that fits",
    arguments: [
      ("@marek look", ["marek"]), ("ask @Marek Vlček.", ["Marek Vlček"]), ("@MAREK, (@ines)", ["marek", "ines"]),
      ("@ines@example.org", ["ines@example.org"]), ("@inesita and a@ines", []), ("mail ines@example.org", []),
      ("@", []), ("@@marek", ["marek"]), ("@nobody", []),
    ])
  func called(text: String, names: [String]) {
    #expect(Mentions.find(in: text, of: Self.names).map(\.name) == names)
  }

  @Test func `stand where they say`() {
    let text = "ask @Marek Vlček."
    #expect(Mentions.find(in: text, of: Self.names).map { text[$0.range] } == ["@Marek Vlček"])
  }
}
