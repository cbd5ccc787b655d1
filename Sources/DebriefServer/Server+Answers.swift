import Debrief
import DebriefStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What handlers share: a page as a response, the theme of a request, a way on.
extension Server {
  /// Those of this moment: what the team wrote in Debrief is among them.
  func documents() async throws -> Documents { try await shelf.documents(store) }

  func page(
    _ title: String,
    at place: Layout.Place? = nil,
    scripts: [String] = [],
    _ request: Request,
    _ context: Context,
    status: HTTPResponse.Status = .ok,
    main: (inout HTML) -> Void
  ) -> Response {
    let layout = Layout(
      assets: assets, version: configuration.version, theme: theme(of: request), path: request.uri.string,
      account: context.account, finds: context.viewer.may(.read), scripts: scripts)
    let html = layout.page(title, at: place, main: main)
    return Response(
      status: status,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-cache", .vary: "Cookie"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes))
    )
  }

  /// A part of a page, for its script.
  func fragment(_ html: HTML) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "private, no-store", .vary: "Cookie"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
  }

  func sorryPage(_ sorry: Sorry, _ request: Request, _ context: Context) -> Response {
    page(sorry.title, request, context, status: sorry.status) { html in
      SorryPage(sorry: sorry, mention: context.mention, isSignedIn: context.account != nil).write(into: &html)
    }
  }

  /// After a form: the browser gets the page by a request of its own, so that loading it again repeats nothing.
  func seeOther(_ path: String, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.location] = path
    return Response(status: .seeOther, headers: headers)
  }

  private func theme(of request: Request) -> Theme {
    request.cookies[Theme.cookie].flatMap { Theme(rawValue: $0.value) } ?? .system
  }

  /// The review of the address, as far as the viewer may do with it what the route is for. One that is private to others
  /// is as if it were not there.
  func found(_ context: Context) async throws -> Stored {
    guard let name = context.parameters.get("uid"),
      let stored = try await store.find(name, for: context.viewer, context.act)
    else { throw Sorry.notFound }
    return stored
  }
}

/// The small answers.
extension Server {
  /// That the process is there.
  func health(_ request: Request, _ context: Context) async throws -> Response { plain("ok\n") }

  /// That it can do its work: its database answers.
  func ready(_ request: Request, _ context: Context) async throws -> Response {
    do {
      try await store.ping()
      return plain("ready\n")
    } catch {
      context.logger.warning("The database does not answer", metadata: ["error": "\(error)"])
      return plain("the database does not answer\n", .serviceUnavailable)
    }
  }

  /// What Prometheus reads: to this machine, or with a token.
  func scraped(_ request: Request, _ context: Context) async throws -> Response {
    if let trouble = context.trouble { throw trouble }
    // What a proxy on this machine sends on is no word of this machine.
    let isNear = ["127.0.0.1", "::1", nil].contains(context.peer) && request.headers[.forwardedFor] == nil
    guard isNear || context.account != nil else { throw Denial.unknown }
    return plain(metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
  }

  private func plain(
    _ text: String, _ status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  func asset(_ request: Request, _ context: Context) async throws -> Response {
    guard let asset = context.parameters.get("name").flatMap(assets.asset(at:)) else { throw Sorry.notFound }
    var headers: HTTPFields = [
      .cacheControl: "public, max-age=31536000, immutable",
      .eTag: "\"\(asset.hash)\"",
    ]
    if request.headers[.ifNoneMatch] == headers[.eTag] { return Response(status: .notModified, headers: headers) }
    headers[.contentType] = asset.type
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: asset.text)))
  }

  func chooseTheme(_ request: Request, _ context: Context) async throws -> Response {
    let form = try await Form(request, upTo: 4096)
    let theme = form["theme"].flatMap(Theme.init) ?? .system
    let age = theme == .system ? 0 : 31_536_000
    let cookie = "\(Theme.cookie)=\(theme.rawValue); Path=/; Max-Age=\(age); SameSite=Lax; HttpOnly"
    return seeOther(Self.local(form["back"]), headers: [.setCookie: cookie])
  }

  /// A path of ours, whatever the form says.
  static func local(_ path: String?) -> String {
    guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
      path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return "/" }
    return path
  }
}
