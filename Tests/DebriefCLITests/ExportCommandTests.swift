import Debrief
import Testing

@Suite struct `Exports of other tools` {
  static let history = """
    {"page": {"id": "p", "name": "Tram Status", "url": "https://status.example.org"}, "incidents": [
      {"id": "8kx", "name": "Boards show old times", "status": "resolved", "impact": "minor", "incident_updates": [
        {"status": "resolved", "body": "All is right.", "display_at": "2026-04-02T14:02:34+02:00"}]},
      {"id": "9aa", "name": "Doors stay shut", "status": "resolved", "impact": "major", "incident_updates": []},
      {"other": 1}]}
    """

  @Test func `are imported incident by incident, and again without a change`() throws {
    let shop = try Workshop()
    try shop.write(Self.history, to: "incidents.json")
    let first = try shop.debrief("import", "incidents.json", "--data", "d")
    #expect(first.output.hasPrefix("incidents.json#8kx: created 8kx\nincidents.json#9aa: created 9aa\n"))
    #expect(first.output.contains("3 documents: 2 new, 1 could not be read"))
    #expect(first.status == 65 && first.errors.contains("incidents.json#3: this is neither a review in JSON"))
    let again = try shop.debrief("import", "incidents.json", "--data", "d")
    #expect(again.output.hasPrefix("incidents.json#8kx: unchanged") && again.output.contains("2 unchanged"))
    try shop.write(Self.history.replacing("Doors stay", with: "Some doors stay"), to: "incidents.json")
    let changed = try shop.debrief("import", "incidents.json", "--data", "d")
    #expect(changed.output.contains("#8kx: unchanged") && changed.output.contains("#9aa: updated"))
    #expect(try shop.debrief("show", "8kx", "--json", "--data", "d").output.contains("All is right."))
    let rows = try JSON(parsing: shop.debrief("list", "--json", "--data", "d").output).elements
    #expect(rows?.count == 2)
  }

  @Test func `lie in folders among other files`() throws {
    let shop = try Workshop()
    try shop.write(Self.history, to: "all/incidents.json")
    try shop.write("name,title,stable_at,reported_at\nd-1,Gate shut,,2026-02-03T10:00:00Z\n", to: "all/dispatch.csv")
    try shop.write(#"{"name": "package", "version": 1}"#, to: "all/package.json")
    try shop.write("price,bread\n1,2\n", to: "all/prices.csv")
    let run = try shop.debrief("import", "all", "--data", "d")
    #expect(run.output.contains("all/dispatch.csv#d-1: created d-1\n") && run.output.contains("#9aa: created"))
    #expect(!run.output.contains("package") && !run.errors.contains("prices"))
  }

  @Test(
    arguments: [
      (["import", "prices.csv", "--data", "d"], "an export of a tool that is known here: Opsgenie, incident.io"),
      (["import", "package.json", "--data", "d"], "neither a review in JSON (see debrief schema) nor an export"),
      (["convert", "incidents.json", "--to", "concise"], "holds 3 incidents"),
    ] as [([String], String)])
  func `say what is wrong`(_ arguments: [String], _ words: String) throws {
    let shop = try Workshop()
    try shop.write(Self.history, to: "incidents.json")
    try shop.write(#"{"name": "package", "version": 1}"#, to: "package.json")
    try shop.write("price,bread\n1,2\n", to: "prices.csv")
    let run = try shop.run(arguments)
    #expect(run.status == 65 && run.errors.contains(words))
  }
}
