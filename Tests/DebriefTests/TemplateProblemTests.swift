import Testing

@testable import Debrief

@Suite("Problems of a template")
struct TemplateProblemTests {
  @Test("are none in the five, whose options all exist", arguments: Template.builtIn.map(\.name))
  func builtIn(name: String) throws {
    #expect(try #require(Template.named(name)).problems.isEmpty)
  }

  @Test(
    "name what does not exist, and what was likely meant",
    arguments: [
      ("{{sumary | x}}", "no field has the name “sumary”; was “summary” meant?"),
      ("{{impact.user.count}}", "no field has the name “impact.user.count”; was “impact.users.count” meant?"),
      ("{{startedAt fulll utc}}", "no option has the name “fulll”; was “full” meant?"),
      ("{{severity sceme=P1…P4}}", "no option has the name “sceme”; was “scheme” meant?"),
      ("{{severity scheme=P1-P4}}", "no scheme of severities has the name “P1-P4”; was “P1…P4” meant?"),
      ("{{summary everywhere}}", "no option has the name “everywhere”"),
      ("{{#timline}}{{at}}{{/}}", "no list has the name “timline”; was “timeline” meant?"),
      ("{{#summary}}x{{/}}", "“summary” is a field, but no list"),
      ("{{@severity rank=1}}x", "“severity” is a field, but no list"),
      ("{{mention title}}", "“title” is a field, but no list"),
      ("{{#actions rst}}{{action}}{{/}}", "no option has the name “rst”; was “rest” meant?"),
      (
        "{{#actions horzon=long-term}}{{action}}{{/}}",
        "an element of “actions” has no field “horzon”; was “horizon” meant?"
      ),
      ("{{#actions}}{{action}}{{also statu}}{{/}}", "no field has the name “statu”; was “status” meant?"),
      ("{{#actions}}{{actoin}}{{/}}", "no field has the name “actoin”; was “action” meant?"),
      ("{{#actions}}{{n al}}{{action}}{{/}}", "no option has the name “al”; was “all” meant?"),
      ("{{mention cause.factors latr}}", "no option has the name “latr”; was “late” meant?"),
      ("{{box completion ticked}} x", "no option has the name “ticked”"),
    ])
  func unknown(source: String, words: String) {
    #expect(Template(name: "ours", source: source).problems.map(\.message) == [words])
  }

  @Test("stand at the line where a section begins that nothing closes")
  func unclosed() {
    let rows = Template(name: "ours", source: "# A\n{{#timeline}}| {{at}} |\n\nMore\n")
    #expect(rows.problems.map(\.line) == [2])
    let optional = Template(name: "ours", source: "# A\n\n{{?}}{{title}}\n\nMore\n")
    #expect(optional.problems.map(\.line) == [3])
  }

  @Test("say where rows begin within rows, since the end of the first is missing")
  func nested() {
    let source = "{{#timeline}}| {{at}} |\n\n{{#actions}}- {{action}}\n{{/}}\n"
    let problems = Template(name: "ours", source: source).problems
    #expect(problems.map(\.line) == [1, 3])
    #expect(problems.last?.message == "{{#actions}} stands within other rows; is their {{/}} missing?")
  }
}
