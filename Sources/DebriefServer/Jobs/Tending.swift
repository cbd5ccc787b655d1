import Debrief
import DebriefStore
import Logging
import ServiceLifecycle

/// Looks once a minute for what the store has to do by itself: seal the history, erase what was removed long ago.
struct Tending: Service {
  let store: Store
  let keeping: Keeping
  let now: @Sendable () -> Stamp
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await tend()
        try? await Task.sleep(for: .seconds(60))
      }
    }
  }

  /// Nobody waits for it: what fails is tried again when it is due again.
  private func tend() async {
    do {
      for job in try await store.tend(keeping, at: now()) {
        logger.info("Job done", metadata: ["job": "\(job.rawValue)"])
      }
    } catch {
      logger.warning("A job failed", metadata: ["error": "\(error)"])
    }
  }
}
