import Debrief
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
