import Testing

@testable import Debrief

/// Every word of a document of any layout is in a field, in `extra` or in a note.
@Suite("No word of a document of any layout is lost")
struct FreeWordsTests {
  static let documents = [
    """
    ---
    title: The queue
    # a comment of the page
    tags: [queues, mail]
    layout: post
    ---

    # The queue stood still

    See [the thread](https://c.example/1). Nobody was hurt.

    ## Background

    Mail goes through one queue.

    | Host | Role |
    |---|---|
    | mq-1 | broker |

    ## Timeline (all times UTC, give or take)

    - **14:05** - the lag grew
      - and grew
    - somebody said it was fine

    ![graph](lag.png)

    ## Short-term improvements ([follow along](https://g.example/39))

    They are small.

    - Watch the lag. Owner: @ann (by Friday)

    ## Thanks

    To Bo.
    """,
    "# T\n\n## Status\n\n**High** – damage to many\n\n## Severity\n\nS2, the second worst\n\n- Date: 2026-03-02 or so\n- Colour: red\n",
    "Subject: broken\n\nDear all,\n\nit broke at ten. We are sorry.\n\n> quoted words\n\n```\ncode here\n```\n",
    "# 障害報告\n\n## 経緯\n\n* 10:00 検知\n* しばらくして復旧\n\n## その他\n\n特になし\n",
  ]

  @Test(arguments: documents)
  func allWordsAreSomewhere(_ document: String) {
    let parsed = FreeDocument.read(document)
    let said = (Self.texts(parsed.review.published()) + parsed.notes.map(\.message)).joined(separator: " ")
    let kept = Set(Self.words(said) + Self.names)
    let lost = Self.words(document).filter { !kept.contains($0) }
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test(arguments: documents)
  func aSecondReadingSettles(_ document: String) throws {
    let review = FreeDocument.read(document).review
    for template in Template.builtIn {
      let once = template.render(review)
      #expect(template.render(template.parse(once).review) == once)
    }
  }

  /// Words of headings and labels that a field stands for.
  static let names = words(
    "title timeline all times utc short term improvements status severity s2 owner subject tags date 経緯 その他 特になし")

  static func texts(_ json: JSON) -> [String] {
    switch json {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts)
    case .object(let members): members.flatMap { texts($0.value) }
    default: []
    }
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
