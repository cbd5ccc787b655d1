import Debrief

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Stamp {
  /// The present moment, in UTC, to the second.
  static var now: Stamp { Stamp(secondsSince1970: time(nil)) }
}
