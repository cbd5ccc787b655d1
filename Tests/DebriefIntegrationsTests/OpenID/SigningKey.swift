import Crypto
import CryptoExtras
import Debrief
import Foundation

@testable import DebriefIntegrations

/// A key that a provider of a test's signs with, and what it publishes of it.
struct SigningKey: Sendable {
  let id: String
  let algorithm: String
  /// The public half.
  let jwk: JSON
  let sign: @Sendable ([UInt8]) throws -> [UInt8]

  /// A token of three parts.
  func token(_ claims: JSON) throws -> String {
    try token(claims, header: ["alg": .string(algorithm), "kid": .string(id), "typ": "JWT"])
  }

  func token(_ claims: JSON, header: JSON) throws -> String {
    let signed = Self.signed(claims, header: header)
    return signed + "." + Base64.url.text(try sign(Array(signed.utf8)))
  }

  static func signed(_ claims: JSON, header: JSON) -> String {
    Base64.url.text(header.bytes()) + "." + Base64.url.text(claims.bytes())
  }

  static func of(_ algorithm: String, id: String = "k1") -> SigningKey {
    switch algorithm {
    case "ES256":
      let key = P256.Signing.PrivateKey()
      return curve(algorithm, id, "P-256", Array(key.publicKey.rawRepresentation)) { bytes in
        Array(try key.signature(for: SHA256.hash(data: bytes)).rawRepresentation)
      }
    case "ES384":
      let key = P384.Signing.PrivateKey()
      return curve(algorithm, id, "P-384", Array(key.publicKey.rawRepresentation)) { bytes in
        Array(try key.signature(for: SHA384.hash(data: bytes)).rawRepresentation)
      }
    case "ES512":
      let key = P521.Signing.PrivateKey()
      return curve(algorithm, id, "P-521", Array(key.publicKey.rawRepresentation)) { bytes in
        Array(try key.signature(for: SHA512.hash(data: bytes)).rawRepresentation)
      }
    case "EdDSA":
      let key = Curve25519.Signing.PrivateKey()
      let x = Base64.url.text(key.publicKey.rawRepresentation)
      let jwk: JSON = ["kty": "OKP", "crv": "Ed25519", "kid": .string(id), "x": .string(x)]
      return SigningKey(id: id, algorithm: algorithm, jwk: jwk) { Array(try key.signature(for: $0)) }
    default: return rsa(algorithm, id)
    }
  }

  private static func curve(
    _ algorithm: String, _ id: String, _ name: String, _ point: [UInt8],
    sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]
  ) -> SigningKey {
    let (x, y) = (point.prefix(point.count / 2), point.suffix(point.count / 2))
    let jwk: JSON = [
      "kty": "EC", "crv": .string(name), "use": "sig", "alg": .string(algorithm), "kid": .string(id),
      "x": .string(Base64.url.text(x)), "y": .string(Base64.url.text(y)),
    ]
    return SigningKey(id: id, algorithm: algorithm, jwk: jwk, sign: sign)
  }

  /// Published without an algorithm, as many providers do.
  private static func rsa(_ algorithm: String, _ id: String) -> SigningKey {
    let numbers = try? RSAKey.make().publicKey.getKeyPrimitives()
    let jwk: JSON = [
      "kty": "RSA", "use": "sig", "kid": .string(id), "n": .string(Base64.url.text(numbers?.modulus ?? .init())),
      "e": .string(Base64.url.text(numbers?.publicExponent ?? .init())),
    ]
    return SigningKey(id: id, algorithm: algorithm, jwk: jwk) { bytes in
      let padding: _RSA.Signing.Padding = algorithm.hasPrefix("PS") ? .PSS : .insecurePKCS1v1_5
      let key = try RSAKey.make()
      switch algorithm.suffix(3) {
      case "256": return Array(try key.signature(for: SHA256.hash(data: bytes), padding: padding).rawRepresentation)
      case "384": return Array(try key.signature(for: SHA384.hash(data: bytes), padding: padding).rawRepresentation)
      default: return Array(try key.signature(for: SHA512.hash(data: bytes), padding: padding).rawRepresentation)
      }
    }
  }
}
