/// Text that is UTF-8 but was once read as Mac Roman or Windows-1252, put right where the original is certain.
///
/// A damaged character is a run of two to four others: “é” becomes “Ã©” or “√©”. Each run is judged by itself, so a few
/// damaged characters among good ones are mended too. A run that also occurs in sound text (“É” before a closing quote)
/// counts only beside a certain one, or where nothing else of the text lies outside ASCII.
package enum Mojibake {
  /// The text as it was meant, and how many characters were put right. Text that was damaged twice is mended twice.
  package static func repair(_ text: String) -> (text: String, repaired: Int) {
    var text = text
    var repaired = 0
    for _ in 0..<3 {
      if text.utf8.allSatisfy({ $0 < 0x80 }) { break }
      let scalars = Array(text.unicodeScalars)
      let runs = settled(runs(of: scalars), in: scalars)
      if runs.isEmpty { break }
      text = replacing(runs, in: scalars)
      repaired = max(repaired, runs.count)
    }
    return (text, repaired)
  }

  /// A stretch of scalars that stands for other ones.
  struct Run {
    var range: Range<Int>
    var meant: String
    var page: CodePage.Name
    var isCertain: Bool
  }

  private static func runs(of scalars: [Unicode.Scalar]) -> [Run] {
    var runs: [Run] = []
    var at = 0
    while at < scalars.count {
      guard !scalars[at].isASCII, let run = run(at: at, in: scalars) else {
        at += 1
        continue
      }
      runs.append(run)
      at = run.range.upperBound
    }
    return runs
  }

  /// A whole sequence of either encoding, a certain one first; else one that is known to have lost bytes.
  private static func run(at start: Int, in scalars: [Unicode.Scalar]) -> Run? {
    let western = CodePage.windows1252.run(at: start, in: scalars)
    if let western, western.isCertain { return western }
    let mac = CodePage.macRoman.run(at: start, in: scalars)
    if let mac, mac.isCertain { return mac }
    return LostBytes.run(at: start, in: scalars) ?? western ?? mac
  }

  /// The runs that are certain, by themselves or by their company.
  private static func settled(_ runs: [Run], in scalars: [Unicode.Scalar]) -> [Run] {
    var runs = runs
    var start = 0
    while start < runs.count {
      var end = start + 1
      while end < runs.count, runs[end].range.lowerBound == runs[end - 1].range.upperBound,
        runs[end].page == runs[start].page
      {
        end += 1
      }
      if end - start >= 3 || runs[start..<end].contains(where: \.isCertain) {
        for i in start..<end { runs[i].isCertain = true }
      }
      start = end
    }
    let certain = runs.filter(\.isCertain)
    if certain.isEmpty || certain.count == runs.count { return certain }
    let covered = runs.reduce(0) { sum, run in sum + scalars[run.range].count { !$0.isASCII } }
    return covered == scalars.count { !$0.isASCII } ? runs : certain
  }

  private static func replacing(_ runs: [Run], in scalars: [Unicode.Scalar]) -> String {
    var out = String.UnicodeScalarView()
    var at = 0
    for run in runs {
      out.append(contentsOf: scalars[at..<run.range.lowerBound])
      out.append(contentsOf: run.meant.unicodeScalars)
      at = run.range.upperBound
    }
    out.append(contentsOf: scalars[at...])
    return String(out)
  }
}
