import Foundation
import Synchronization

@testable import DebriefStore

/// A real PostgreSQL in a folder of its own, on a socket in it; it ends with the process that runs the tests.
final class Cluster: Sendable {
  /// The one of all tests.
  static let shared = Result { try Cluster(durable: false) }

  let folder: String
  private let keeper: Process
  private let line: Pipe
  private let names = Mutex(0)

  struct NotStarted: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter durable: whether it survives a power cut, as the tests of crashes want it.
  init(durable: Bool) throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("debrief-pg-\(UUID().uuidString.prefix(8))").path
    line = Pipe()
    let answers = Pipe()
    keeper = Process()
    keeper.executableURL = URL(fileURLWithPath: "/bin/sh")
    keeper.arguments = ["-c", Self.script, "sh", folder, durable ? "on" : "off"]
    keeper.standardInput = line
    keeper.standardOutput = answers
    keeper.standardError = answers
    try keeper.run()
    var said = ""
    while !said.hasSuffix("ready\n") {
      let data = answers.fileHandleForReading.availableData
      guard !data.isEmpty else { throw NotStarted(description: "PostgreSQL did not start: \(said)") }
      said += String(decoding: data, as: UTF8.self)
    }
  }

  /// The shell keeps the server until its input ends, which it does with this process, however that ends. The server
  /// refuses to be root. Its language is not that of the bytes, so that an order by the wrong collation shows.
  private static let script = """
    bin=$(pg_config --bindir) && mkdir -p "$1" && chmod 755 "$1" || exit 1
    as=; if [ "$(id -u)" = 0 ]; then chown postgres "$1"; as="setpriv --reuid=postgres --regid=postgres --clear-groups"; fi
    cd "$1"
    $as "$bin/initdb" -D "$1/data" -U debrief -A trust -E UTF8 --no-sync --locale=C.UTF-8 \
      --locale-provider=icu --icu-locale=en >"$1/initdb.log" 2>&1 || { cat "$1/initdb.log"; exit 1; }
    $as "$bin/pg_ctl" -D "$1/data" -w -l "$1/data/log" start \
      -o "-c listen_addresses='' -c unix_socket_directories=$1 -c fsync=$2 -c max_connections=300" >/dev/null || exit 1
    echo ready
    while read -r order; do
      $as "$bin/pg_ctl" -D "$1/data" -w -m "${order#* }" "${order%% *}" -l "$1/data/log" >/dev/null; echo ready
    done
    $as "$bin/pg_ctl" -D "$1/data" -m immediate stop >/dev/null
    rm -rf "$1"
    """

  /// The address of a new, empty database.
  func newDatabase() throws -> String {
    let name = names.withLock { n in
      n += 1
      return "test\(n)"
    }
    try Link(Address(address("postgres"))).simple("CREATE DATABASE \(name)")
    return address(name)
  }

  private func address(_ name: String) -> String { "postgres:///\(name)?host=\(folder)&user=debrief" }
}
