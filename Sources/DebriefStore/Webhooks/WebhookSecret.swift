import Foundation

/// What a webhook's messages are signed with, as Standard Webhooks writes it: `whsec_` and 256 random bits in base64.
enum WebhookSecret {
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return "whsec_" + Data(bytes).base64EncodedString()
  }

  /// Whether a text can sign.
  static func isOne(_ text: String) -> Bool {
    text.hasPrefix("whsec_") && Data(base64Encoded: String(text.dropFirst(6))) != nil
  }
}
