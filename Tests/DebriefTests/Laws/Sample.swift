import Foundation
import Testing

@testable import Debrief

/// The five reviews that Debrief brings, each a document of one template.
enum Sample {
  static func document(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    return try String(contentsOf: root.appending(path: "Sources/DebriefCLI/Samples/\(name).md"), encoding: .utf8)
  }

  static func review(_ name: String) throws -> Review {
    try #require(Template.named(name)).parse(document(name)).review
  }
}
