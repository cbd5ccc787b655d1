import CryptoExtras
import Foundation

/// The RSA key of these tests, which protects nothing. Making a new one takes up to ten seconds in a debug build.
enum RSAKey {
  static func make() throws -> _RSA.Signing.PrivateKey {
    try _RSA.Signing.PrivateKey(
      derRepresentation: Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
  }

  private static let text = """
    MIIEpAIBAAKCAQEAwq4TTbEyoPEcyoxHFNGi5p3mSwoWVApvhXNRK2CsoikFO4GwnQSHoJFAGOWFfmYvmJhamXPPJqaG5puULYdRAs+UcLlF
    phVhYhOVbrvN6pMpfzYvxj3FgmSnTzjUMzjmwO7bqBYBoNDMXwfBhBQRJTH/ZOwEwX76ksjM0ktBFjHieJEybdnHRQcFH+XmxoY+QpU5XAi2
    2V5SZ2CG5GjnOd3CzfuIV4BRCuNNZqmtaWaKcun+rClli//Gw2dGqAIDyHcFhW372NJPGmh9fbF03qvb+JsZq/R0GSlHAXbz2ZkrC9Rr9jKo
    qvXePvInBZO4cH9sFjWyN53b0rdCP+AkfQIDAQABAoIBAAHc3rWU2eOVLbMYyK+qj4OOObn4lfzxCkmi2uvjwCsfYjEu/RS3inZZxXJSNJGL
    IplJcJPSJPEypoz2KqK3437NI9djR8cTzSDTh/ptWhuh6QOnrf6DMKII2q/6SXosU8rp+NiWI1GvBcbtVlJFoIy0T9m0R28JixYUop8VgMEu
    Azwkku1Yzt0T4WYKpWeyApejav6K4JQBhsAwQICyACfKpaSN//MsPQYdSSilI15YpPqwM6nEX/GF42HwNO+4EBUjI+Qb7gFK56OHTRa6ORFe
    S+5eOw6McNr8X0QV4CJrbGVO3ZsApkVUzX0wJACrqTq7nj1Sfpjnm3TXblN5tBECgYEA7RpsWRv6VhQrzdFVSmbI57frEN33EUdKAp7TWvEG
    JNvYcAk/e1DG/eNOydHjqpMmWuJyCBFjDnfrNHSXWPRn1+C6JHufoyT3Y/w9BbymBkw67Vi2SIy+6rpepqzka4hwqhNMsthZGH1TUYowsjot
    QScfvj5KPX7JCj1qijojMm0CgYEA0jIZHhKIo7BmQ+Re09K6QsiTpp7ZOfqult2KZ/MLUib9OCaNPNJkd4OUZwhao3xDQDNIOdc2c7Jo6VVo
    3YEd8ZTXpCSVuYjbUhbhSlwdyMFxqQ37+yiZfgmdYQldVmzlFWhH79/dDsY35whkTMMZwgDwg2B7dg5O1jsXPTbz8FECgYEA1Vv3r+ArTxZr
    rJP46jDADTRFhTIYSCYchWsiyi0l2Dk09Ox9gZxY1NKdbaM/+Zjc5N/suTHcL4Ld1qAsKVIVt/9zway1JHv5WrH6v5TY2cXzKO2xamusyVDY
    J6hhDBsFNyaS2EUzN4RfW3q9A0SywHRSbkFjUR8sDdjibGyQi6kCgYEApNT2j3eXQU32lC0FE/U/bVmfN91/mZD00of+no+ghBbhIeRRg621
    bWd4u+d4NJYgorrUW89h+w6gaMI6juFO2wCOrkCmTS1+V/xrRYXBMYpJGHpH7OgkngrqKItQb5LLfqMdLoWN86ULd5hEF1Iz48ga09uYVbbY
    qfUCv1VVrFECgYABUYR1BihTIIhBLBN0FMHhIlr2F55hm4fkXbK8v5NvHTomjM2l+FTkgUtDsbe4Zq0zV3bO7h1n0O+v4siBZY0Q/8+Bm+97
    MnvEtiRuOzqDrEZaid+Ctmkl5kI+ExDwbEVBhqtOWPQMgpRFBPenj0aB8MWxFYb/Fac98Q4MeUpNuw==
    """
}
