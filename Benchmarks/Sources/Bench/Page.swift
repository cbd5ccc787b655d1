/// What is printed: a heading for each group of figures, a line for each figure.
struct Page {
  /// Groups whose heading holds one of these are measured; with none, all.
  let names: [String]

  func shows(_ heading: String) -> Bool {
    names.isEmpty || names.contains { heading.lowercased().contains($0) }
  }

  /// Measures and prints a group, unless other ones were asked for.
  func group(_ heading: String, _ body: () throws -> Void) rethrows {
    guard shows(heading) else { return }
    print("\n" + heading)
    try body()
  }

  func figure(_ name: String, _ value: String, _ what: String) {
    print("  " + name.padded(14) + value.leading(9) + "   " + what)
  }

  /// A part of the figure above it.
  func detail(_ name: String, _ value: String, _ what: String) {
    print("    " + name.padded(24) + value.leading(12) + "   " + what)
  }

  func print(_ line: String) {
    Swift.print(line)
    flush()
  }
}

extension Double {
  /// Three digits that count: "0.254", "12.3", "4,310".
  var shown: String {
    switch abs(self) {
    case ..<10: fixed(self < 0.1 ? 4 : self < 1 ? 3 : 2)
    case ..<100: fixed(1)
    default: Int(rounded()).grouped
    }
  }

  private func fixed(_ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let whole = Int((abs(self) * scale).rounded())
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return (self < 0 ? "-" : "") + "\(whole / Int(scale)).\(zeros)\(fraction)"
  }
}

extension Int {
  var grouped: String {
    var digits = String(self)
    var at = digits.count - 3
    while at > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: at))
      at -= 3
    }
    return digits
  }
}

extension String {
  func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  func leading(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
