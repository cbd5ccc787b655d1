/// The body of a form with files: parts between boundaries, each with a few header lines. Linear in the body's length.
enum Multipart {
  /// More parts than any form of ours has.
  private static let most = 32

  static func boundary(of type: String) -> String? {
    guard type.lowercased().hasPrefix("multipart/form-data") else { return nil }
    for parameter in type.split(separator: ";").dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased().filter({ $0 != " " }) == "boundary" else { continue }
      let boundary = parts[1].filter { $0 != "\"" && $0 != " " }
      return (1...70).contains(boundary.utf8.count) ? String(boundary) : nil
    }
    return nil
  }

  static func parts(_ body: [UInt8], boundary: String) -> [(name: String, value: Form.Value)] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [(name: String, value: Form.Value)] = []
    guard var at = find(mark, in: body, from: 0).map({ $0 + mark.count }) else { return [] }
    let delimiter = Array("\r\n".utf8) + mark
    while parts.count < most, at + 1 < body.count, body[at] == UInt8(ascii: "\r"), body[at + 1] == UInt8(ascii: "\n") {
      guard let end = find(delimiter, in: body, from: at) else { break }
      if let part = part(body[min(at + 2, end)..<end]) { parts.append(part) }
      at = end + delimiter.count
    }
    return parts
  }

  /// The header lines, an empty line, the content.
  private static func part(_ bytes: ArraySlice<UInt8>) -> (name: String, value: Form.Value)? {
    let source = Array(bytes)
    guard let end = find(Array("\r\n\r\n".utf8), in: source, from: 0), let head = head(source[..<end]) else {
      return nil
    }
    return (head.name, Form.Value(bytes: Array(source[(end + 4)...]), file: head.file))
  }

  /// What the header lines of a part say: the field's name, and the file's where it is one; nil where they name no field.
  static func head(_ lines: ArraySlice<UInt8>) -> (name: String, file: String?)? {
    let lines = String(decoding: lines, as: UTF8.self).split(separator: "\r\n")
    let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = parameter("name", of: disposition) else { return nil }
    return (name, parameter("filename", of: disposition))
  }

  /// `; filename="a \"b\".md"`; browsers write a quote in it as `%22`.
  private static func parameter(_ name: String, of line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"")?.upperBound else { return nil }
    var value = ""
    var rest = line[start...]
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
        value.append(next)
        rest.removeFirst()
      } else {
        value.append(character)
      }
    }
    return value.replacing("%22", with: "\"")
  }

  static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard !needle.isEmpty, start >= 0, body.count >= needle.count else { return nil }
    return body.withUnsafeBufferPointer { body in
      var i = start
      while i <= body.count - needle.count {
        if body[i] == needle[0], body[i + needle.count - 1] == needle[needle.count - 1],
          body[i..<i + needle.count].elementsEqual(needle)
        {
          return i
        }
        i += 1
      }
      return nil
    }
  }
}
