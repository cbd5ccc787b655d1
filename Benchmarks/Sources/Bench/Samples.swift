import Debrief
import Foundation

/// The sample documents of the five templates, and reviews of any size made from them.
struct Samples {
  let all: [Sample]

  init(folder: String) throws {
    all = try Template.builtIn.map { template in
      let path = folder + "/" + template.name + ".md"
      return Sample(template: template, text: try String(contentsOfFile: path, encoding: .utf8))
    }
  }

  /// One document of about that many bytes for each template whose form leaves room for it.
  func specimens(of bytes: Int) -> [Specimen] {
    all.map { $0.specimen(of: bytes) }.filter { abs($0.bytes - bytes) < bytes / 3 }
  }
}

/// A review and the document that shows it.
struct Specimen {
  let template: Template
  let review: Review
  let text: String

  var bytes: Int { text.utf8.count }
}

/// The sizes that figures are given for.
enum Size: Int, CaseIterable {
  case small = 5_000
  case usual = 50_000
  case large = 5_000_000

  var name: String {
    switch self {
    case .small: "5 kB"
    case .usual: "50 kB"
    case .large: "5 MB"
    }
  }
}
