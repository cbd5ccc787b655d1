/// Tables of comma-separated values, by RFC 4180: fields in quotes may hold commas, quotes written twice and lines.
///
/// Lines end with CRLF, LF or CR; a byte order mark before the first is none of its text. Any text has rows: a quote that
/// is never closed lasts to the end.
enum CSV {
  static func rows(_ text: String) -> [[String]] {
    var reader = Reader(bytes: Array(text.utf8))
    return reader.rows()
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    mutating func rows() -> [[String]] {
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
      var rows: [[String]] = []
      while at < bytes.count {
        let row = row()
        if row != [""] { rows.append(row) }
      }
      return rows
    }

    private mutating func row() -> [String] {
      var fields: [String] = []
      while true {
        fields.append(field())
        guard at < bytes.count else { return fields }
        let end = bytes[at]
        at += 1
        if end == UInt8(ascii: ",") { continue }
        if end == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
        return fields
      }
    }

    /// Up to the comma or the line's end behind it.
    private mutating func field() -> String {
      var out: [UInt8] = []
      if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { quoted(into: &out) }
      while at < bytes.count, ![UInt8(ascii: ","), 0x0A, 0x0D].contains(bytes[at]) {
        out.append(bytes[at])
        at += 1
      }
      return String(decoding: out, as: UTF8.self)
    }

    private mutating func quoted(into out: inout [UInt8]) {
      at += 1
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        if byte == UInt8(ascii: "\"") {
          guard at < bytes.count, bytes[at] == byte else { return }
          at += 1
        }
        out.append(byte)
      }
    }
  }
}
