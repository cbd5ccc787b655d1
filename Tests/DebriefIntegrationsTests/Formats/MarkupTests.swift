import Debrief
import Testing

@testable import DebriefIntegrations

@Suite("AsciiDoc, MDX, MyST and Quarto")
struct MarkupTests {
  @Test("AsciiDoc: header, labels, tables, lists, boxes")
  func asciiDoc() async throws {
    let said = try await Said(
      """
      = Payment outage on 16 February
      Ann Lee <ann@example.org>; Bob Ray
      v1.1, 2026-02-17
      :toc:
      :severity: SEV-2
      :service: payments

      // nobody sees this
      == Summary
      Payments failed for *40 minutes*; `pay_api` did not answer. {service} is back.

      == Timeline

      [cols="1,3",options="header"]
      |===
      |Time (UTC) |Event

      |2026-02-16 14:05 |The alarm fires
      |2026-02-16 14:45
      a|Back:

      * one
      * two
      |===

      == Action items
      * [*] Add an alert @ann
      ** with a test
      * [ ] Mend the configuration (Bob, 2026-03-01)

      == Root cause
      ====
      A link:https://x.example/c[configuration] without a _bound_.
      ====

      == What went well
      . The alarm
      . The way back
      +
      within minutes
      """, name: "a.adoc")
    #expect(said.review.title == "Payment outage on 16 February")
    #expect(said.review.severity?.written == "SEV-2")
    #expect(said.review.services == ["payments"])
    #expect(said.review.preparedOn?.date?.iso == "2026-02-17")
    #expect(said.review.date?.date?.iso == "2026-02-16")
    #expect(said.review.authors.compactMap(\.name).contains("Bob Ray"))
    #expect(
      said.review.summary?.markdown == "Payments failed for **40 minutes**; `pay_api` did not answer. payments is back."
    )
    #expect(said.timeline.first == "2026-02-16T14:05Z: The alarm fires")
    #expect(said.review.timeline.count == 2)
    #expect(said.review.actions.map { $0.status?.id } == ["done", nil])
    #expect(said.review.actions[1].owner?.name == "Bob")
    #expect(said.review.cause.statement?.markdown == "A [configuration](https://x.example/c) without a *bound*.")
    #expect(said.review.wentWell.count == 2)
    #expect(!said.text.contains("nobody sees"))
  }

  @Test("Blocks and words of AsciiDoc")
  func asciiDocWords() {
    func text(_ text: String) -> String { AsciiDoc.markdown(text).text }
    #expect(text("[source,sh]\n----\nls | wc\n----") == "```sh\nls | wc\n```\n")
    #expect(text("Owner:: Ann\nTeam::\nA") == "- **Owner**: Ann\n- **Team**: A\n")
    #expect(text(".Impact\nNobody.\n\n////\nx\n////\n____\nq\n____") == "**Impact**\n\nNobody.\n\n> q\n")
    #expect(
      text("a *b* _c_ `d` **e**f <<x,g>> https://h.i/j_k[l] a*b*c snake_case_x")
        == "a **b** *c* `d` **e**f g [l](https://h.i/j_k) a\\*b\\*c snake_case_x\n")
    #expect(text("|===\n|14:05 |a\n|14:06 |b\n|===") == "|  |  |\n| --- | --- |\n| 14:05 | a |\n| 14:06 | b |\n")
    let (_, notes) = AsciiDoc.markdown("a\ninclude::b.adoc[]\n")
    #expect(notes.map(\.kind) == [.omitted])
  }

  @Test(
    "AsciiDoc of any shape ends",
    arguments: ["|===", "----", "* ", "::", ".", "+", "[", "= ", "a::", "////", "|===\n|===", "*", "**", "1. "])
  func odd(text: String) {
    for count in [1, 2, 3000] {
      _ = AsciiDoc.markdown(String(repeating: text + "\n", count: count))
      _ = AsciiDoc.markdown(String(repeating: text, count: count))
    }
  }

  @Test("MDX without its program")
  func mdx() async throws {
    let said = try await Said(
      """
      ---
      title: DNS outage
      ---
      import { Callout } from './callout'
      export const meta = {
        secret: 1,
      }

      <Callout type="warning"
        title="Impact">
        Nobody could **resolve** names.
      </Callout>

      {/* not for readers */}

      ## Timeline
      - 2026-02-16 14:05 UTC The alarm fires
      - 2026-02-16 14:20 UTC <Badge color={x > 1}>mended</Badge> again

      ```js
      import x from 'y'
      ```
      """, name: "a.mdx")
    #expect(said.review.title == "DNS outage")
    #expect(said.timeline.first == "2026-02-16T14:05Z: The alarm fires")
    #expect(said.text.contains("mended again"))
    #expect(said.text.contains("import x from 'y'"))
    #expect(said.text.contains("\nNobody could **resolve** names."))
    for word in ["Callout", "secret", "Badge", "not for readers"] { #expect(!said.text.contains(word)) }
  }

  @Test("Directives of MyST and Quarto are opened")
  func directives() async throws {
    let said = try await Said(
      """
      ---
      title: DNS outage
      ---
      ::: {.callout-note title="Impact"}
      Nobody could {abbr}`resolve` names.
      :::

      ```{python}
      #| echo: false
      x = 1
      ```

      ```{admonition} What went well
      :class: tip
      - the alarm
      - the way back
      ```

      :::{note}
      It was {ref}`cold <weather>`.
      :::
      """, name: "a.qmd")
    #expect(said.review.title == "DNS outage")
    #expect(said.review.wentWell.count == 2)
    #expect(said.text.contains("Nobody could resolve names."))
    #expect(said.text.contains("```python\nx = 1\n```"))
    #expect(said.text.contains("It was cold."))
    for word in [":::", "class: tip", "echo"] { #expect(!said.text.contains(word)) }
  }

  @Test(
    "Formats by names and first bytes",
    arguments: [
      ("a.MD", "", .text), ("a.markdown", "", .text), ("a.txt", "", .text), ("a.htm", "", .html),
      ("a.ASC", "", .asciiDoc),
      ("a.md", "<html>", .html), ("a.json", "<html>", .text), ("a.mdx", "<html>", .mdx), ("notes", "", .text),
      ("a.docx", "no archive", .text), ("a.zip", "PK\u{3}\u{4}word/document.xml", .zip), ("a", "PK\u{3}\u{4}", .zip),
      ("a.bin", "PK\u{3}\u{4}word/document.xml", .word), ("a.docx", "PK\u{3}\u{4}", .word),
      ("a.doc", "{\\rtf1", .richText),
    ] as [(String, String, DocumentFormat)])
  func formats(name: String, bytes: String, format: DocumentFormat) {
    #expect(DocumentFormat(name: name, bytes: Array(bytes.utf8)) == format)
  }
}

@Suite("Long lines of markup")
struct LongLineTests {
  @Test(
    "Are read as fast as short ones",
    arguments: ["*a ", "**a ", "_*a", "<<", "`", "link:", "\"`", "{a", "a:: ", "|", "https://", "[[", "*_", "a* "])
  func asciiDoc(part: String) {
    _ = AsciiDoc.markdown(String(repeating: part, count: 200_000))
  }

  @Test(
    "Are read as fast as short ones, in MDX and MyST",
    arguments: ["<A ", "<A {", "{/*", "</", "`", "{a}`", "}`", "<A>"])
  func directives(part: String) {
    let text = String(repeating: part, count: 50_000)
    _ = MDX.markdown(text)
    _ = Directives.markdown(text)
    _ = TaggedBody.markdown(text)
  }

  @Test(
    "Are read as fast as short ones, in HTML",
    arguments: ["<b>a</b>", "<header>", "</b>", "<li>a", "<td>a", "&", "<!--", "<h1>a"])
  func html(part: String) {
    _ = HTMLMarkdown.read("<html><table>" + String(repeating: part, count: 100_000))
  }

  @Test("Text out of a word processor, with bullets of its own behind tabs")
  func pasted() async throws {
    let said = try await Said(
      """
      Lift stuck

      ⸻

      Timeline
      \t•\t2026-02-16 14:05 UTC – The alarm fires
      \t•\t14:45 – It runs again
      \t\t◦\tslowly

      Corrective Actions
      \t1.\tKeep a spare key
      \t2.\tCall twice
      """, name: "a.md")
    #expect(said.timeline == ["2026-02-16T14:05Z: The alarm fires", "2026-02-16T14:45Z: It runs again\n\n- slowly"])
    #expect(said.review.actions.compactMap(\.action?.markdown) == ["Keep a spare key", "Call twice"])
    let plain = "Two • of • three\n\n• One\n• Two\n"
    #expect(try await Said(plain, name: "a.md").text == plain)
  }
}
