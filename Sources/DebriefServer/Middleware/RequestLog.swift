import HTTPTypes
import Hummingbird
import Logging

/// One line a request: method, route, status, time and the number that its answer mentions. No path, no query, no header,
/// no body: those may hold what is private. The same is counted.
struct RequestLog: RouterMiddleware {
  let metrics: Metrics

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    let response = try await next(request, context)
    let taken = clock.now - start
    metrics.count(request.method, context.endpointPath, response.status, taken)
    let milliseconds = taken.components.seconds * 1000 + taken.components.attoseconds / 1_000_000_000_000_000
    context.logger.info(
      "\(request.method) \(context.endpointPath ?? "no route")",
      metadata: ["status": "\(response.status.code)", "ms": "\(milliseconds)", "request": "\(context.mention)"])
    return response
  }
}
