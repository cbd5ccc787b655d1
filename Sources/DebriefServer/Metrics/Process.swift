import Foundation

/// What the operating system says of this process, under the names that Prometheus uses for it.
enum Process {
  struct Gauge {
    let name: String
    let kind: String
    let help: String
    let value: Double
  }

  /// Seconds since 1970.
  static var started: Double { Date().timeIntervalSince1970 }

  static func gauges(since started: Double) -> [Gauge] {
    var usage = rusage()
    getrusage(.init(0), &usage)
    let cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    return [
      Gauge(
        name: "process_start_time_seconds", kind: "gauge", help: "When the server began, in seconds since 1970.",
        value: started),
      Gauge(
        name: "process_cpu_seconds_total", kind: "counter", help: "Time that processors spent on it.", value: cpu),
      Gauge(
        name: "process_resident_memory_bytes", kind: "gauge", help: "Memory that it holds.",
        value: Double(resident ?? 0)),
      Gauge(
        name: "process_open_fds", kind: "gauge", help: "Files and connections that are open.", value: Double(files ?? 0)
      ),
    ]
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Linux says it in pages.
  private static var resident: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map {
      $0 * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
  }

  private static var files: Int? {
    try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
  }
}
