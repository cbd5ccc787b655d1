import Debrief

/// Why a server of Debrief did not do what it was asked for. No case holds the token.
package enum RemoteError: Error, Equatable {
  /// What is no `http://` or `https://` address of a server.
  case noAddress(String)
  /// The token would be readable on its way.
  case open(String)
  case noToken
  /// Nobody answers, or not in time.
  case unreachable(String, reason: String)
  /// It leads elsewhere, and a token follows nowhere.
  case redirected(String, to: String?)
  /// What answers there does not speak as Debrief does.
  case foreign(String)
  case tooLarge(String, limit: Int)
  /// Its problem details: what it says, and the places that are wrong.
  case refused(status: Int, words: String, wait: Int?)
}

extension RemoteError {
  /// - Parameter wait: seconds, of `Retry-After`.
  init?(problem json: JSON, status: Int, wait: Int?, hiding token: String) {
    guard let detail = json["detail"]?.string ?? json["title"]?.string else { return nil }
    let places = (json["errors"]?.elements ?? []).compactMap { place -> String? in
      let name = place["pointer"]?.string ?? place["parameter"]?.string
      return place["detail"]?.string.map { words in name.map { "\($0): \(words)" } ?? words }
    }
    let words = ([detail] + places.prefix(20)).joined(separator: "\n  ")
    self = .refused(status: status, words: words.replacing(token, with: "…"), wait: wait)
  }
}
