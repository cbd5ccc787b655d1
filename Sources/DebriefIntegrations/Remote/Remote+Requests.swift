import AsyncHTTPClient
import Debrief
import NIOCore
import NIOHTTP1

// What goes over the wire, and comes back.

extension Remote {
  func request(_ method: HTTPMethod, _ path: [String], _ query: [(String, String)] = []) -> HTTPClientRequest {
    let url = address + "/api/" + path.map(FormText.encoded).joined(separator: "/")
    let fields = query.map { (name: $0.0, value: $0.1) }
    var request = HTTPClientRequest(url: query.isEmpty ? url : FormText.address(url, with: fields))
    request.method = method
    request.headers.add(name: "Authorization", value: "Bearer " + token)
    request.headers.add(name: "Accept", value: "application/json, */*;q=0.5")
    return request
  }

  func ask(_ request: HTTPClientRequest) async throws(RemoteError) -> HTTPAnswer {
    let answer = try await answer(request)
    try await check(answer)
    return HTTPAnswer(body: try await body(of: answer), tag: answer.headers.first(name: "ETag"))
  }

  func answer(_ request: HTTPClientRequest) async throws(RemoteError) -> HTTPClientResponse {
    do {
      return try await http.execute(request, deadline: .now() + .minutes(10))
    } catch {
      throw .unreachable(address, reason: Self.words(error))
    }
  }

  func check(_ answer: HTTPClientResponse) async throws(RemoteError) {
    let status = Int(answer.status.code)
    if (200..<300).contains(status) { return }
    if (300..<400).contains(status) { throw .redirected(address, to: answer.headers.first(name: "Location")) }
    let body = (try? await body(of: answer)) ?? []
    let wait = answer.headers.first(name: "Retry-After").flatMap { Int($0) }
    let json = try? JSON(strictlyParsing: body)
    throw json.flatMap { RemoteError(problem: $0, status: status, wait: wait, hiding: token) } ?? .foreign(address)
  }

  private func body(of answer: HTTPClientResponse) async throws(RemoteError) -> [UInt8] {
    do {
      return Array(buffer: try await answer.body.collect(upTo: Self.limit))
    } catch is NIOTooManyBytesError {
      throw .tooLarge(address, limit: Self.limit)
    } catch {
      throw .unreachable(address, reason: Self.words(error))
    }
  }

  static func read(_ answer: HTTPAnswer, at address: String) throws(RemoteError) -> Answer {
    guard let json = try? JSON(strictlyParsing: answer.body), json.members != nil else { throw .foreign(address) }
    return Answer(json: json, version: answer.tag.flatMap { Int($0.filter { $0 != "\"" }.prefix { $0 != "-" }) })
  }

  static func words(_ error: any Error) -> String {
    if let error = error as? HTTPClientError { return error.shortDescription }
    if let error = error as? IOError { return File.SystemError(error.errnoCode).words }
    let line = String(describing: error).prefix { $0 != "\n" }
    return line.count > 200 ? line.prefix(200) + "…" : String(line)
  }

  /// What came back.
  struct HTTPAnswer {
    let body: [UInt8]
    let tag: String?
  }
}
