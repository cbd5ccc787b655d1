extension OpenIDError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .issuerUnreadable(let text):
      "The issuer “\(text)” is no address: write it as the provider does, like https://login.example.com/realm, "
        + "without a query."
    case .issuerUnsafe(let text):
      "The issuer “\(text)” is not https: others could read and change what it says. Only a provider on this machine "
        + "(127.0.0.1, ::1 or localhost) may do without."
    case .clientMissing: "There is no client ID: register Debrief with the provider and set the ID that it gives."
    case .unreachable(let place, let reason):
      "The sign-in provider cannot be reached for \(place.rawValue) (\(reason)): check that it runs, and that this "
        + "machine may reach it and trusts its certificate."
    case .late(let place, let seconds):
      "The sign-in provider did not give \(place.rawValue) within \(seconds) seconds: try again, and check how it does."
    case .refused(let place, let status, let reason): Self.words(place, status, reason)
    case .tooLarge(let place, let limit):
      "The sign-in provider's answer with \(place.rawValue) is larger than \(limit) bytes: check the issuer's address."
    case .unreadable(let place):
      "The sign-in provider's answer with \(place.rawValue) is not the JSON it should be: check the issuer's address."
    case .redirected(let place):
      "The sign-in provider sends requests for \(place.rawValue) elsewhere, which is not followed: set the issuer to "
        + "the address where it is now."
    case .otherIssuer(let stated?):
      "The provider says that its issuer is “\(stated)”: set exactly that as the issuer, if it is the one you mean."
    case .otherIssuer(nil): "The provider's discovery document names no issuer: check the issuer's address."
    case .endpointMissing(let name):
      "The provider's discovery document has no address as \(name): Debrief needs it to sign people in."
    case .endpointUnsafe(let name):
      "The \(name) of the provider is not https: let the provider state https addresses."
    case .withoutPKCE:
      "The provider does not support PKCE with S256, without which a stolen code could be used: switch it on there."
    case .withoutClientAuthentication:
      "The provider takes client secrets neither by client_secret_basic nor by client_secret_post: allow one of them."
    case .foreignAnswer: "The answer came from another provider than the one that was asked: sign in again."
    case .token(let fault): fault.words
    case .otherSubject:
      "The provider's tokens and its user's particulars speak of different people: nobody was signed in. "
        + "Check the provider."
    }
  }

  private static func words(_ place: Place, _ status: Int, _ reason: String?) -> String {
    let answer = "The sign-in provider answered the request for \(place.rawValue) with \(status)"
    return switch reason {
    case "invalid_client", "unauthorized_client":
      "\(answer) (\(reason ?? "")): check the client ID and the client secret."
    case "invalid_grant":
      "\(answer) (invalid_grant): the sign-in took too long or was used before, or the redirect address is not the "
        + "registered one. Sign in again."
    case let reason?: "\(answer) (\(reason)): its log says more."
    case nil: "\(answer): check the issuer's address, or the provider's log."
    }
  }
}

extension OpenIDError.Fault {
  /// Nobody is signed in by a token with a fault.
  var words: String {
    switch self {
    case .unreadable: "The provider gave no id_token that can be read: let it sign the token, and not encrypt it."
    case .algorithm:
      "The provider's id_token is unsigned or signed in a way that is not accepted: let it sign with RS256, ES256, "
        + "EdDSA or another of their families."
    case .unknownKey: "The id_token is signed with a key that the provider does not publish: sign in again."
    case .signature: "The signature of the id_token is wrong: nobody was signed in. Check who answers for the provider."
    case .issuer: "The id_token comes from another issuer than the one in the settings: check the issuer."
    case .audience: "The id_token is meant for another client: check the client ID."
    case .expired: "The id_token has expired: sign in again, and compare this machine's clock with the provider's."
    case .tooEarly: "The id_token is not valid yet: compare this machine's clock with the provider's."
    case .nonce: "The id_token belongs to another sign-in: sign in again."
    case .subject: "The id_token does not say who signed in: check the provider's settings for this client."
    }
  }
}
