import Debrief

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Stamp {
  /// The present moment, in UTC, to the second.
  static var now: Stamp {
    let seconds = Int(time(nil))
    let rest = seconds % 86_400
    return Stamp(
      CivilDate(daysSinceEpoch: seconds / 86_400), Clock(rest / 3600, rest / 60 % 60, rest % 60), offset: 0)
  }
}
