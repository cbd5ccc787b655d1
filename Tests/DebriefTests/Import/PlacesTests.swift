import Testing

@testable import Debrief

@Suite("Where values stand in a document")
struct PlacesTests {
  @Test func `is told by the lines of fields and by the first lines of elements`() {
    let document = """
      # Lift stuck

      Severity: S2

      ## Timeline

      - 2026-05-06 14:05 UTC alert
      - 14:20 UTC restored

      ## Action items

      - [ ] Watch the rope, Ann Lee
      """
    let parsed = FreeDocument.read(document)
    #expect(parsed.places.lines["severity"] == [3])
    #expect(parsed.places.elements["timeline"] == [7, 8])
    #expect(parsed.places.elements["actions"]?.count == parsed.review.actions.count)
    #expect(parsed.places.element(of: "timeline", at: 8) == 1)
    #expect(parsed.places.element(of: "timeline", at: 6) == nil)
    #expect(parsed.places.element(of: "lessons", at: 8) == nil)
  }

  @Test func `goes with the elements where a list has others before`() {
    var places = Debrief.Places()
    places.addElement(of: "timeline", at: 9, after: 2)
    places.addElement(of: "timeline", at: 12, after: 3)
    #expect(places.elements["timeline"] == [0, 0, 9, 12])
    #expect(places.element(of: "timeline", at: 10) == 2)
  }
}
