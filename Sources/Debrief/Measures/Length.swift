/// Lengths of time in words, the same on every page and on the terminal.
package enum Length {
  /// `45 s`, `4.5 min`, `39 min`, `1 h 54 min`, `3 days 4 h`.
  package static func words(minutes: Double) -> String {
    if minutes < 0 { return "−" + words(minutes: -minutes) }
    if minutes > 0, minutes < 1 { return "\(Int((minutes * 60).rounded())) s" }
    if minutes < 10, minutes != minutes.rounded() { return "\(tenths(minutes)) min" }
    let whole = Int(min(minutes, 1e12).rounded())
    if whole < 60 { return "\(whole) min" }
    if whole < 2880 { return whole % 60 == 0 ? "\(whole / 60) h" : "\(whole / 60) h \((whole % 60).padded(2)) min" }
    let hours = whole % 1440 / 60
    return "\(whole / 1440) days" + (hours == 0 ? "" : " \(hours) h")
  }

  /// `35–50 min`, `1 h 35 min–1 h 50 min`.
  package static func words(minutes: Double, latest: Double?) -> String {
    guard let latest, latest != minutes else { return words(minutes: minutes) }
    let (from, to) = (words(minutes: minutes), words(minutes: latest))
    let unit = " min"
    if from.hasSuffix(unit), to.hasSuffix(unit), !from.contains("h"), !to.contains("h") {
      return "\(from.dropLast(unit.count))–\(to)"
    }
    return "\(from)–\(to)"
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
