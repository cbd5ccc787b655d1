/// How much room things may take.
package struct Limits: Sendable, Equatable {
  /// Bytes of one attachment.
  package var attachment = 64 << 20
  /// Bytes of all attachments together; nil for as many as there is room for.
  package var quota: Int?

  /// So many bytes of an attached text are searched.
  static let searched = 2 << 20

  package init() {}
}
