/// Character references such as `&amp;` and `&#8212;`.
enum Entity {
  /// The UTF-8 of the reference, given with `&` and `;`. Of the two thousand names it knows those that people type.
  static func decode(_ reference: some Collection<UInt8>) -> [UInt8]? {
    let name = String(decoding: reference.dropFirst().dropLast(), as: UTF8.self)
    guard name.utf8.first == UInt8(ascii: "#") else { return named[name].map { Array($0.utf8) } }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return Array("\u{FFFD}".utf8) }
    return Array(String(Character(scalar)).utf8)
  }

  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
    "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "times": "×", "divide": "÷", "plusmn": "±", "deg": "°",
    "micro": "µ", "para": "¶", "sect": "§", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "larr": "←",
    "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈", "infin": "∞",
    "check": "✓", "colon": ":", "sol": "/", "num": "#", "lpar": "(", "rpar": ")", "Tab": "\t", "NewLine": "\n",
    "lbrack": "[", "rbrack": "]", "lowbar": "_", "ast": "*", "vert": "|", "verbar": "|", "bsol": "\\", "grave": "`",
  ]
}
