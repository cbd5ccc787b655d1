import Testing

/// `make crash` kills ten times as often.
struct CrashTests {
  @Test(arguments: Engine.allCases) func nothingThatWasSavedIsLostWhenAProcessIsKilled(engine: Engine) async throws {
    let trial = try await Program.run("run", "--engine", engine.rawValue, "--kills", "20")
    #expect(trial.status == 0, "\(trial.lines)")
    #expect(trial.said("losses") == "0", "\(trial.lines)")
    #expect(trial.said("rounds with findings") == "0", "\(trial.lines)")
  }
}
