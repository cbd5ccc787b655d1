import Hummingbird
import Logging
import ServiceLifecycle

/// Answers requests on a port of this machine for as long as a test runs.
///
/// - Parameters:
///   - ending: called when the test is over, so that answers that wait come to an end.
///   - test: gets the port.
func serving(
  _ answer: @escaping @Sendable (Request) async throws -> Response, ending: () -> Void,
  during test: (Int) async throws -> Void
) async throws {
  let ports = AsyncStream<Int>.makeStream()
  let logger = Logger(label: "served") { _ in SwiftLogNoOpLogHandler() }
  let app = Application(
    responder: CallbackResponder<BasicRequestContext> { request, _ in try await answer(request) },
    configuration: .init(address: .hostname("127.0.0.1", port: 0)),
    onServerRunning: { ports.continuation.yield($0.localAddress?.port ?? 0) },
    logger: logger
  )
  let services = ServiceGroup(configuration: .init(services: [app], logger: logger))
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await services.run() }
    var ready = ports.stream.makeAsyncIterator()
    let port = await ready.next() ?? 0
    let result: Result<Void, any Error>
    do { result = .success(try await test(port)) } catch { result = .failure(error) }
    ending()
    await services.triggerGracefulShutdown()
    try await group.waitForAll()
    try result.get()
  }
}
