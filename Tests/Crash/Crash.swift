import Cluster
import DebriefStore
import Foundation

/// Ends the program that writes reviews, or the database's server, at moments that chance picks, and looks whether all
/// that was said to be kept is there: see `usage`.
@main
struct Crash {
  private static let usage = """
    Crash run --engine sqlite|postgres --kills N [--seed N]   ends writers, and looks what is left
    Crash write --place PLACE --seed N                        writes until it is ended
    Crash full --place FOLDER                                 writes until the disk is full
    Crash foreign --place FOLDER                              opens a folder of another user
    """

  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      fail("\(error)")
    }
  }

  private static func run(_ arguments: [String]) async throws {
    func option(_ name: String) -> String? {
      arguments.firstIndex(of: "--\(name)").flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
    }
    let place = option("place")
    let seed = option("seed").flatMap { UInt64($0) }
    switch (arguments.first, place) {
    case ("run", _):
      guard let engine = option("engine").flatMap(Trial.Engine.init), let kills = option("kills").flatMap({ Int($0) })
      else { fail(usage) }
      var trial = try Trial(engine, seed: seed ?? .random(in: 0..<1_000_000))
      let tally = try await trial.run(kills: kills)
      print(tally)
      exit(tally.isClean ? 0 : 1)
    case ("write", let place?): try await Writer.run(Place(place), seed: seed ?? 0)
    case ("full", let place?): try await Full.run(Place(place))
    case ("foreign", let place?): try await Foreign.run(Place(place))
    default: fail(usage)
    }
  }

  /// Prints the kind and the words of an error of the store.
  static func say(_ error: any Error) {
    guard let error = error as? StoreError else { return print("not an error of the store:", error) }
    print("error \(error.kind): \(error)")
  }

  private static func fail(_ said: String) -> Never {
    FileHandle.standardError.write(Data((said + "\n").utf8))
    exit(1)
  }
}
