import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("Pages in HTML")
struct HTMLDialectTests {
  @Test("A post of a blog: its article alone, with its lists, table and boxes")
  func post() async throws {
    let said = try await Said(
      """
      <!DOCTYPE html>
      <html><head><title>Checkout outage | Acme</title><style>p { color: red }</style><script>track("x")</script></head>
      <body><nav><a href="/">Home</a></nav><header><h1>Acme engineering</h1></header>
      <main><article><h1>Checkout outage on 16 February</h1>
      <p><strong>Severity:</strong> SEV-2<br>Status: Resolved</p>
      <h2>Timeline <a class="headerlink" href="#timeline">¶</a></h2>
      <table><thead><tr><th>Time</th><th>Event</th></tr></thead><tbody>
      <tr><td><time datetime="2026-02-16T14:05:00Z">2:05 PM</time></td><td>The <code>a|b</code> alarm fires</td></tr>
      <tr><td>2026-02-16 14:20 UTC</td><td>Rolled back</td></tr></tbody></table>
      <h2>What went well</h2><ol><li>The alarm</li><li>The way back</li></ol>
      <h2>Action items</h2><ul><li><input type="checkbox" checked disabled> Add an alert @ann</li>
      <li><input type="checkbox"> Test the way back (Bob, 2026-03-01)</li></ul>
      <details><summary>Root cause</summary><p>A queue without a bound.</p></details>
      </article></main><footer>Imprint of Acme</footer></body></html>
      """, name: "post.html")
    #expect(said.review.title == "Checkout outage on 16 February")
    #expect(said.review.severity?.written == "SEV-2")
    #expect(said.review.incidentStatus?.id == "resolved")
    #expect(
      said.timeline == ["2026-02-16T14:05Z: The `a|b` alarm fires", "2026-02-16T14:20Z: Rolled back"])
    #expect(said.review.wentWell.count == 2)
    #expect(said.actions == ["done: Add an alert (@ann)", "?: Test the way back (Bob)"])
    #expect(said.review.cause.statement?.markdown == "A queue without a bound.")
    for word in ["track", "color", "Home", "Imprint", "Acme engineering", "¶"] { #expect(!said.text.contains(word)) }
  }

  @Test("What a wiki keeps: macros, tasks, people, code")
  func storage() async throws {
    let said = try await Said(
      """
      <ac:layout><ac:layout-section><ac:layout-cell><table><tbody>
      <tr><th>Severity</th><td><ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Red</ac:parameter>\
      <ac:parameter ac:name="title">SEV-1</ac:parameter></ac:structured-macro></td></tr>
      <tr><th>Owner</th><td><ac:link><ri:user ri:username="ann" /></ac:link></td></tr>
      <tr><th>Date</th><td><time datetime="2026-02-16" /></td></tr></tbody></table>
      <ac:structured-macro ac:name="toc" />
      <h2>Summary</h2><ac:structured-macro ac:name="info"><ac:rich-text-body><p>Searches failed.</p></ac:rich-text-body>\
      </ac:structured-macro>
      <h2>Action items</h2><ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>\
      <ac:task-body>Bound the queue <ac:link><ri:user ri:username="bob" /></ac:link></ac:task-body></ac:task>\
      <ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body><span>Write a runbook</span></ac:task-body>\
      </ac:task></ac:task-list>
      <h2>Details</h2><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">sh</ac:parameter>\
      <ac:plain-text-body><![CDATA[if a < b && c > d
      then x]]></ac:plain-text-body></ac:structured-macro>
      <ac:structured-macro ac:name="drawio"><ac:parameter ac:name="diagramName">d</ac:parameter></ac:structured-macro>
      </ac:layout-cell></ac:layout-section></ac:layout>
      """, name: "storage.html")
    #expect(said.review.severity?.written == "SEV-1")
    #expect(said.review.date?.date?.iso == "2026-02-16")
    #expect(said.review.summary?.markdown == "Searches failed.")
    #expect(said.actions == ["done: Bound the queue (@bob)", "?: Write a runbook"])
    #expect(said.text.contains("```sh\nif a < b && c > d\nthen x\n```"))
    #expect(said.notes.map(\.kind) == [.omitted])
    #expect(said.notes[0].message.contains("drawio"))
  }

  @Test("What a wiki exports: its text alone, the page's name without its space")
  func wikiExport() async throws {
    let said = try await Said(
      """
      <html><head><title>Ops : Mail outage</title></head><body><div id="page"><div id="main-header">
      <div id="breadcrumb-section"><ol><li><a href="index.html">Ops</a></li></ol></div>
      <h1 id="title-heading"><span id="title-text"> Ops : Mail outage </span></h1></div>
      <div id="content" class="view"><div class="page-metadata">Created by <span class="author">Ann Lee</span></div>
      <div id="main-content" class="wiki-content group">
      <p>Severity: <span class="status-macro aui-lozenge">SEV-3</span></p>
      <h2>Action items</h2><ul class="inline-task-list"><li class="checked" data-inline-task-id="1">Renew the certificate \
      <a class="confluence-userlink" href="/people/ann">Ann Lee</a></li>\
      <li data-inline-task-id="2">Watch its end</li></ul>
      <h2>What went well</h2><p><img class="emoticon" alt="(tick)" src="x.png"> Nobody lost mail</p>
      </div></div></div><div id="footer">Generated</div></body></html>
      """, name: "mail.html")
    #expect(said.review.title == "Mail outage")
    #expect(said.review.authors.map(\.name) == ["Ann Lee"])
    #expect(said.review.severity?.written == "SEV-3")
    #expect(said.review.actions.map { $0.status?.id } == ["done", nil])
    #expect(said.text.contains("✅ Nobody lost mail"))
    #expect(!said.text.contains("Generated"))
  }

  @Test("A page of Notion: properties, boxes, toggles")
  func notion() async throws {
    let said = try await Said(
      """
      <html><head><title>API outage</title></head><body><article class="page sans"><header>
      <div class="page-header-icon"><span class="icon">🔥</span></div><h1 class="page-title">API outage</h1>
      <table class="properties"><tbody><tr class="property-row"><th>Severity</th><td><span class="selected-value">SEV-2\
      </span></td></tr><tr class="property-row"><th>Authors</th><td><span class="user"><img class="icon" src="a.png"/>Ann \
      Lee</span><span class="user">Bob Ray</span></td></tr><tr><th>Date</th><td><time>@February 16, 2026</time></td></tr>
      </tbody></table></header><div class="page-body"><h2>Timeline</h2>
      <ul class="bulleted-list"><li>14:05 UTC: alarm</li></ul><ul class="bulleted-list"><li>14:20 UTC: repaired</li></ul>
      <h2>Action items</h2><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Add a limit</span></li>
      </ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span>Rehearse</span></li></ul>
      <ul class="toggle"><li><details open=""><summary>Root cause</summary><p>A retry without a limit.</p></details></li>
      </ul></div></article></body></html>
      """, name: "API outage 0123.html")
    #expect(said.review.title == "API outage")
    #expect(said.review.severity?.written == "SEV-2")
    #expect(said.review.authors.compactMap(\.name) == ["Ann Lee", "Bob Ray"])
    #expect(said.timeline == ["2026-02-16T14:05Z: alarm", "2026-02-16T14:20Z: repaired"])
    #expect(said.actions == ["done: Add a limit", "?: Rehearse"])
    #expect(said.review.cause.statement?.markdown == "A retry without a limit.")
  }

  @Test("A word processor's page: bold letters by its style sheet, lists within lists, links without a detour")
  func wordProcessor() async throws {
    let said = try await Said(
      """
      <html><head><style type="text/css">.c1{font-weight:700}.c2{font-weight:400}.c3{font-style:italic}</style></head>
      <body class="doc-content"><p class="c4 title"><span class="c2">Search outage</span></p>
      <p><span class="c1">Seve</span><span class="c1">rity</span><span class="c2">: SEV-3</span></p>
      <h2><span>Timeline</span></h2><ul class="lst-kix_ab-0 start"><li><span>2026-02-16 14:05 UTC alarm</span></li></ul>
      <ul class="lst-kix_ab-1 start"><li><span>of the </span><span class="c3">second</span><span> kind</span></li></ul>
      <ul class="lst-kix_ab-0"><li><span>2026-02-16 14:20 UTC restart, see </span><span>\
      <a href="https://www.google.com/url?q=https://x.example/a%3Fb%3D1&amp;sa=D">the log</a></span></li></ul></body></html>
      """, name: "doc.html")
    #expect(said.review.title == "Search outage")
    #expect(said.review.severity?.written == "SEV-3")
    #expect(said.text.contains("**Severity**: SEV-3"))
    #expect(said.text.contains("- 2026-02-16 14:05 UTC alarm\n    - of the *second* kind\n- 2026-02-16 14:20 UTC"))
    #expect(said.text.contains("[the log](https://x.example/a?b=1)"))
    #expect(said.review.timeline.count == 2)
  }

  @Test("Front matter with a body of tags below it")
  func tagged() async throws {
    let document = """
      ---
      title: Queue outage
      date: 2026-02-16
      ---
      <h2>Summary</h2>
      <p>Mail was late.</p>
      <h2>What went well</h2>
      <ul>
      <li>The alarm</li>
      </ul>
      """
    let said = try await Said(document, name: "2026-02-16-queue.md")
    #expect(said.review.title == "Queue outage")
    #expect(said.review.summary?.markdown == "Mail was late.")
    #expect(said.review.wentWell.count == 1)
    let markdown = "# A\n\n<details>\n<summary>B</summary>\n\n- c\n- d\n\n</details>\n"
    #expect(try await DocumentText.read(Array(markdown.utf8), name: "a.md").text == markdown)
  }

  @Test("Known by its first bytes, whatever it is called")
  func sniffed() async throws {
    let page = "\u{FEFF}\n<!DOCTYPE HTML><title>Disk full</title><p>Severity: SEV-4"
    for name in ["a.md", "standard input", "page"] {
      let said = try await Said(page, name: name)
      #expect(said.review.title == "Disk full")
      #expect(said.review.severity?.written == "SEV-4")
    }
  }

  @Test(
    "In the encoding that it states, and in none",
    arguments: [("iso-8859-1", [0xFC]), ("koi8-r", [0xC0]), ("", [0xFC])])
  func encodings(name: String, byte: [Int]) async throws {
    let bytes = Array("<html><meta charset=\"\(name)\"><p>A".utf8) + byte.map { UInt8($0) } + Array("Z</p></html>".utf8)
    let text = try await DocumentText.read(bytes, name: "a.html").text
    #expect(text == (name == "koi8-r" ? "AюZ\n" : "AüZ\n"))
  }
}
