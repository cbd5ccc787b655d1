// Values in messages: very long ones are cut.

extension JSON {
  /// As a message shows it.
  var quoted: String {
    switch self {
    case .array: "a list"
    case .object: "an object"
    case .string(let text): text.quoted
    case .null, .bool, .number: text().clipped
    }
  }
}

extension String {
  /// As a message shows it.
  var quoted: String { "“" + clipped + "”" }

  fileprivate var clipped: String { utf8.count > 80 ? String(unicodeScalars.prefix(60)) + "…" : self }
}
