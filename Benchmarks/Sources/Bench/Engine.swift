import Debrief

/// Documents into reviews and back, within one process.
struct Engine {
  let samples: Samples
  let timing: Timing
  let page: Page

  private static let parsing = "Markdown to review: its speed as a share of md4c's bare parse (aim: 0.25 or more)"
  private static let rendering = "Review to Markdown: its speed as a share of a copy with its UTF-8 checked"
  private static let growth = "Growth: time a byte, against that of the size before (linear: 1)"
  private static let throughput = "Throughput: documents of 20 kB a second, one thread"

  func report() {
    if [Self.parsing, Self.rendering, Self.growth].contains(where: page.shows) {
      let sizes = Size.allCases.map { size in
        Trips(size: size, all: samples.specimens(of: size.rawValue).filter(isBearable).map { Trip($0, timing) })
      }.filter { !$0.all.isEmpty }
      page.group(Self.parsing) { sizes.forEach(parsing) }
      page.group(Self.rendering) { sizes.forEach(rendering) }
      page.group(Self.growth) { for (small, large) in zip(sizes, sizes.dropFirst()) { growth(small, large) } }
    }
    page.group(Self.throughput, throughput)
  }

  /// Whether a large document is worth waiting for: a tenth of it must not take long.
  private func isBearable(_ specimen: Specimen) -> Bool {
    guard specimen.bytes >= Size.large.rawValue / 2 else { return true }
    let tenth = samples.all.first { $0.template.name == specimen.template.name }?.specimen(of: specimen.bytes / 10)
    guard let tenth else { return false }
    let seconds = Timing.cpu { consume(tenth.template.parse(tenth.text)) }
    if seconds < Self.patience { return true }
    let name = "\(specimen.template.name), \(specimen.bytes.grouped) bytes"
    page.print("Left out: \(name), since a tenth of it takes \(seconds.shown) s.")
    return false
  }

  /// Seconds.
  private static let patience = 5.0

  private func parsing(_ trips: Trips) {
    share(trips, \.parse, of: \.bare, "md4c")
    page.figure(
      "  blocks alone", (trips.seconds(\.bare) / trips.seconds(\.blocks)).shown,
      "\(trips.speed(\.blocks)), the part that finds headings, lists and tables")
  }

  private func rendering(_ trips: Trips) { share(trips, \.render, of: \.copy, "a copy") }

  private func share(_ trips: Trips, _ part: KeyPath<Trip, Double>, of other: KeyPath<Trip, Double>, _ name: String) {
    page.figure(
      trips.size.name, (trips.seconds(other) / trips.seconds(part)).shown,
      "\(trips.speed(part)) by \(trips.speed(other)) of \(name); medians of \(trips.runs) runs or more")
    for trip in trips.all {
      page.detail(
        trip.specimen.template.name, Trips.speed(trip.specimen.bytes, trip[keyPath: part]),
        "\(trip.specimen.bytes.grouped) bytes")
    }
  }

  private func growth(_ small: Trips, _ large: Trips) {
    let name = "\(small.size.name) → \(large.size.name)"
    for (what, part) in [("parse", \Trip.parse), ("render", \Trip.render), ("blocks", \Trip.blocks)] {
      page.figure("\(what)", large.growth(since: small, part).shown, name)
    }
  }

  private func throughput() {
    let specimens = samples.specimens(of: 20_000)
    let texts = specimens.map(\.text)
    let detector = Detector()
    let median = timing.measure([
      { for specimen in specimens { consume(specimen.template.parse(specimen.text)) } },
      { for text in texts { consume(detector.template(of: text).parse(text)) } },
      { for specimen in specimens { consume(specimen.template.render(specimen.review)) } },
    ])
    let names = ["parsed", "found, parsed", "rendered"]
    let what = [
      "the template is known (aim: above 2,000)", "the template is found by its words, then the document is parsed",
      "a review as its document",
    ]
    for (i, seconds) in median.times.enumerated() {
      page.figure(names[i], (Double(specimens.count) / seconds).shown, "\(what[i]); median of \(median.runs) runs")
    }
  }
}
