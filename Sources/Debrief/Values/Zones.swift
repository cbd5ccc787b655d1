/// The time zones, passed in: the heart knows no files and no clock.
package struct Zones: Sendable {
  /// Minutes east of UTC that a local time may have in the zone of that IANA name: one, two where clocks go back,
  /// none where they spring forward; nil when there is no such zone.
  package let offsets: @Sendable (_ name: String, _ local: Stamp) -> [Int]?

  package init(offsets: @escaping @Sendable (_ name: String, _ local: Stamp) -> [Int]?) {
    self.offsets = offsets
  }

  /// Knows UTC alone.
  package static let utc = Zones { name, _ in name == "UTC" || name == "Etc/UTC" ? [0] : nil }
}
