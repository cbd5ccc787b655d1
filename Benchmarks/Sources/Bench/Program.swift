#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program as a whole process: started, run and waited for, with nothing kept of what it prints.
struct Program {
  let name: String
  let path: String
  let arguments: [String]

  /// nil when no folder of PATH has it.
  init?(_ name: String, _ arguments: [String] = [], path: String? = nil) {
    let found = path ?? Self.find(name)
    guard let found, access(found, X_OK) == 0 else { return nil }
    self.name = name
    self.path = found
    self.arguments = arguments
  }

  private static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
  }

  /// Seconds from its start to its end; nil when it can't be started or fails.
  func run() -> Double? {
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for output: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0) }
    var process = pid_t()
    var status: Int32 = 0
    let start = Timing.now(CLOCK_MONOTONIC)
    guard posix_spawn(&process, path, &actions, nil, &words, environ) == 0 else { return nil }
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status == 0 ? Timing.now(CLOCK_MONOTONIC) - start : nil
  }
}
