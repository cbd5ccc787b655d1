import Foundation
import Testing

@Suite struct `debrief login` {
  @Test(arguments: [SIGINT, SIGTERM]) func `gives the terminal back when it is ended at the question`(
    number: Int32
  ) throws {
    var (master, terminal) = (Int32(-1), Int32(-1))
    try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
    let (other, own) = (master, terminal)
    defer { for file in [other, own] { close(file) } }
    func isEchoing() -> Bool {
      var state = termios()
      tcgetattr(own, &state)
      return state.c_lflag & tcflag_t(ECHO) != 0
    }
    let process = Process()
    process.executableURL = try Workshop.program
    process.arguments = ["login", "--server", "http://127.0.0.1:1"]
    process.standardInput = FileHandle(fileDescriptor: own)
    process.standardError = FileHandle(fileDescriptor: own)
    try Workshop.launch(process)
    let end = Date(timeIntervalSinceNow: 20)
    while isEchoing(), Date() < end { usleep(10_000) }
    #expect(!isEchoing())
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
    #expect(isEchoing())
  }
}
