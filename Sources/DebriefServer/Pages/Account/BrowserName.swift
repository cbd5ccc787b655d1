/// What a browser that calls itself `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/…` is known as.
enum BrowserName {
  /// In this order: most say that they are the later ones, too.
  private static let programs = [
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrom", "Chrome"), ("Safari/", "Safari"),
  ]
  private static let systems = [
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Macintosh", "a Mac"), ("Linux", "Linux"),
  ]

  /// `Firefox on Linux`; the first word of what is no browser, as of `curl/8.5`.
  static func words(of agent: String) -> String {
    guard agent.hasPrefix("Mozilla/") else {
      let first = agent.prefix { $0 != " " && $0 != "/" }
      return first.isEmpty ? "A browser" : String(first.prefix(40))
    }
    let program = programs.first { agent.contains($0.0) }?.1 ?? "A browser"
    return program + (systems.first { agent.contains($0.0) }.map { " on " + $0.1 } ?? "")
  }
}
