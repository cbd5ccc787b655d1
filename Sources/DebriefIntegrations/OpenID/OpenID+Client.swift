import AsyncHTTPClient

extension OpenID {
  /// With a client of its own, which `close` ends.
  package init(_ settings: OpenIDSettings) {
    self.init(settings, http: HTTPClient(configuration: Self.configuration))
  }

  package func close() async { try? await http.shutdown() }
}
