import Debrief

/// The keys that a provider signs with now (OpenID Connect Core 1.0, §10.1.1).
struct OpenIDKeys: Sendable {
  private let fetched: Fetched<[OpenIDKey]>
  /// A key that the provider withdraws is believed no longer than this.
  static let age = Duration.seconds(600)
  /// Forged tokens with new names of keys make Debrief ask no more often than this.
  static let pause = Duration.seconds(5)

  init(_ fetched: Fetched<[OpenIDKey]>) { self.fetched = fetched }

  /// - Throws: `token(.unknownKey)`, `token(.signature)`, or why there are no keys.
  func verify(_ token: IDToken) async throws(OpenIDError) {
    var keys = try await fetched.value(within: Self.age).filter { $0.fits(token) }
    if keys.isEmpty { keys = try await fetched.value(within: Self.pause).filter { $0.fits(token) } }
    guard !keys.isEmpty else { throw .token(.unknownKey) }
    for key in keys where await key.verifies(token) { return }
    throw .token(.signature)
  }

  /// The keys of a set (RFC 7517, §5).
  static func keys(_ set: JSON) throws(OpenIDError) -> [OpenIDKey] {
    guard let keys = set["keys"]?.elements else { throw .unreadable(.keys) }
    return keys.compactMap { OpenIDKey($0) }
  }
}
