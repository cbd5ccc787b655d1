/// What was fetched last, and when; those who need it at the same moment share one fetch.
actor Fetched<Value: Sendable> {
  /// Of a clock that never goes back.
  typealias Instant = ContinuousClock.Instant

  private let instant: @Sendable () -> Instant
  private let fetch: @Sendable () async throws(OpenIDError) -> Value
  private var newest: (value: Value, at: Instant)?
  private var running: Task<Result<Value, OpenIDError>, Never>?

  init(
    instant: @escaping @Sendable () -> Instant, fetch: @escaping @Sendable () async throws(OpenIDError) -> Value
  ) {
    self.instant = instant
    self.fetch = fetch
  }

  /// The newest value unless it was asked for longer ago than that. A failure is not kept: the next one asks again.
  func value(within age: Duration) async throws(OpenIDError) -> Value {
    if let newest, instant() - newest.at < age { return newest.value }
    return try await (running ?? start()).value.get()
  }

  private func start() -> Task<Result<Value, OpenIDError>, Never> {
    let at = instant()
    let task = Task { () -> Result<Value, OpenIDError> in
      defer { running = nil }
      do throws(OpenIDError) {
        let value = try await fetch()
        newest = (value, at)
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    running = task
    return task
  }
}
