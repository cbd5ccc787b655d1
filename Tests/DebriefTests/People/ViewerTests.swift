import Debrief
import Testing

@Suite("Who may do what")
struct ViewerTests {
  /// One line for each role, in the order of acts: read, capture, edit, comment, approve, share, redact, administer; with
  /// a review that everyone sees, with one that is shared with the account, with one that is not.
  static let table: [(Role, everyone: String, shared: String, hidden: String)] = [
    (.viewer, "r.......", "r.......", "........"),
    (.responder, "rce..s..", "rce..s..", "........"),
    (.reviewer, "rcemas..", "rcemas..", "........"),
    (.administrator, "rcemasxd", "rcemasxd", ".....s.."),
  ]

  private static let letters: [Character] = ["r", "c", "e", "m", "a", "s", "x", "d"]

  @Test("By role, act and visibility", arguments: table)
  func rule(role: Role, everyone: String, shared: String, hidden: String) {
    let viewer = Viewer(account: "ada", role: role, groups: ["sec"])
    func line(_ visibility: Visibility) -> String {
      String(zip(Act.allCases, Self.letters).map { viewer.may($0, visibility) ? $1 : "." })
    }
    #expect(line(.everyone) == everyone)
    #expect(line(.only([.person("ada")])) == shared)
    #expect(line(.only([.group("sec"), .person("ben")])) == shared)
    #expect(line(.only([.person("ben"), .group("ada"), .person("sec")])) == hidden)
    #expect(line(.nobody) == hidden)
  }

  @Test("A token allows no more than its scopes and its account's role", arguments: TokenScope.allCases, Role.allCases)
  func scopes(scope: TokenScope, role: Role) {
    let whole = Viewer(account: "ada", role: role)
    let token = Viewer(account: "ada", role: role, limit: scope.acts)
    for act in Act.allCases {
      #expect(token.may(act) == (whole.may(act) && scope.acts.contains(act)))
    }
  }

  @Test("A token that captures reads nothing")
  func capture() {
    let token = Viewer(account: "ada", role: .administrator, limit: TokenScope.capture.acts)
    #expect(Act.allCases.filter { token.may($0) } == [.capture])
  }

  @Test("Whoever holds the data sees all of it")
  func holder() {
    for act in Act.allCases { #expect(Viewer.holder.may(act, .nobody)) }
    #expect(Viewer.holder.account == nil)
  }

  @Test("A visibility and its JSON say the same")
  func json() {
    for visibility in [Visibility.everyone, .nobody, .only([.person("a"), .group("b:c")])] {
      #expect(Visibility(visibility.json) == visibility)
    }
    for other: JSON in ["nobody", ["ada"], ["robot:x"], [1], ["person": "ada"]] { #expect(Visibility(other) == nil) }
  }
}
