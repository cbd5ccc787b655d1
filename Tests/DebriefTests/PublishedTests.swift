import Foundation
import Testing

@testable import Debrief

@Suite struct `A published review` {
  static let incident: Review = {
    let text = """
      {"severity": {"written": "SEV-2", "scheme": "SEV-1…4", "rank": 2},
      "startedAt": {"at": "2026-04-02T10:05Z"}, "endedAt": {"at": "2026-04-02T11:20Z"},
      "measures": {"timeToResolve": {"stated": 80}, "timeToMitigate": {"target": {"minutes": 20}}},
      "timeline": [{"id": "t1", "at": {"at": "2026-04-02T10:17Z"}, "milestone": "detected"},
      {"id": "t2", "at": {"at": "2026-04-02T10:40Z"}, "milestone": "mitigated"}]}
      """
    return Review.read(try! JSON(parsing: text)).review
  }()

  @Test func `shows its measures and the moments of its timeline`() throws {
    let json = Self.incident.published()
    #expect(json["detectedAt"] == ["at": "2026-04-02T10:17Z", "source": "timeline"])
    #expect(json["acknowledgedAt"] == nil)
    let detect: JSON = [
      "minutes": 12, "from": "startedAt", "to": "detectedAt", "target": ["minutes": 5], "met": false, "gap": 7,
    ]
    #expect(json["measures"]?["timeToDetect"] == detect)
    #expect(json["measures"]?["timeToResolve"]?["stated"] == 80)
    #expect(json["measures"]?["timeToResolve"]?["minutes"] == 75)
    #expect(json["measures"]?["timeToMitigate"]?["target"] == ["minutes": 20])
    #expect(json["measures"]?["timeToCommunicate"] == nil)
    #expect(Review().published() == [:])
  }

  @Test func `reads back as what was stated`() {
    let (review, notes) = Review.readPublished(Self.incident.published())
    #expect(review == Self.incident)
    #expect(notes == [])
  }

  @Test func `is noted where its computed members were changed`() {
    var json = Self.incident.published()
    json["measures"]?["timeToDetect"]?["minutes"] = 3
    json["detectedAt"] = ["at": "2026-04-02T10:08Z", "source": "timeline"]
    let (review, notes) = Review.readPublished(json)
    #expect(review == Self.incident)
    #expect(notes.map(\.path) == ["detectedAt", "measures.timeToDetect.minutes"])
    #expect(notes.allSatisfy { $0.kind == .disagreement })
  }

  @Test func `keeps a verdict and a target that the document states`() {
    var review = Review()
    review.measures.timeToResolve.stated = Quantity(80)
    review.measures.timeToResolve.target = StatedTarget(minutes: Quantity(240), written: "< 4 h (RTO)")
    review.measures.timeToResolve.met = false
    #expect(Review.readPublished(review.published()).review == review)
  }

  @Test(arguments: try! FileManager.default.contentsOfDirectory(atPath: examples.path).filter { $0.hasSuffix(".json") })
  func `of each example reads back`(_ name: String) throws {
    let text = try String(contentsOf: Self.examples.appending(path: name), encoding: .utf8)
    let stored = Review.read(try JSON(parsing: text)).review
    let once = Review.readPublished(stored.published()).review
    #expect(Review.readPublished(once.published()).review == once)
    #expect(Review.readPublished(once.published()).notes == [])
    #expect(once.published() == stored.published())
  }

  static let examples = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Examples")
}
