package import Debrief
import DebriefIntegrations
package import DebriefStore
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore

/// Debrief's pages over HTTP, for one store.
package struct Server: Sendable {
  let configuration: Configuration
  let store: Store
  let shelf: Shelf
  /// The present moment, in UTC.
  let now: @Sendable () -> Stamp
  let assets = Assets.embedded
  let pace: Pace
  let metrics = Metrics()
  /// Where else people sign in.
  let openID: OpenID?
  /// The reviews' JSON, and the part of their pages that is made of them.
  let zones = SystemZones.zones()
  let shown = Kept<Version>()
  let written = Kept<ReviewPage.Key>()
  let presences = Presences()

  /// - Throws: `ConfigurationError` for what cannot be served.
  package init(
    _ configuration: Configuration,
    store: Store,
    documents: Documents,
    now: @escaping @Sendable () -> Stamp,
    instant: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) throws(ConfigurationError) {
    try configuration.check()
    self.configuration = configuration
    self.store = store
    shelf = Shelf(documents)
    self.now = now
    pace = Pace(configuration.rates, instant: instant)
    openID = configuration.provider.map { OpenID($0.openID) }
  }

  /// Serves until the process is asked to end, and lets running requests finish.
  ///
  /// - Parameter listening: called with the address, once it answers.
  package func run(logger: Logger, listening: @escaping @Sendable (String) -> Void) async throws {
    try await application(logger: logger, listening: listening).runService()
  }

  func application(
    logger: Logger,
    listening: @escaping @Sendable (String) -> Void = { _ in }
  ) throws -> some ApplicationProtocol {
    let host = configuration.host
    let scheme = configuration.certificate == nil ? "http" : "https"
    var application = Application(
      router: router,
      server: try wire(),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: configuration.port),
        serverName: "Debrief"
      ),
      onServerRunning: { channel in
        let name = host.contains(":") ? "[\(host)]" : host
        listening("\(scheme)://\(name):\(channel.localAddress?.port ?? 0)")
      },
      logger: logger
    )
    application.addServices(Tending(store: store, keeping: configuration.keeping, now: now, logger: logger))
    application.addServices(
      Delivering(
        store: store,
        sender: WebhookSender(allowsPrivate: configuration.allowsPrivateWebhooks, version: configuration.version),
        base: configuration.url, now: now, logger: logger))
    if let openID { application.addServices(Closing { await openID.close() }) }
    return application
  }

  /// Whoever asks is looked at before the body comes, and once more when it is there: between the two may lie minutes.
  func answer(_ route: Route, _ request: Request, _ context: Context) async throws -> Response {
    if !route.path.hasPrefix("/static/") { try pace.check(context, isAPI: route.path.hasPrefix("/api/")) }
    var context = context
    let entered = try context.entering(route.needs)
    if [.get, .head].contains(request.method) { return try await route.answer(self)(request, entered) }
    let sent = timely(request, context)
    guard let request = try await read(sent, route.reads) else { return try await route.answer(self)(sent, entered) }
    if let admission = context.admission { context.admission = try await store.renew(admission, at: now()) }
    return try await route.answer(self)(request, context.entering(route.needs))
  }

  /// The request with its body in memory; nil where the route takes it piece by piece.
  private func read(_ request: Request, _ reads: Reads) async throws -> Request? {
    let limit: Int
    switch reads {
    case .upTo(let most): limit = most
    case .document: limit = configuration.documentLimit / 3 * 4 + 64 * 1024
    case .pieces: return nil
    }
    var request = request
    request.body = RequestBody(buffer: ByteBuffer(bytes: try await raw(request, upTo: limit)))
    return request
  }

  /// The checks that every request passes, from the outside in, and the routes.
  private var router: Router<Context> {
    let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestLog(metrics: metrics))
    router.add(middleware: Admitting(server: self))
    router.add(middleware: SecurityHeaders(provider: configuration.provider?.openID.issuer))
    router.add(middleware: ErrorPages(server: self))
    router.add(middleware: HostCheck(configuration: configuration))
    router.add(middleware: OriginCheck())
    for route in Self.routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await self.answer(route, request, context)
      }
    }
    return router
  }
}
