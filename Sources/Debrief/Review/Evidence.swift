/// A file or a pasted text that supports what the review says.
package struct Attachment: Element {
  package var id: String?
  package var kind: AttachmentKind?
  package var name: String?
  package var file: String?
  package var note: Prose?

  package init() {}
}

package struct Link: Element {
  package var id: String?
  package var kind: LinkKind?
  package var title: String?
  package var url: String?

  package init() {}
}

/// Another incident. Its `id` is that incident's own.
package struct RelatedIncident: Element {
  package var id: String?
  package var link: String?
  package var on: Day?
  package var relationship: Prose?

  package init() {}
}

/// A team's own place.
package struct CustomValue: Element {
  package var id: String?
  package var name: String?
  package var value: Prose?

  package init() {}
}

/// What a document says that no field holds, with the headings it stood under.
package struct Extra: Element {
  package var id: String?
  package var heading: String?
  /// 1 to 6; absent for text without a heading of its own.
  package var level: Quantity<Whole>?
  package var under: [String] = []
  package var body: Prose?

  package init() {}
}

/// Two versions of one value, kept until somebody settles them.
package struct Conflict: Element {
  package var id: String?
  package var path: String?
  package var mine: String?
  package var theirs: String?
  package var by: Person?
  package var at: Moment?

  package init() {}
}
