import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that gets a file, says what it makes of it, and ends: within a time, and within a number of bytes.
struct ChildProcess: Sendable {
  let path: String
  let arguments: [String]
  /// All that it knows of its surroundings.
  var environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent"]
  /// In seconds; it and all that it began are ended then.
  var seconds = 30
  /// What it may say, in bytes.
  var most = 64 << 20

  struct Outcome: Sendable {
    enum End: Sendable, Equatable {
      case status(Int32)
      case signal(Int32)
      case tooSlow
      case tooMuch
      case notBegun(Int32)
    }

    var end: End
    var output: [UInt8] = []
    /// The beginning of what it complains about.
    var errors: [UInt8] = []
  }

  /// - Parameter input: what it reads from its standard input.
  func run(_ input: [UInt8]) async -> Outcome {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: runBlocking(input)) }
    }
  }

  private func runBlocking(_ input: [UInt8]) -> Outcome {
    guard let source = Self.file(of: input) else { return Outcome(end: .notBegun(errno)) }
    defer { close(source) }
    guard let output = Pipe(), let errors = Pipe() else { return Outcome(end: .notBegun(errno)) }
    let (child, error) = begin(source, output, errors)
    output.closeWriting()
    errors.closeWriting()
    guard error == 0 else { return Outcome(end: .notBegun(error)) }
    var outcome = listen(output, errors)
    if outcome.end != .status(0) { kill(-child, SIGKILL) }
    let ended = Self.wait(for: child)
    // What it began and left behind ends with it.
    kill(-child, SIGKILL)
    if outcome.end == .status(0) { outcome.end = ended }
    return outcome
  }

  /// A file without a name, from its start.
  private static func file(of bytes: [UInt8]) -> Int32? {
    guard let file = tmpfile() else { return nil }
    defer { fclose(file) }
    let written = bytes.isEmpty ? 0 : fwrite(bytes, 1, bytes.count, file)
    guard written == bytes.count, fflush(file) == 0 else { return nil }
    let copy = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3)
    guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else { return nil }
    return copy
  }

  private func begin(_ input: Int32, _ output: Pipe, _ errors: Pipe) -> (child: pid_t, error: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (file, number) in [(input, STDIN_FILENO), (output.write, STDOUT_FILENO), (errors.write, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, file, number)
    }
    // Nothing that this process has open is any of its business; what is not open does not matter.
    for file in 3..<Int32(clamping: min(4096, max(3, sysconf(Int32(_SC_OPEN_MAX))))) {
      posix_spawn_file_actions_addclose(&actions, file)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that all of it can be ended at once.
    posix_spawnattr_setpgroup(&attributes, 0)
    var none = sigset_t()
    sigemptyset(&none)
    var usual = sigset_t()
    sigfillset(&usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let words = ([path] + arguments).map { strdup($0) }
    let surroundings = environment.map { strdup($0) }
    defer { for word in words + surroundings { free(word) } }
    let error = posix_spawn(&child, path, &actions, &attributes, words + [nil], surroundings + [nil])
    return (child, error)
  }

  /// Reads until both ends are closed, the time is over, or there is too much.
  private func listen(_ output: Pipe, _ errors: Pipe) -> Outcome {
    var outcome = Outcome(end: .status(0))
    let until = DispatchTime.now().uptimeNanoseconds + UInt64(seconds) * 1_000_000_000
    var polled = [output, errors].map { pollfd(fd: $0.read, events: Int16(POLLIN), revents: 0) }
    while polled.contains(where: { $0.fd >= 0 }) {
      let now = DispatchTime.now().uptimeNanoseconds
      guard now < until else {
        outcome.end = .tooSlow
        return outcome
      }
      let wait = Int32(min(1000, (until - now) / 1_000_000 + 1))
      guard poll(&polled, nfds_t(polled.count), wait) > 0 else { continue }
      if polled[0].revents != 0, !take(polled[0].fd, &outcome.output) { polled[0].fd = -1 }
      if polled[1].revents != 0 {
        if !take(polled[1].fd, &outcome.errors) { polled[1].fd = -1 }
        outcome.errors = Array(outcome.errors.prefix(4096))
      }
      if outcome.output.count > most {
        outcome.end = .tooMuch
        return outcome
      }
    }
    return outcome
  }

  /// Whether more may follow.
  private func take(_ file: Int32, _ bytes: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = read(file, buffer.baseAddress, buffer.count)
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
      return count > 0 || count < 0 && errno == EINTR
    }
  }

  private static func wait(for child: pid_t) -> Outcome.End {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return .notBegun(errno) } }
    let signal = status & 0x7F
    return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }
}

/// Two ends, of which no other program gets to know but by its standard files.
private final class Pipe {
  let read: Int32
  private(set) var write: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (read, write) = (ends[0], ends[1])
  }

  func closeWriting() {
    guard write >= 0 else { return }
    close(write)
    write = -1
  }

  deinit {
    closeWriting()
    close(read)
  }
}
