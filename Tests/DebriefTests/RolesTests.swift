import Testing

@testable import Debrief

@Suite("A review read by roles")
struct RolesTests {
  private var review: Review {
    var review = Review()
    review.roles = [
      Person("Ines Duarte", role: "Incident Commander", handle: "ines"), Person("Marek Nowak", role: "Responder"),
      Person("Jo", role: "Responder"),
    ]
    review.owner = Person("Petra Lind")
    var entry = Entry()
    entry.id = "t1"
    entry.owner = Person("Ines Duarte")
    entry.event = Prose("@ines called Marek Nowak; Jo and John joined. Marek Nowaks phone was off.")
    var automatic = Entry()
    automatic.id = "t2"
    automatic.owner = Person("System")
    automatic.event = Prose("The System restarted")
    review.timeline = [entry, automatic]
    return review
  }

  @Test("Everybody stands under what they were there for, in lists and in prose")
  func shown() throws {
    let read = review.byRoles
    #expect(read.roles.map(\.shown) == ["incident commander", "responder 1", "responder 2"])
    #expect(read.timeline[0].owner?.shown == "incident commander")
    #expect(
      read.timeline[0].event?.markdown
        == "incident commander called responder 1; responder 2 and John joined. Marek Nowaks phone was off.")
    #expect(read.owner?.shown == "responder 3")
  }

  @Test("A program keeps its name, and so does everything that is nobody")
  func programs() {
    let read = review.byRoles
    #expect(read.timeline[1].owner?.shown == "System")
    #expect(read.timeline[1].event?.markdown == "The System restarted")
    #expect(read.timeline.map(\.id) == ["t1", "t2"])
    #expect(Review().byRoles == Review())
  }

  @Test("The same person is the same throughout, by name and by handle")
  func same() {
    let cast = Cast(review)
    #expect(cast("Ines Duarte") == cast("@ines"))
    #expect(cast("Somebody Else") == "Somebody Else")
  }
}
