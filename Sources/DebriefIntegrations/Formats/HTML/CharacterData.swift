import Debrief

/// Verbatim text of wikis, `<![CDATA[…]]>`, which HTML does not know.
enum CharacterData {
  /// The page with the text escaped in its place.
  static func opened(_ page: String) -> String {
    guard page.contains("<![CDATA[") else { return page }
    var out = ""
    var rest = page[...]
    while let start = rest.range(of: "<![CDATA[") {
      out += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].range(of: "]]>")
      let text = rest[start.upperBound..<(end?.lowerBound ?? rest.endIndex)]
      out += text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      rest = end.map { rest[$0.upperBound...] } ?? ""
    }
    return out + rest
  }
}
