import CoreMetrics
import HTTPTypes
import Synchronization

/// What Debrief counts of itself, as a backend of swift-metrics and in the text format of Prometheus (0.0.4).
///
/// Labels name methods, routes and statuses: never an address, a review or a person.
final class Metrics: MetricsFactory, Sendable {
  private static let methods: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete]

  private let counters = Mutex<[Series: Tally]>([:])
  private let durations = Mutex<[Series: Histogram]>([:])
  private let started = Process.started

  /// One name with its labels.
  struct Series: Hashable, Comparable {
    let name: String
    let labels: String

    init(_ name: String, _ dimensions: [(String, String)]) {
      self.name = name
      labels = dimensions.map { "\($0)=\"\($1.filter { $0 != "\"" && $0 != "\\" && $0 != "\n" })\"" }.joined(
        separator: ",")
    }

    static func < (a: Series, b: Series) -> Bool { (a.name, a.labels) < (b.name, b.labels) }

    func text(_ suffix: String = "", adding more: String = "") -> String {
      let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
      return name + suffix + (all.isEmpty ? "" : "{\(all)}")
    }
  }

  /// A request, as one sees it from outside.
  func count(_ method: HTTPRequest.Method, _ route: String?, _ status: HTTPResponse.Status, _ taken: Duration) {
    let route = route ?? "none"
    // Anybody may make up methods, and each would be a series of its own.
    let method = Self.methods.contains(method) ? method.rawValue : "other"
    Counter(
      label: "http_requests_total",
      dimensions: [("method", method), ("route", route), ("status", String(status.code))], factory: self
    ).increment()
    Timer(
      label: "http_request_duration_seconds", dimensions: [("method", method), ("route", route)], factory: self
    ).recordNanoseconds(taken.components.seconds * 1_000_000_000 + taken.components.attoseconds / 1_000_000_000)
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    Self.kept(Series(label, dimensions), in: counters) { Tally() }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Self.kept(Series(label, dimensions), in: durations) { Histogram() }
  }

  /// The one of that series, made when it is first asked for.
  private static func kept<Handler: Sendable>(
    _ series: Series, in all: borrowing Mutex<[Series: Handler]>, make: () -> Handler
  ) -> Handler {
    all.withLock { all in
      if let known = all[series] { return known }
      let fresh = make()
      all[series] = fresh
      return fresh
    }
  }

  // Nothing here records what has no unit of its own.
  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    NOOPMetricsHandler.instance
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  var text: String {
    var lines: [String] = []
    func begin(_ name: String, _ kind: String, _ help: String) {
      lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"]
    }
    begin("http_requests_total", "counter", "Requests that were answered.")
    for (series, tally) in counters.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      lines.append("\(series.text()) \(tally.value)")
    }
    begin("http_request_duration_seconds", "histogram", "Seconds until an answer began.")
    for (series, histogram) in durations.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      lines += histogram.lines(of: series)
    }
    for gauge in Process.gauges(since: started) {
      begin(gauge.name, gauge.kind, gauge.help)
      lines.append("\(gauge.name) \(gauge.value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How often something happened.
  final class Tally: CounterHandler, Sendable {
    private let count = Atomic<Int64>(0)

    var value: Int64 { count.load(ordering: .relaxed) }
    func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
  }
}
