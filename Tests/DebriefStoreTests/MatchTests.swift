import Debrief
import DebriefStore
import Testing

struct MatchTests {
  private func titles(_ text: String, _ store: Store, limit: Int = 50) async throws -> [String?] {
    var (filter, titles, cursor) = (Filter(), [] as [String?], nil as String?)
    filter.text = text
    repeat {
      let part = try await store.list(filter, sort: Sort(.relevance), page: Page(limit: limit, cursor: cursor))
      titles += part.rows.map(\.title)
      cursor = part.next
    } while cursor != nil
    return titles
  }

  @Test(arguments: Engine.allCases) func theBestMatchStandsFirst(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    for title in ["Login slow", "Cache, cache, cache", "Nothing of it"] {
      let review = Review.titled(title) { review in
        let rest = String(repeating: "Many words that say something else. ", count: 20)
        review.summary = title.hasPrefix("Login") ? Prose(rest + "One cache.") : nil
      }
      _ = try await store.create(review, by: .ada, door: .page, at: .noon(plus: 0))
    }
    #expect(try await titles("cache", store) == ["Cache, cache, cache", "Login slow"])
    #expect(try await titles("cache", store, limit: 1) == ["Cache, cache, cache", "Login slow"])
    #expect(try await titles("s1", store) == [])
  }

  @Test(arguments: Engine.allCases) func namesOfElementsAreNoWords(engine: Engine) async throws {
    let scratch = try Scratch(engine)
    let store = try await scratch.open()
    let review = Review.titled("Cache full") { review in
      review.timeline = [.init()]
      review.timeline[0].event = "Alert"
      review.related = [.init()]
      review.related[0].id = "INC-2024-0007"
    }
    let saved = try await store.create(review, by: .ada, door: .page, at: .noon(plus: 0))
    let id = try #require(saved.review.timeline[0].id)
    #expect(try await titles(id, store) == [])
    #expect(try await titles("INC-2024-0007", store) == ["Cache full"])
  }
}
