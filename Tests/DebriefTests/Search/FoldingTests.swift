import Foundation
import Testing

@testable import Debrief

struct FoldingTests {
  /// Foundation's ICU is a second opinion on the generated table, for what Unicode had before version 14.
  @Test func everyScalarFoldsAsCompatibilityDecompositionAndCaseSay() {
    var wrong: [String] = []
    for value in UInt32(0x80)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age.major < 14 else { continue }
      guard isWordPart(scalar), !isPlainWide(value), value != 0x1160, Folding.kind(scalar) != .mark else { continue }
      let expected = parts(
        String(scalar).decomposedStringWithCompatibilityMapping.lowercased().uppercased().lowercased())
      var folded = String.UnicodeScalarView()
      Folding.standard.fold(scalar) { folded.append($0) }
      if parts(String(folded)) != expected { wrong.append("\(String(value, radix: 16)): \(String(folded))") }
    }
    #expect(wrong.isEmpty, "\(wrong.count) differ: \(wrong.prefix(20))")
  }

  @Test func whatIsFoldedFoldsToItself() {
    var wrong: [Unicode.Scalar] = []
    for value in UInt32(0)...0x2FFFF {
      guard !isPlainWide(value), let scalar = Unicode.Scalar(value) else { continue }
      Folding.standard.fold(scalar) { once in
        Folding.standard.fold(once) { if $0 != once { wrong.append(scalar) } }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20))")
  }

  @Test(arguments: UInt32(0x3041)...0x30FE)
  func aKanaAndItsMarkMakeOneLetter(value: UInt32) throws {
    let kana = try #require(Unicode.Scalar(value))
    for mark in ["\u{3099}", "\u{309A}"] as [Unicode.Scalar] {
      var pair = String(kana)
      pair.unicodeScalars.append(mark)
      let whole = pair.precomposedStringWithCanonicalMapping.unicodeScalars
      #expect(Folding.composed(kana, mark) == (whole.count == 1 ? whole.first : nil))
    }
  }

  @Test func hangulIsMadeOfItsParts() {
    #expect(SearchWord.stems(of: "서버".decomposedStringWithCanonicalMapping) == SearchWord.stems(of: "서버"))
    #expect(SearchWord.stems(of: "장애".decomposedStringWithCanonicalMapping) == ["장애", "애"])
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    Folding.kind(scalar) == .letter || Folding.kind(scalar) == .wide
  }

  /// Ideographs and syllables that have no other form: most scalars there are.
  private func isPlainWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x2F7FF, 0x30000...0x3FFFF: true
    default: false
    }
  }

  /// Decomposed, without marks, final sigma as sigma, anything else than letters and digits as a space.
  private func parts(_ text: String) -> [Substring] {
    var out = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch Folding.kind(scalar) {
      case .letter, .wide: out.append(scalar == "ς" ? "σ" : scalar)
      case .mark: break
      case .other: out.append(" ")
      }
    }
    return String(out).split(separator: " ")
  }
}
