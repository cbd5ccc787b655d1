import DebriefIntegrations

// What a server's refusal means for whoever typed the command.

extension RemoteError {
  var exitStatus: ExitStatus {
    switch self {
    case .noAddress, .open: .usage
    case .noToken: .notAllowed
    case .unreachable, .redirected, .foreign: .unavailable
    case .tooLarge: .badInput
    case .refused(let status, _, _):
      switch status {
      case 401, 403: .notAllowed
      case 404: .noInput
      case 409: .usage
      case 412, 429: .busy
      case 400..<500: .badInput
      default: .unavailable
      }
    }
  }

  var words: String {
    switch self {
    case .noAddress(let text):
      "“\(text)” is no address of a server. It looks like https://debrief.example.org, without a path."
    case .open(let address):
      "\(address) would get the token over a connection that others can read. Use its https:// address; for one without "
        + "TLS make a tunnel and name its end on this machine: ssh -L 8080:localhost:8080 HOST, --server "
        + "http://localhost:8080."
    case .noToken:
      "That is no token. Make one under “Your account” on the server; it begins with debrief_."
    case .unreachable(let address, let reason):
      "\(address) does not answer (\(reason)). Check the address, and whether the server runs."
    case .redirected(let address, let target):
      "\(address) leads elsewhere\(target.map { ", to \($0)" } ?? ""). A token follows nowhere: name the address where it "
        + "ends with --server."
    case .foreign(let address):
      "What answers at \(address) does not speak as Debrief does. Check the address."
    case .tooLarge(let address, let limit):
      "\(address) answers with more than \(limit >> 20) MB, which is read at once nowhere."
    case .refused(status: 401, words: _, wait: _):
      "The server does not know the token, or it has ended. Make a new one under “Your account” there, and run debrief "
        + "login again."
    case .refused(let status, let words, let wait):
      "the server says: \(words)" + Self.advice(status, wait)
    }
  }

  private static func advice(_ status: Int, _ wait: Int?) -> String {
    switch status {
    case 403: "\nNeither the account nor its token may do this: use a token with more scopes, or ask an administrator."
    case 404: "\ndebrief list shows the reviews that are there for you, debrief history the versions of one."
    case 412: "\nSomebody was faster: look at the newest version, and try again."
    case 429: "\nTry again in \(wait.map { "\($0) seconds" } ?? "a minute")."
    default: ""
    }
  }
}
