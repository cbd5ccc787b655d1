import Debrief
import Markdown

/// What the work on one document takes, in seconds.
struct Trip {
  let specimen: Specimen
  let parse: Double
  let render: Double
  /// Markdown to blocks, the first part of parsing.
  let blocks: Double
  let bare: Double
  let copy: Double
  let runs: Int

  init(_ specimen: Specimen, _ timing: Timing) {
    let bytes = Array(specimen.text.utf8)
    let median = timing.measure([
      { consume(specimen.template.parse(specimen.text)) },
      { consume(specimen.template.render(specimen.review)) },
      { consume(Document(bytes)) },
      { consume(Bare.parse(bytes)) },
      { consume(Bare.copy(bytes)) },
    ])
    self.specimen = specimen
    parse = median.times[0]
    render = median.times[1]
    blocks = median.times[2]
    bare = median.times[3]
    copy = median.times[4]
    runs = median.runs
  }
}

/// The documents of one size.
struct Trips {
  let size: Size
  let all: [Trip]

  var bytes: Int { all.reduce(0) { $0 + $1.specimen.bytes } }
  var runs: Int { all.map(\.runs).min() ?? 0 }

  func seconds(_ part: KeyPath<Trip, Double>) -> Double { all.reduce(0) { $0 + $1[keyPath: part] } }

  func speed(_ part: KeyPath<Trip, Double>) -> String { Self.speed(bytes, seconds(part)) }

  static func speed(_ bytes: Int, _ seconds: Double) -> String { (Double(bytes) / 1e6 / seconds).shown + " MB/s" }

  /// Seconds a byte over the templates that both sizes have.
  func growth(since smaller: Trips, _ part: KeyPath<Trip, Double>) -> Double {
    let names = Set(smaller.all.map(\.specimen.template.name))
    func each(_ trips: Trips) -> Double {
      let common = trips.all.filter { names.contains($0.specimen.template.name) }
      return common.reduce(0) { $0 + $1[keyPath: part] } / Double(max(1, common.reduce(0) { $0 + $1.specimen.bytes }))
    }
    return each(self) / each(smaller)
  }
}
