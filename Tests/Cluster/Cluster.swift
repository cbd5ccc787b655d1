import Foundation
import Synchronization

/// A real PostgreSQL in a folder of its own, on a socket in it; it ends with the process that made it.
package final class Cluster: Sendable {
  /// The one of all tests that let it run.
  package static let shared = Result { try Cluster(durable: false) }

  package let folder: String
  private let keeper: Process
  private let line: Mutex<Line>

  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter durable: whether it survives a power cut, as the tests of crashes want it.
  package init(durable: Bool) throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("debrief-pg-\(UUID().uuidString.prefix(8))").path
    let orders = Pipe()
    let answers = Pipe()
    keeper = Process()
    keeper.executableURL = URL(fileURLWithPath: "/bin/sh")
    keeper.arguments = ["-c", Self.script, "sh", folder, durable ? "on" : "off"]
    keeper.standardInput = orders
    keeper.standardOutput = answers
    keeper.standardError = answers
    try keeper.run()
    line = Mutex(Line(orders: orders.fileHandleForWriting, answers: answers.fileHandleForReading))
    try line.withLock { try $0.hear("start PostgreSQL") }
  }

  /// The address of a new, empty database.
  package func newDatabase() throws -> String {
    let name = try line.withLock { line in
      line.databases += 1
      try line.order("create test\(line.databases)")
      return "test\(line.databases)"
    }
    return "postgres:///\(name)?host=\(folder)&user=debrief"
  }

  /// Takes a database away that nobody uses any more: the fewer files, the faster the server starts after a crash.
  package func remove(_ address: String) throws {
    let name = address.split(separator: "?")[0].split(separator: "/").last ?? ""
    try line.withLock { try $0.order("remove \(name)") }
  }

  /// Ends the server as a crash does: it writes nothing more.
  package func stop() throws { try line.withLock { try $0.order("stop immediate") } }

  /// Starts the server again; it takes up from its journal.
  package func start() throws { try line.withLock { try $0.order("start") } }

  /// The shell keeps the server until its input ends, which it does with this process, however that ends, even where
  /// nobody hears its answer any more. The server refuses to be root. Its language is not that of the bytes, so that an order by the wrong collation shows.
  private static let script = """
    home=$1 durable=$2
    trap '' PIPE
    bin=$(pg_config --bindir) && mkdir -p "$home" && chmod 755 "$home" || exit 1
    as=
    if [ "$(id -u)" = 0 ]; then
      chown postgres "$home"; as="setpriv --reuid=postgres --regid=postgres --clear-groups"
    fi
    cd "$home"
    $as "$bin/initdb" -D data -U debrief -A trust -E UTF8 --no-sync --locale=C.UTF-8 \
      --locale-provider=icu --icu-locale=en >initdb.log 2>&1 || { cat initdb.log; exit 1; }
    control() { $as "$bin/pg_ctl" -D "$home/data" -w "$@" >/dev/null; }
    start() {
      control start -l "$home/data/log" -o "-c listen_addresses='' -c unix_socket_directories=$home \
        -c fsync=$durable -c recovery_init_sync_method=syncfs -c max_connections=300"
    }
    start || exit 1
    echo ready
    while read -r order what; do
      case $order in
        create) "$bin/createdb" -h "$home" -U debrief "$what" ;;
        remove) "$bin/dropdb" -h "$home" -U debrief --force "$what" ;;
        stop) control stop -m "$what" ;;
        start) start ;;
      esac && echo ready || echo failed
    done
    control stop -m immediate
    rm -rf "$home"
    """
}

/// What is said to the shell, and what it answers.
private struct Line {
  let orders: FileHandle
  let answers: FileHandle
  var databases = 0

  func order(_ text: String) throws {
    try orders.write(contentsOf: Data((text + "\n").utf8))
    try hear(text)
  }

  func hear(_ order: String) throws {
    var said = ""
    while !said.hasSuffix("ready\n") {
      let data = answers.availableData
      said += String(decoding: data, as: UTF8.self)
      guard !data.isEmpty, !said.hasSuffix("failed\n") else {
        throw Cluster.Failed(description: "PostgreSQL did not do “\(order)”: \(said)")
      }
    }
  }
}
