import Testing

@testable import Debrief

@Suite struct `Damaged characters` {
  static let characters = [
    "☐", "☑", "✅", "⚠️", "🍀", "⏳", "🔄", "❌", "←", "→", "📋", "é", "ü", "–", "“", "”", "…", "ß", "ñ", "日本", "✓", "€",
    "°", "ł", "č", "привет", "Ελλάδα", "שלום", "🇵🇹", "👩‍💻", "Ç", "«", "한국",
  ]
  /// What may occur in sound text when it is damaged: certain only in company.
  static let doubtful = ["à", "ő", "İ", "Ž", "π", "酔"]

  @Test(arguments: characters)
  func `come back from Windows-1252`(_ character: String) {
    let text = "It was \(character) then, and \(character)."
    let damaged = "It was \(Self.windows(character)) then, and \(Self.windows(character))."
    #expect(Mojibake.repair(damaged).text == text)
    #expect(Mojibake.repair(text) == (text, 0))
  }

  @Test(arguments: doubtful)
  func `come back where all of the text is damaged`(_ character: String) {
    let text = "The café had \(character) then."
    #expect(Mojibake.repair(Self.windows(text)).text == text)
    #expect(Mojibake.repair(Self.mac(text)).text == text)
    #expect(Mojibake.repair(text) == (text, 0))
  }

  @Test(arguments: characters)
  func `come back from Mac Roman`(_ character: String) {
    let text = "It was \(character) then, and \(character)."
    let damaged = "It was \(Self.mac(character)) then, and \(Self.mac(character))."
    #expect(Mojibake.repair(damaged).text == text)
  }

  @Test(arguments: characters)
  func `come back from two times Windows-1252`(_ character: String) {
    let damaged = "It was \(Self.windows(Self.windows(character))) then."
    #expect(Mojibake.repair(damaged).text == "It was \(character) then.")
  }

  @Test(arguments: [
    ("- â† Ursache", "- ← Ursache"), ("| 7 | Pool halved | â³ |", "| 7 | Pool halved | ⏳ |"),
    ("âŒ Dropped (cost)", "❌ Dropped (cost)"), ("ðŸ€ a quiet night", "🍀 a quiet night"),
    ("âš ï¸ late", "⚠️ late"), ("âš ï¸ late", "⚠️ late"), ("she said â€œnoâ€ twice", "she said “no” twice"),
    ("Why was it slow? โ the disk", "Why was it slow? → the disk"), ("- â˜ Yes  â˜‘ No", "- ☐ Yes  ☑ No"),
  ])
  func `are known though bytes are lost`(_ damaged: String, _ text: String) {
    #expect(Mojibake.repair(damaged).text == text)
  }

  @Test func `are mended among good ones`() {
    let repaired = Mojibake.repair("Größe – the cafÃ© in MÃ¼nchen → âœ… 日本, â€œokâ€")
    #expect(repaired.text == "Größe – the café in München → ✅ 日本, “ok”")
    #expect(repaired.repaired == 5)
  }

  @Test(arguments: [
    "“CAFÉ”, „Spaß“, «MAÇÃ…», « À »", "l’été, ’é, café…”, “fiancé”…", "un café », à « Évian »", "3×½ cm, 20 Å³, 5 Å…",
    "√π ≈ 1.77, √2, ≈ 5 µs, ¬p ∧ q", "‚Äpfel‘ und „Öl“, „Übung“", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "ไทย โอ แทน โ่", "–é—à ”é ‘à’",
    "IÂ, HÂLÂ, AMANHÔ, Ã…", "tâ³ x̂", "ðæþ Þór", "ÄÖÜäöüß¿¡ñÑ", "… “…” – — ‘’ • ™ © ® €", "5 ‰, †, ‡, ·l·l·",
  ])
  func `are not seen in sound text`(_ text: String) {
    #expect(Mojibake.repair(text) == (text, 0))
  }

  @Test func `every character of both encodings has its byte`() {
    for byte in UInt8(0x80)...0xFF {
      #expect(CodePage.windows1252.byte(of: Self.windowsUpper[Int(byte) - 0x80]) == byte)
      #expect(CodePage.macRoman.byte(of: Self.macUpper[Int(byte) - 0x80]) == byte)
    }
  }

  private static func windows(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { $0 < 0x80 ? Unicode.Scalar($0) : windowsUpper[Int($0) - 0x80] }))
  }

  private static func mac(_ text: String) -> String {
    String(String.UnicodeScalarView(text.utf8.map { $0 < 0x80 ? Unicode.Scalar($0) : macUpper[Int($0) - 0x80] }))
  }

  // As the Unicode consortium's tables list them, CP1252.TXT and ROMAN.TXT, apart from the tables under test.
  private static let windowsUpper: [Unicode.Scalar] =
    [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
      0x017D,
      0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
      0x017E, 0x0178,
    ].compactMap { Unicode.Scalar($0 as UInt32) } + (0xA0...0xFF).map { Unicode.Scalar(UInt8($0)) }

  private static let macUpper: [Unicode.Scalar] = [
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5, 0x00E7,
    0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4, 0x00F6, 0x00F5,
    0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9,
    0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211,
    0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248,
    0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7,
    0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4,
    0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD,
    0x02DB, 0x02C7,
  ].compactMap { Unicode.Scalar($0 as UInt32) }
}
