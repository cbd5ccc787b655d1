import Testing

@testable import Debrief

@Suite struct `JSON from the network` {
  private func fault(_ text: String) -> JSONError? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSON(strictlyParsing: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func `is read as written`() throws {
    let text = #" {"a" : [1, -0, 0.50, 10e+2, true, null], "é\u00e9\ud83d\ude00\/\n": {}} "#
    let json = try JSON(strictlyParsing: Array(text.utf8))
    #expect(json["a"] == .array([1, .number("-0"), .number("0.50"), .number("10e+2"), true, .null]))
    #expect(json["éé😀/\n"] == [:])
  }

  @Test(arguments: [
    ("", 1, 1, "the text is empty; a JSON value is expected"),
    (" \n ", 2, 2, "the text ends where a value is expected"),
    ("{\n \"é\": 1,\n \"é\": 2}", 3, 2, "“é” stands twice in an object"),
    (#"{"a": {"b": 1, "b": 1}}"#, 1, 16, "“b” stands twice in an object"),
    (#"["é\ud800"]"#, 1, 4, "half of a surrogate pair"),
    (#"["\ud800\n"]"#, 1, 3, "half of a surrogate pair"),
    (#"["\ud800\u0041"]"#, 1, 3, "half of a surrogate pair"),
    (#"["\udc00"]"#, 1, 3, "half of a surrogate pair"),
    (#"["\u+123"]"#, 1, 3, "four hexadecimal digits are expected after \\u"),
    (#"["\x"]"#, 1, 3, "an unknown escape in a text"),
    ("[\"a\nb\"]", 1, 4, "a control character in a text must be escaped"),
    ("[1,\n 01]", 2, 2, "a number has no 0 before its other digits"),
    ("[-00]", 1, 2, "a number has no 0 before its other digits"),
    ("[.5]", 1, 2, "this is no JSON value"),
    ("[1.]", 1, 4, "this is no JSON value"),
    ("[1,]", 1, 4, "this is no JSON value"),
    ("[1 2]", 1, 4, "“,” or “]” is expected"),
    ("{\"a\" 1}", 1, 6, "“:” is expected after the name “a”"),
    ("{a: 1}", 1, 2, "a name in quotes is expected"),
    ("[\"a", 1, 4, "a text is not closed"),
    ("[\u{0C}1]", 1, 2, "this is no JSON value"),
    ("{} {}", 1, 4, "there is more text after the end of the value"),
  ])
  func `is refused with its place`(text: String, line: Int, column: Int, message: String) {
    #expect(fault(text) == JSONError(line: line, column: column, message: message))
  }

  @Test(arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func `is UTF-8`(bytes: [UInt8]) {
    let text = Array("[\n\"é".utf8) + bytes + Array("\"]".utf8)
    #expect(fault(text) == JSONError(line: 2, column: 3, message: "the bytes from here on are not UTF-8"))
  }

  @Test func `is not nested without end`() {
    let deep = String(repeating: "[", count: 64)
    #expect(fault(deep + String(repeating: "]", count: 64)) == nil)
    let error = fault(String(repeating: "[", count: 100_000))
    #expect(error == JSONError(line: 1, column: 65, message: "nested more than 64 levels deep"))
  }

  @Test func `is read, however many members it has`() throws {
    let members = (0..<100_000).map { "\"name \($0)\": {\"a\": [\($0)]}" }
    let text = Array(("{" + members.joined(separator: ",\n") + "}").utf8)
    #expect(try JSON(strictlyParsing: text).members?.count == 100_000)
    let twice = Array(("{" + members.joined(separator: ",") + ",\"name 7\": 1}").utf8)
    #expect(fault(twice)?.message == "“name 7” stands twice in an object")
  }

  @Test func `of a document is read more kindly`() throws {
    #expect(try JSON(parsing: #"{"a": 1, "a": 2}"#) == ["a": 2])
    #expect(try JSON(parsing: #""\ud800\n""#) == "\u{FFFD}\n")
    #expect(try JSON(parsing: "01") == .number("01"))
  }
}
