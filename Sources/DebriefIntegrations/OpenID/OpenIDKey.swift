import Debrief
import JWTKit

/// A public key of a provider's (RFC 7517).
struct OpenIDKey: Sendable {
  private let id: String?
  private let algorithm: String?
  private let material: Material

  private enum Material {
    case rsa(modulus: String, exponent: String)
    case curve(ECDSACurve, x: String, y: String)
    case edwards(EdDSACurve, x: String)
  }

  /// nil for keys that sign nothing, for secrets, and for kinds that Debrief does not know: a set may have such, too.
  init?(_ json: JSON) {
    guard json["use"]?.string ?? "sig" == "sig", let material = Self.material(json) else { return nil }
    id = json["kid"]?.string
    algorithm = json["alg"]?.string
    self.material = material
  }

  private static func material(_ json: JSON) -> Material? {
    let (curve, x, y) = (json["crv"]?.string ?? "", json["x"]?.string, json["y"]?.string)
    switch json["kty"]?.string {
    case "RSA":
      guard let modulus = json["n"]?.string, let exponent = json["e"]?.string else { return nil }
      return .rsa(modulus: modulus, exponent: exponent)
    case "EC":
      guard let curve = ECDSACurve(rawValue: curve), let x, let y else { return nil }
      return .curve(curve, x: x, y: y)
    case "OKP":
      guard let curve = EdDSACurve(rawValue: curve), let x else { return nil }
      return .edwards(curve, x: x)
    default: return nil
    }
  }

  /// Whether this may be the key of a token: its name, and its kind and use fit the algorithm (RFC 8725, §3.1).
  func fits(_ token: IDToken) -> Bool {
    guard algorithm == nil || algorithm == token.algorithm.rawValue else { return false }
    guard id == nil || token.key == nil || id == token.key else { return false }
    return switch (material, token.algorithm) {
    case (.rsa, .rs256), (.rsa, .rs384), (.rsa, .rs512), (.rsa, .ps256), (.rsa, .ps384), (.rsa, .ps512): true
    case (.curve(.p256, _, _), .es256), (.curve(.p384, _, _), .es384), (.curve(.p521, _, _), .es512): true
    case (.edwards, .eddsa): true
    default: false
    }
  }

  /// Whether the token was signed with this key. The algorithm is the token's, which `fits` has compared.
  func verifies(_ token: IDToken) async -> Bool {
    do {
      let keys = try await JWTKeyCollection().add(jwk: jwk(token.algorithm))
      return try await keys.getKey(for: Self.name).verify(token.signature, signs: token.signed)
    } catch {
      return false
    }
  }

  private static let name: JWKIdentifier = "key"

  private func jwk(_ algorithm: OpenIDAlgorithm) -> JWK {
    let algorithm = JWK.Algorithm(rawValue: algorithm.rawValue)
    return switch material {
    case .rsa(let modulus, let exponent):
      .rsa(algorithm, identifier: Self.name, modulus: modulus, exponent: exponent)
    case .curve(let curve, let x, let y):
      .ecdsa(algorithm, identifier: Self.name, x: x, y: y, curve: curve)
    case .edwards(let curve, let x):
      .octetKeyPair(algorithm, identifier: Self.name, x: x, y: nil, curve: curve)
    }
  }
}
