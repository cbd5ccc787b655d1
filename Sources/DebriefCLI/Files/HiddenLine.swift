import DebriefIntegrations
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What somebody types that no screen, no list of processes and no history of a shell should show.
enum HiddenLine {
  /// The first line of standard input. On a terminal it is asked for, and not shown.
  static func read(_ question: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return try line() }
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw Failure.unreadable("the terminal", File.SystemError(errno))
    }
    var quiet = before
    quiet.c_lflag &= ~tcflag_t(ECHO)
    quiet.c_lflag |= tcflag_t(ECHONL)
    // Whoever ends the program at the question gets the terminal back as it was.
    let watches = Ending.watch { [before] in
      var before = before
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      Output.ask("\n")
    }
    Output.ask(question)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      for watch in watches { watch.cancel() }
    }
    return try line()
  }

  private static func line() throws -> String {
    let text = readLine() ?? ""
    guard !text.isEmpty else { throw RemoteError.noToken }
    return text.filter { !$0.isWhitespace }
  }
}
