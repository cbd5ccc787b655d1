import Debrief
import Foundation

/// What a process does once to be asked for its peak of memory: `Bench --once KIND TEMPLATE FILE`.
struct Work {
  enum Kind: String {
    case read, parse, decode, render
  }

  static let mark = "--once"

  private let kind: Kind
  private let template: Template
  private let text: String

  /// nil when the arguments ask for something else.
  init?(_ arguments: [String]) throws {
    guard arguments.count == 5, arguments[1] == Self.mark, let kind = Kind(rawValue: arguments[2]),
      let template = Template.named(arguments[3])
    else { return nil }
    self.kind = kind
    self.template = template
    text = try String(contentsOfFile: arguments[4], encoding: .utf8)
  }

  func run() throws {
    switch kind {
    case .read: consume(text.utf8.count)
    case .parse: consume(template.parse(text))
    case .decode: consume(Review.read(try JSON(parsing: text)))
    case .render: consume(template.render(Review.read(try JSON(parsing: text)).0))
    }
    print(Self.peak)
  }

  /// The peak of the memory of this process, in bytes; 0 where the system doesn't tell.
  private static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
