/// Writes numbers so that they are read as the same.
enum NumberText {
  /// 18400 → "18,400".
  static func grouped(_ numeral: String) -> String {
    guard let point = numeral.firstIndex(of: ".") ?? Optional(numeral.endIndex) else { return numeral }
    let whole = numeral[..<point]
    guard whole.allSatisfy(\.isNumber), whole.count > 3 else { return numeral }
    var out = ""
    for (i, digit) in whole.enumerated() {
      if i > 0, (whole.count - i) % 3 == 0 { out.append(",") }
      out.append(digit)
    }
    return out + numeral[point...]
  }

  /// The author's words where the number alone does not say the same.
  static func quantity(_ json: JSON, _ unit: (String) -> String) -> String {
    if let number = json.numeral { return unit(number) }
    if let written = json["written"]?.string { return written }
    guard let value = json["value"]?.numeral else { return "" }
    let about = json["approximate"]?.bool == true ? "~" : ""
    guard let latest = json["latest"]?.numeral else { return about + unit(value) }
    return about + grouped(value) + "–" + unit(latest)
  }

  /// 79 → "1 hour 19 minutes".
  static func duration(_ numeral: String) -> String {
    guard let number = Double(numeral), number == number.rounded(), number >= 0, number < 1e9 else {
      return numeral + " minutes"
    }
    let minutes = Int(number)
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "\(minutes) \(minutes == 1 ? "minute" : "minutes")" }
    let whole = "\(hours) \(hours == 1 ? "hour" : "hours")"
    return rest == 0 ? whole : whole + " \(rest) \(rest == 1 ? "minute" : "minutes")"
  }

  private static let signs = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"]

  static func money(_ json: JSON) -> String {
    if let written = json["written"]?.string { return written }
    let currency = json["currency"]?.string
    let amount = json["amount"] ?? json
    let number = quantity(amount, grouped)
    guard let currency else { return number }
    if let sign = signs[currency] { return sign + number }
    return currency + " " + number
  }
}
