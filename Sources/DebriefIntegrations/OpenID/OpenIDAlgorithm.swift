/// The ways of signing that are accepted: asymmetric ones alone.
///
/// `none` and the HS family are no cases, so nothing that a token says can lead to them (RFC 8725, §3.1).
enum OpenIDAlgorithm: String, Sendable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case eddsa = "EdDSA"
}
