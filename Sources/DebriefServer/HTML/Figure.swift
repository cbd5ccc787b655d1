import Debrief

/// Numbers in words, never rounder than they were stated.
enum Figure {
  /// `18,400`, `~700`, `3–5`, or the author's own words.
  static func words<U: Unit>(_ quantity: Quantity<U>, unit: String = "") -> String {
    if let written = quantity.written { return written }
    guard let value = quantity.value else { return "" }
    let range = quantity.latest.map { "–" + grouped($0) } ?? ""
    return (quantity.approximate ? "~" : "") + grouped(value) + range + unit
  }

  /// `$212,500`; the code stands behind where there is no common sign.
  static func words(_ money: Money) -> String {
    if let written = money.amount.written { return written }
    let amount = words(money.amount)
    guard let currency = money.currency else { return amount }
    let signs = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"]
    return signs[currency].map { $0 + amount } ?? "\(amount) \(currency)"
  }

  /// Thousands apart: `1234567.5` → `1,234,567.5`.
  static func grouped(_ number: String) -> String {
    let whole = number.prefix { $0 != "." && $0 != "e" && $0 != "E" }
    let digits = whole.drop { $0 == "-" }
    guard digits.count > 3, digits.allSatisfy(\.isNumber) else { return number }
    var out = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i).isMultiple(of: 3) { out += "," }
      out.append(digit)
    }
    return whole.prefix(whole.count - digits.count) + out + number.dropFirst(whole.count)
  }

  /// `1 entry`, `3 entries`.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(String(number))) \(number == 1 ? one : many ?? one + "s")"
  }
}
