import Debrief
import DebriefStore
import Foundation
import Testing

@Suite struct `debrief template` {
  @Test func `lists, shows and checks`() throws {
    let shop = try Workshop()
    let names = ["manager", "incident-review", "post-mortem", "concise", "executive"]
    let listed = try shop.debrief("template", "list").output.split(separator: "\n")
    #expect(listed.compactMap { $0.split(separator: " ").first.map(String.init) } == names)
    for name in names {
      #expect(try shop.debrief("template", "check", name).status == 0)
      let slots = try shop.debrief("template", "show", name, "--slots")
      #expect(slots.output == Template.named(name)?.source)
      let blank = try shop.debrief("template", "show", name)
      #expect(blank.output == Template.named(name)?.render(Review()))
      #expect(!blank.output.contains("{{"))
    }
  }

  @Test func `says each problem with its line`() throws {
    let shop = try Workshop()
    try shop.write("# {{titel}}\n\nSeverity: {{severity\n{{#timeline}}| {{at}} |\n\nMore\n", to: "ours.md")
    let run = try shop.debrief("template", "check", "ours.md")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(Set(lines) == ["ours.md:1:", "ours.md:3:", "ours.md:4:"])
    #expect(run.output.contains("was “title” meant?"))
    #expect(run.output.contains("ours.md:4: unreadable: the section {{#timeline}} is not closed"))
    #expect(try shop.debrief("template", "check", "missing.md").status == 66)
    #expect(try shop.debrief("template", "show", "haiku").status == 2)
  }

  @Test func `of one's own converts both ways`() throws {
    let shop = try Workshop()
    try shop.write("# {{title | [title]}}\n\n- **Severity**: {{severity | [level]}}\n", to: "ours.md")
    let document = "# Badge readers stopped\n\n- **Severity**: SEV-3\n"
    let run = try shop.debrief("convert", "-", "--from", "ours.md", "--to", "ours.md", input: document)
    #expect(run.output == document)
  }
}

@Suite struct `Templates of a team's folder` {
  static let form = """
    # Our Incident Review

    - **Number**: {{id | [number]}}
    - **Tier**: {{custom "Tier" | [tier]}}

    """
  static let document = form.replacing("{{id | [number]}}", with: "INC-7")
    .replacing("{{custom \"Tier\" | [tier]}}", with: "Gold")

  @Test(arguments: ["auto", "ours"])
  func `are read and written by their names`(_ from: String) throws {
    let shop = try Workshop()
    try shop.write(Self.form, to: "team/ours.md")
    try shop.write(Self.document, to: "incident.md")
    let environment = ["DEBRIEF_TEMPLATES": "team", "DEBRIEF_DATA": "d"]
    let kept = try shop.debrief("import", "incident.md", "--from", from, environment: environment)
    #expect(kept.output.contains("created INC-7"))
    #expect(kept.errors == "")
    #expect(try shop.debrief("export", "INC-7", "--to", "ours", environment: environment).output == Self.document)
    let page = try shop.debrief("export", "INC-7", "--to", "html", environment: environment).output
    #expect(page.contains("<h1>Our Incident Review</h1>"), "a page follows the template that the review was written in")
    #expect(try shop.debrief("export", "INC-7", "--to", "ours", "--data", "d").status == 2)
  }

  @Test func `are left out with the reason when they have problems`() throws {
    let shop = try Workshop()
    try shop.write(Self.form, to: "team/ours.md")
    try shop.write("# A\n\n{{titel}}\n", to: "team/bad.md")
    try shop.write("{{title}}\n", to: "team/concise.md")
    try shop.write("How we write reviews\n", to: "team/README.md")
    try shop.write(Self.document, to: "incident.md")
    let run = try shop.debrief("import", "incident.md", "--templates", "team", "--from", "ours", "--data", "d")
    #expect(run.status == 0)
    #expect(run.errors.contains("debrief: team/bad.md is left out of the templates until this is mended:"))
    #expect(run.errors.contains("team/bad.md:3: unreadable: no field has the name “titel”; was “title” meant?"))
    #expect(run.errors.contains("team/concise.md:1: unreadable: Debrief brings a template of this name"))
    #expect(run.errors.contains("team/README.md:1: unreadable: there is no slot"))
    let missing = try shop.debrief("import", "incident.md", "--templates", "nowhere", "--data", "d")
    #expect(missing.status == 78)
    #expect(missing.errors.contains("There is no folder nowhere to read templates from"))
  }
}

@Suite struct `Templates that a team wrote in Debrief` {
  @Test(arguments: ["auto", "ours"])
  func `are read and written on the same data`(_ from: String) async throws {
    let shop = try Workshop()
    let event = Event(by: Author("Ada"), door: .page, at: Stamp(CivilDate(2026, 2, 16)!, .init(12, 0), offset: 0))
    let store = try await Store.open(.folder(shop.folder.path + "/d"), now: event.at)
    let form = `Templates of a team's folder`.form
    try await store.keepTemplate(TeamTemplate(name: "ours", label: "Ours", source: form), instead: nil, event)
    try shop.write(`Templates of a team's folder`.document, to: "incident.md")
    let kept = try shop.debrief("import", "incident.md", "--from", from, "--data", "d")
    #expect(kept.output.contains("created INC-7"))
    let document = try shop.debrief("export", "INC-7", "--to", "ours", "--data", "d").output
    #expect(document == `Templates of a team's folder`.document)

    // Of two with one name that of the folder counts.
    try shop.write("# {{id}}\n", to: "team/ours.md")
    let folder = try shop.debrief("export", "INC-7", "--to", "ours", "--data", "d", "--templates", "team").output
    #expect(folder.contains("# INC-7"))

    // Without its template the review keeps every word.
    let before = try shop.debrief("export", "INC-7", "--to", "json", "--data", "d").output
    try await store.removeTemplate("ours", event)
    #expect(try shop.debrief("export", "INC-7", "--to", "json", "--data", "d").output == before)
    #expect(try shop.debrief("export", "INC-7", "--to", "ours", "--data", "d").status == 2)
    #expect(try shop.debrief("export", "INC-7", "--to", "html", "--data", "d").output.contains("INC-7"))
  }
}
