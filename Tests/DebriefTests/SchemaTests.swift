import Foundation
import Testing

@testable import Debrief

@Suite struct `The schema` {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `is what docs/fields.md says`() throws {
    let page = try String(contentsOf: Self.root.appending(path: "docs/fields.md"), encoding: .utf8)
    let isFresh = page == Schema.fieldsMarkdown
    #expect(isFresh, "run debrief schema --fields-markdown > docs/fields.md")
  }

  @Test func `defines all that it refers to, each once`() throws {
    let definitions = try #require(Schema.review["$defs"]?.members?.map(\.name))
    #expect(Set(definitions).count == definitions.count)
    let used = Set(Self.references(Schema.review))
    #expect(used == Set(definitions.map { "#/$defs/" + $0 }))
  }

  @Test func `has every field, with its meaning`() throws {
    let properties = try #require(Schema.review["properties"]?.members)
    #expect(properties.map(\.name) == Review.shape.fields.map(\.name))
    #expect(properties.allSatisfy { $0.value["description"]?.string?.isEmpty == false })
  }

  @Test func `marks what is computed`() {
    let measure = Schema.review["$defs"]?["measure"]?["properties"]
    for name in StatedMeasure.computed { #expect(measure?[name]?["readOnly"] == true) }
    for name in ["stated", "target", "met"] { #expect(measure?[name]?["readOnly"] == nil) }
  }

  @Test func `marks what only Debrief writes`() throws {
    let properties = try #require(Schema.review["properties"]?.members)
    #expect(Set(properties.filter { $0.value["readOnly"] == true }.map(\.name)) == Review.kept)
  }

  private static func references(_ json: JSON) -> [String] {
    switch json {
    case .object(let members):
      members.flatMap { $0.name == "$ref" ? [$0.value.string ?? ""] : references($0.value) }
    case .array(let elements): elements.flatMap(references)
    default: []
    }
  }
}
