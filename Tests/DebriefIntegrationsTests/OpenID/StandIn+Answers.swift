import Debrief
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

@testable import DebriefIntegrations

extension StandIn {
  func respond(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: 1 << 20)
    let asked = Asked(
      method: request.method.rawValue, path: request.uri.path, authorization: request.headers[.authorization],
      form: WebFields.of(String(buffer: body)))
    change { $0.asked.append(asked) }
    switch script.odd[asked.path] {
    case .answer(let status, let text): return Self.answer(status, text)
    case .redirect(let status, let address):
      return Response(status: .init(code: status), headers: [.location: address])
    case .streamed(let count):
      return Response(
        status: .ok,
        body: ResponseBody { writer in
          for _ in 0..<count { try await writer.write(ByteBuffer(repeating: 0x20, count: 1024)) }
          try await writer.finish(nil)
        })
    case .nothing:
      for await _ in silence.stream {}
      return Self.answer(503, "")
    case nil: return try say(asked)
    }
  }

  private func say(_ asked: Asked) throws -> Response {
    let script = script
    switch asked.path {
    case "/.well-known/openid-configuration": return Self.answer(200, document(script).text())
    case "/keys":
      return Self.answer(200, JSON.object(["keys": .array(script.keys ?? [script.key.jwk])]).text())
    case "/token":
      let proof = Handshake.challenge(asked.form["code_verifier"] ?? "")
      guard asked.form["code"] == Self.code, asked.form["redirect_uri"] == Self.redirect, proof == script.challenge
      else { return Self.answer(400, #"{"error":"invalid_grant"}"#) }
      let token = try script.makeToken(script.key, claims(script))
      let tokens: JSON = [
        "access_token": .string(Self.accessToken), "token_type": "Bearer", "id_token": .string(token),
      ]
      return Self.answer(200, tokens.text())
    case "/userinfo": return Self.answer(200, script.userinfo.text())
    default: return Self.answer(404, "")
    }
  }

  private func document(_ script: Script) -> JSON {
    Self.laid(
      script.document,
      over: [
        "issuer": .string(issuer), "authorization_endpoint": .string(issuer + "/authorize?tenant=7"),
        "token_endpoint": .string(issuer + "/token"), "jwks_uri": .string(issuer + "/keys"),
        "userinfo_endpoint": .string(issuer + "/userinfo"), "end_session_endpoint": .string(issuer + "/end"),
        "code_challenge_methods_supported": ["plain", "S256"],
      ])
  }

  private func claims(_ script: Script) -> JSON {
    Self.laid(
      script.claims,
      over: [
        "iss": .string(issuer), "sub": "u-1", "aud": .string(Self.clientID), "nonce": .string(script.nonce),
        "iat": .number("\(Self.now)"), "exp": .number("\(Self.now + 300)"), "name": "Ada",
        "email": "ada@example.com", "email_verified": true, "preferred_username": "ada",
        "groups": ["engineers", "on-call"],
      ])
  }

  private static func laid(_ changes: [String: JSON], over json: JSON) -> JSON {
    var json = json
    for (name, value) in changes { json[name] = value == .null ? nil : value }
    return json
  }

  private static func answer(_ status: Int, _ text: String) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

/// The fields of a form, or of an address's query.
enum WebFields {
  static func read(_ address: String) -> [String: String] { of(address.drop { $0 != "?" }.dropFirst()) }

  static func of(_ text: some StringProtocol) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      fields[String(parts[0])] = parts.count == 2 ? parts[1].removingPercentEncoding : ""
    }
    return fields
  }
}
