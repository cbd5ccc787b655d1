import Chance
import Cluster
import DebriefStore
import Foundation

/// Many kills on one engine.
struct Trial {
  enum Engine: String { case sqlite, postgres }

  /// So many kills hit one place; then all of it is looked at, and the next begins empty.
  private static let killsOfOnePlace = 10

  private let engine: Engine
  private let seed: UInt64
  private let cluster: Cluster?
  private var random: SplitMix
  private var tally = Tally()

  init(_ engine: Engine, seed: UInt64) throws {
    self.engine = engine
    self.seed = seed
    random = SplitMix(seed: seed)
    cluster = engine == .postgres ? try Cluster(durable: true) : nil
    print("engine \(engine.rawValue)\nseed \(seed)")
  }

  mutating func run(kills: Int) async throws -> Tally {
    let start = ContinuousClock.now
    while tally.kills < kills {
      let address = try newPlace()
      var audit = Audit(Place(address))
      for n in 0..<min(Self.killsOfOnePlace, kills - tally.kills) {
        let losses = audit.losses.count
        let found = try await audit.check(try kill(address, isFirst: n == 0))
        if !found.isEmpty { tally.roundsWithFindings += 1 }
        for each in audit.losses[losses...] + found { print("after kill \(tally.kills): \(each)") }
      }
      try await finish(&audit, address)
    }
    tally.seconds = (ContinuousClock.now - start) / .seconds(1)
    return tally
  }

  private func newPlace() throws -> String {
    if let cluster { return try cluster.newDatabase() }
    return FileManager.default.temporaryDirectory.appending(path: "debrief-crash-\(UUID().uuidString)").path
  }

  /// A place in which something was lost stays, to be looked at.
  private mutating func finish(_ audit: inout Audit, _ address: String) async throws {
    let losses = audit.losses.count
    try await audit.checkEverything()
    for each in audit.losses[losses...] { print("at the end: \(each)") }
    tally.losses += audit.losses.count
    tally.acknowledged += audit.acknowledged
    if !audit.losses.isEmpty {
      print("kept \(address)")
    } else if let cluster {
      try cluster.remove(address)
    } else {
      try FileManager.default.removeItem(atPath: address)
    }
  }

  /// Ends a writer, or the server below it, and gives what the writer had said.
  private mutating func kill(_ address: String, isFirst: Bool) throws -> [Word] {
    let victim = try Victim(place: address, seed: seed &* 1_000_000 &+ UInt64(tally.kills))
    try victim.waitUntilItOpens()
    if isFirst || Int.random(in: 0..<8, using: &random) == 0 {
      spin(atMost: .milliseconds(50))
    } else {
      try victim.wait(kept: Int.random(in: 1...40, using: &random))
      spin(atMost: .milliseconds(5))
      if let cluster, tally.ofServer < tally.ofWriter { return try crash(cluster, under: victim) }
    }
    try victim.end()
    tally.ofWriter += 1
    return victim.words
  }

  /// The writer goes on with the same store when the server is there again.
  private mutating func crash(_ cluster: Cluster, under victim: Victim) throws -> [Word] {
    try cluster.stop()
    try cluster.start()
    try victim.wait(kept: 5)
    try victim.end()
    tally.ofServer += 1
    return victim.words
  }

  /// So short that no clock of the system can wake anybody, so that the kill hits anywhere inside a transaction.
  private mutating func spin(atMost most: Duration) {
    let end = ContinuousClock.now + most * Double.random(in: 0..<1, using: &random)
    while ContinuousClock.now < end {}
  }
}

/// What came of it.
struct Tally: CustomStringConvertible {
  var acknowledged = 0
  var ofWriter = 0
  var ofServer = 0
  var losses = 0
  var roundsWithFindings = 0
  var seconds = 0.0

  var kills: Int { ofWriter + ofServer }
  var isClean: Bool { losses == 0 && roundsWithFindings == 0 }

  var description: String {
    """
    edits acknowledged \(acknowledged)
    kills of the writer \(ofWriter)
    kills of the server \(ofServer)
    losses \(losses)
    rounds with findings \(roundsWithFindings)
    seconds \((seconds * 10).rounded() / 10)
    """
  }
}
