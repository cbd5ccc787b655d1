/// A light English stem: plural, -ed, -ing, a doubled consonant, a final e and a final y make no other word.
///
/// It is made so that the forms of one word agree (cache, caches, cached, caching), not to give the root of a word.
/// After the steps of Porter's second algorithm that concern inflection (snowballstem.org/algorithms/english).
enum EnglishStem {
  /// Cuts a word of lower-case ASCII letters in place. Words of up to three letters stay as they are.
  static func cut(_ word: inout [UInt8]) {
    guard word.count > 3 else { return }
    if isSuspicious(word), let known = irregular[String(decoding: word, as: UTF8.self)] {
      word = Array(known.utf8)
      return
    }
    guard cutPlural(&word), word.count > 3, cutTense(&word), word.count > 3 else { return }
    cutEnd(&word)
  }

  /// What the rules would take for something else.
  private static let irregular = [
    "agreed": "agre", "alias": "alias", "apis": "api", "atlas": "atlas", "bias": "bias", "buses": "bus",
    "canvas": "canvas", "clis": "cli", "cpus": "cpu", "freed": "fre", "gpus": "gpu", "guaranteed": "guarante",
    "guis": "gui", "skus": "sku", "uris": "uri",
  ]

  /// Whether the word can be in the list: it keeps nearly all words from being looked up.
  private static func isSuspicious(_ word: [UInt8]) -> Bool {
    word.count <= 6 && word.last == UInt8(ascii: "s") || word.count <= 10 && ends(word, "eed")
  }

  /// False when the word is done: -ss, -us and -is are no plurals, nor is an s without a vowel before it (https).
  private static func cutPlural(_ word: inout [UInt8]) -> Bool {
    guard word.last == UInt8(ascii: "s") else { return true }
    if ends(word, "ies") { return cutSoftened(&word) }
    if ends(word, "ss") || ends(word, "us") || ends(word, "is") { return false }
    if hasVowel(word, before: word.count - 2) { word.removeLast() }
    return true
  }

  /// -ies and -ied: queries → queri, tries → try, dies → die.
  private static func cutSoftened(_ word: inout [UInt8]) -> Bool {
    switch word.count {
    case 4: word.removeLast()
    case 5: word.replaceSubrange(2..., with: [UInt8(ascii: "y")])
    default: word.removeLast(2)
    }
    return false
  }

  /// -ed and -ing behind a vowel; what is left gets its single consonant or its e again: stopped → stop, coding → code.
  private static func cutTense(_ word: inout [UInt8]) -> Bool {
    if ends(word, "ied") { return cutSoftened(&word) }
    if ends(word, "ed"), !ends(word, "eed"), hasVowel(word, before: word.count - 2) {
      word.removeLast(2)
    } else if ends(word, "ing"), hasVowel(word, before: word.count - 3) {
      word.removeLast(3)
    } else {
      return true
    }
    if word.count > 3, isDoubled(word) { return cutDoubled(&word) }
    if isShort(word, word.count) { word.append(UInt8(ascii: "e")) }
    return true
  }

  private static func cutEnd(_ word: inout [UInt8]) {
    if word.last == UInt8(ascii: "e"), !isShort(word, word.count - 1) { word.removeLast() }
    if word.last == UInt8(ascii: "y"), !isVowel(word, word.count - 2) { word[word.count - 1] = UInt8(ascii: "i") }
    if word.count > 3, isDoubled(word) { _ = cutDoubled(&word) }
  }

  private static func cutDoubled(_ word: inout [UInt8]) -> Bool {
    if word.last != UInt8(ascii: "s") { word.removeLast() }
    return false
  }

  private static func isDoubled(_ word: [UInt8]) -> Bool {
    word[word.count - 1] == word[word.count - 2] && !isVowel(word, word.count - 1)
  }

  /// A vowel and a consonant, or those behind a consonant: what is left of use and code without their e.
  private static func isShort(_ word: [UInt8], _ count: Int) -> Bool {
    guard count == 2 || count == 3, !isVowel(word, count - 1), isVowel(word, count - 2) else { return false }
    return !"wxy".utf8.contains(word[count - 1]) && (count == 2 || !isVowel(word, 0))
  }

  private static func hasVowel(_ word: [UInt8], before end: Int) -> Bool {
    for place in 0..<max(0, end) where isVowel(word, place) { return true }
    return false
  }

  /// y is a vowel behind a consonant (type), not behind a vowel (deploy) or at the start.
  private static func isVowel(_ word: [UInt8], _ place: Int) -> Bool {
    switch word[place] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    case UInt8(ascii: "y"): place > 0 && !"aeiou".utf8.contains(word[place - 1])
    default: false
    }
  }

  private static func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard word.count >= count else { return false }
    for place in 0..<count where word[word.count - count + place] != suffix.utf8Start[place] { return false }
    return true
  }
}
