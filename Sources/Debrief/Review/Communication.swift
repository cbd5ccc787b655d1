/// One message that went out.
package struct Communication: Element {
  package var id: String?
  package var at: Moment?
  package var channel: String?
  package var audience: Audience?
  package var kind: String?
  package var message: Prose?
  package var by: Person?

  package init() {}
}

/// How the communication went as a whole.
package struct CommunicationReview: Record {
  package var checklist: [DatedCheck] = []
  package var channels: [String] = []
  package var worked: Prose?
  package var didNotWork: Prose?
  package var improvements: [String] = []

  package init() {}
}

/// A box of a template: its words, and whether it is ticked.
package struct Check: Element {
  package var id: String?
  package var item: String?
  package var done: Bool?

  package init() {}
}

/// A box with its time and its number.
package struct DatedCheck: Element {
  package var id: String?
  package var item: String?
  package var done: Bool?
  package var at: Moment?
  package var count: Quantity<Whole>?

  package init() {}
}
