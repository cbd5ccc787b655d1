import Debrief
import DebriefIntegrations
import DebriefStore
import Logging
import ServiceLifecycle
import Synchronization

/// Sends what waits in the outbox: as soon as something is put there, and again when a try is due. Each webhook has a lane
/// of its own, so that a slow receiver keeps nobody else waiting, and sees its events in order as long as they arrive.
struct Delivering: Service {
  let store: Store
  let sender: WebhookSender
  /// The address of this server; nil where nobody said it.
  let base: String?
  let now: @Sendable () -> Stamp
  let logger: Logger

  /// Another process on the same SQLite file tells nobody: what it put there is found after so long at the latest.
  private static let longest = Duration.seconds(60)

  func run() async throws {
    let (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let lanes = Lanes()
    // Who waits first and looks then misses nothing.
    let told = store.changes.of(Store.outbox)
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask { for await _ in told { ring.yield() } }
        ring.yield()
        var timer: Task<Void, any Error>?
        for await _ in bell {
          timer?.cancel()
          let (due, pause) = await look()
          for webhook in due where lanes.open(webhook) {
            group.addTask {
              await serve(webhook)
              lanes.close(webhook)
              // What came while the lane closed is looked for once more.
              ring.yield()
            }
          }
          timer = Task {
            try await Task.sleep(for: pause)
            ring.yield()
          }
        }
        timer?.cancel()
      }
    }
  }

  /// The webhooks for which something is due, and how long there is nothing else to do.
  private func look() async -> (due: [String], pause: Duration) {
    do {
      let (due, next) = try await store.dueWebhooks(at: now())
      let wait = next.map { Duration.seconds(max($0.seconds - now().seconds, 1)) } ?? Self.longest
      return (due, min(wait, Self.longest))
    } catch {
      logger.warning("The outbox could not be read", metadata: ["error": "\(error)"])
      return ([], Self.longest)
    }
  }

  /// Sends one after the other until nothing is due.
  private func serve(_ webhook: String) async {
    do {
      while !Task.isCancelled, let outgoing = try await store.takeDelivery(of: webhook, at: now()) {
        try await send(outgoing)
      }
    } catch {
      logger.warning("A webhook could not be served", metadata: ["webhook": "\(webhook)", "error": "\(error)"])
      // The database has a moment to come back: what is due stays due.
      try? await Task.sleep(for: .seconds(5))
    }
  }

  private func send(_ outgoing: Outgoing) async throws {
    let body = outgoing.payload(base: base).bytes()
    let message = WebhookMessage(id: outgoing.delivery.uid, at: now().seconds, body: body)
    do {
      let answer = try await sender.send(message, to: outgoing.address, secrets: outgoing.secrets.map(\.text))
      let outcome = Outcome(status: answer.status, words: answer.words)
      try await store.finish(outgoing, outcome, jitter: .random(in: 0...1), at: now())
      logger.info(
        "Webhook sent",
        metadata: [
          "webhook": "\(outgoing.delivery.webhook)", "delivery": "\(outgoing.delivery.uid)",
          "status": "\(answer.status.map(String.init) ?? "none")", "try": "\(outgoing.delivery.tries)",
        ])
    } catch is CancellationError {
      // The server ends: the next one sends it, perhaps a second time.
      try await store.giveBack(outgoing, at: now())
    }
  }
}

/// Which webhooks are being served.
private final class Lanes: Sendable {
  private let running = Mutex<Set<String>>([])

  /// False where one runs already.
  func open(_ webhook: String) -> Bool { running.withLock { $0.insert(webhook).inserted } }
  func close(_ webhook: String) { running.withLock { _ = $0.remove(webhook) } }
}
