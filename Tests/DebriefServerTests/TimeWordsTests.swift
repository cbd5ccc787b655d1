import Debrief
import Testing

@testable import DebriefServer

@Suite("Times in words")
struct TimeWordsTests {
  @Test(
    "Lengths are said as people say them",
    arguments: [
      (0.0, "0 min"), (0.5, "30 s"), (4, "4 min"), (4.5, "4.5 min"), (39, "39 min"), (60, "1 h"), (114, "1 h 54 min"),
      (126, "2 h 06 min"), (120, "2 h"), (2879, "47 h 59 min"), (2880, "2 days"), (11_760, "8 days 4 h"),
      (-3, "−3 min"),
    ])
  func lengths(minutes: Double, words: String) {
    #expect(Length.words(minutes: minutes) == words)
  }

  @Test("A range says its unit once where it can")
  func ranges() {
    #expect(Length.words(minutes: 35, latest: 50) == "35–50 min")
    #expect(Length.words(minutes: 50, latest: 130) == "50 min–2 h 10 min")
    #expect(Length.words(minutes: 95, latest: 95) == "1 h 35 min")
  }

  @Test("A time is on the clock of its block, with the day where that differs")
  func clock() throws {
    let words = TimeWords(offset: 0, day: CivilDate(2026, 2, 11))
    #expect(words.words(try #require(Stamp(iso: "2026-02-11T20:02+02:00"))) == "18:02")
    #expect(words.words(try #require(Stamp(iso: "2026-02-12T09:00Z"))) == "12 Feb 09:00")
    #expect(words.words(try #require(Stamp(iso: "2026-02-12"))) == "12 Feb")
    #expect(words.words(try #require(Stamp(iso: "2026-02-11T18:02"))) == "18:02 (no zone)")
    #expect(TimeWords(offset: -210, day: nil).zone == "UTC−3:30")
    let range = Moment(Stamp(iso: "2026-02-11T18:25Z")!, latest: Stamp(iso: "2026-02-11T18:28Z"))
    #expect(words.words(range) == "18:25–18:28")
    #expect(TimeWords.full(range) == "11 Feb 2026, 18:25–18:28 UTC")
  }

  @Test("Numbers keep their spelling, with thousands apart")
  func numbers() {
    #expect(Figure.grouped("18400") == "18,400")
    #expect(Figure.grouped("-1234567.50") == "-1,234,567.50")
    #expect(Figure.grouped("640") == "640")
    #expect(Figure.words(Quantity<Whole>("700", approximate: true)) == "~700")
    #expect(Figure.words(Money(Quantity("212500"), currency: "USD")) == "$212,500")
    #expect(Figure.words(Money(Quantity("5"), currency: "CHF")) == "5 CHF")
  }
}
