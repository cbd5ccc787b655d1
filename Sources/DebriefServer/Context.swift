import Debrief
import DebriefStore
import Hummingbird
import NIOCore

/// A request's surroundings.
struct Context: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The port that it came in by; nil where there is no connection.
  let port: Int?
  /// The network address at the other end of the connection.
  let peer: String?
  /// What the request came by.
  let channel: any Channel
  /// How the sender sees us, and where he is; set when the request is admitted.
  var origin = Origin()
  /// Whoever asks; nil for somebody who has not signed in.
  var admission: Admission?
  /// Why nobody could find out who asks.
  var trouble: (any Error)?
  /// What the route is for.
  var act = Act.read

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    port = source.channel.localAddress?.port
    channel = source.channel
    peer = source.channel.remoteAddress?.ipAddress
  }

  /// A short number by which a person can mention a failure, and a log line be found.
  var mention: String {
    let id = id.suffix(8)
    return id.prefix(4) + "-" + id.suffix(4)
  }

  /// Where a request comes from and what it calls us.
  struct Origin: Sendable {
    /// The sender's network address, behind a proxy that is trusted, too.
    var address: String?
    /// `https://debrief.example.org`, without a slash at the end.
    var base = "http://localhost"

    var isSecure: Bool { base.hasPrefix("https://") }
  }
}

// Who asks.
extension Context {
  var viewer: Viewer { admission?.viewer ?? Viewer(account: "", role: .viewer, limit: []) }
  var author: Author {
    var author = admission?.account.author ?? Author("nobody")
    author.mayApprove = viewer.may(.approve)
    return author
  }
  var account: Account? { admission?.account }

  /// - Parameter door: by which something is done.
  func event(_ door: Door = .page, at now: Stamp) -> Event {
    Event(by: author, door: door, at: now, from: origin.address)
  }

  /// Past the door of a route.
  ///
  /// - Throws: `Denial`, or why nobody could find out who asks.
  func entering(_ needs: Server.Needs) throws -> Context {
    var context = self
    if case .nothing = needs { return context }
    if let trouble { throw trouble }
    guard admission != nil else { throw Denial.unknown }
    if case .act(let act) = needs {
      guard viewer.may(act) else { throw Denial.notAllowed(act, viewer.role) }
      context.act = act
    }
    return context
  }
}

/// Why somebody may not do what was asked for.
enum Denial: Error {
  /// Nobody is signed in.
  case unknown
  /// The token is none of ours, or has ended.
  case badToken
  case notAllowed(Act, Role)
}
