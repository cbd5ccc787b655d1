import DebriefStore
import Testing

/// What goes wrong below the store: each is told in words, nothing that was kept is lost, and the same store goes on when
/// it is over.
struct FaultTests {
  /// Expects an error that says what is wrong, where and what to do, and no password.
  static func expect<T>(
    _ kind: StoreError.Kind, saying words: String..., at location: SourceLocation = #_sourceLocation,
    _ body: () async throws -> T
  ) async {
    let error = await #expect(throws: StoreError.self, sourceLocation: location) { _ = try await body() }
    guard let error else { return }
    let said = "\(error)"
    #expect(error.kind == kind, "\(said)", sourceLocation: location)
    #expect(!error.what.isEmpty && !error.place.isEmpty && !error.advice.isEmpty, sourceLocation: location)
    #expect(!said.contains(Wire.secret), sourceLocation: location)
    for word in words { #expect(said.contains(word), "“\(word)” in “\(said)”", sourceLocation: location) }
  }
}
