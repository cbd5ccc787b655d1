/// What is wrong with JSON that somebody sent: all of it at once, so that one more try is enough.
package struct Invalid: Error, Equatable {
  package struct Problem: Sendable, Equatable {
    /// Where, as a JSON Pointer (RFC 6901) into what was sent.
    package var pointer: String
    package var message: String

    package init(pointer: String, message: String) {
      self.pointer = pointer
      self.message = message
    }
  }

  /// Never empty; of very many the first.
  package var problems: [Problem]

  package init(problems: [Problem]) { self.problems = problems }

  /// More than these help nobody.
  package static let most = 100

  /// The same with pointers from a place further in, as who sent only that part knows it.
  package func below(_ steps: [String]) -> Invalid {
    let prefix = Self.pointer(steps)
    let inside = problems.map { problem in
      var problem = problem
      if problem.pointer.utf8.starts(with: prefix.utf8) {
        problem.pointer = String(decoding: problem.pointer.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
      }
      return problem
    }
    return Invalid(problems: inside)
  }

  package static func pointer(_ steps: [String]) -> String {
    steps.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }
}
