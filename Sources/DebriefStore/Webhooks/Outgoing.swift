package import Debrief

/// A delivery that this process alone sends now.
package struct Outgoing: Sendable {
  package let delivery: Delivery
  package let address: String
  /// What it is signed with: more than one while a new secret is being learnt.
  package let secrets: [Secret]
  /// The incident id that the review has by now.
  package let reviewID: String?
  /// Until then nobody else sends it; it is what tells this try from a later one.
  let lease: Int

  package func payload(base: String?) -> JSON {
    delivery.happening.payload(id: delivery.uid, reviewID: reviewID, base: base)
  }
}

/// What came of a try to send.
package struct Outcome: Sendable, Equatable {
  /// What the receiver answered; nil where it did not.
  package let status: Int?
  /// Why it did not arrive, or the beginning of what was answered.
  package let words: String?

  package init(status: Int?, words: String?) {
    self.status = status
    self.words = words
  }

  var isDelivered: Bool { status.map { (200..<300).contains($0) } ?? false }
  /// The receiver wants no more (410).
  var isGone: Bool { status == 410 }
}
