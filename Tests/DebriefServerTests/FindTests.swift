import Debrief
import DebriefStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import DebriefServer

@Suite("The quick switcher's list")
struct FindTests {
  @Test("Finds reviews by title, number and service, and pages; reads nothing into empty words")
  func found() async throws {
    let site = try await Site()
    let uid = try await site.create("Pool <empty>") { review in
      review.id = "INC-2026-0007"
      review.services = ["checkout"]
    }
    for words in ["pool", "INC-2026-0007", "checkout", "poo"] {
      let list = try await site.ask("/find?q=\(words)").text
      #expect(list.contains("href=\"/reviews/\(uid)\"") && list.contains("Pool &lt;empty&gt;"), "\(words)")
    }
    #expect(try await !site.ask("/find?q=pool").text.contains("Recent"))
    let pages = try await site.ask("/find?q=action").text
    #expect(pages.contains("href=\"/actions\"") && !pages.contains("href=\"/import\""))
    #expect(pages.contains("href=\"/reviews?q=action\""))
    let empty = try await site.ask("/find").text
    #expect(!empty.contains("Recent") && empty.contains("Home") && empty.contains("/people"))
    let recent = try await site.ask("/find?seen=nowhere,\(uid)").text
    #expect(recent.contains("Recent") && recent.contains("Pool"))
    let viewer = try await site.store.enter("Vera", .viewer)
    #expect(try await !site.ask(as: viewer, "/find").text.contains("/people"))
    #expect(try await site.ask("/find?q=zebra").text.contains("no review says it"))
  }

  @Test("Finds action items by their key or their own words")
  func actions() async throws {
    let site = try await Site()
    let uid = try await site.create("Pool empty") { review in
      review.id = "INC-7"
      for words in ["Rotate the keys", "Watch <the> pool"] {
        var item = ActionItem()
        item.action = Prose(words)
        review.actions.append(item)
      }
    }
    for words in ["AI-2", "ai-2", "INC-7+AI-2", "watch"] {
      let list = try await site.ask("/find?q=\(words)").text
      #expect(list.contains("href=\"/reviews/\(uid)#AI-2\"") && list.contains("Watch &lt;the&gt; pool"), "\(words)")
      #expect(!list.contains("Rotate the keys"), "\(words)")
    }
    let byKey = try await site.ask("/find?q=INC-7+AI-2").text
    let (item, review) = (byKey.firstRange(of: "#AI-2"), byKey.firstRange(of: "\"/reviews/\(uid)\""))
    #expect(try #require(item).lowerBound < (review?.lowerBound ?? byKey.endIndex))
    // A word of the review alone is none of the item.
    #expect(try await !site.ask("/find?q=empty").text.contains("#AI-"))
  }

  @Test("Every page has its door, which leads to the search of the list without scripts")
  func door() async throws {
    let site = try await Site()
    let page = try await site.ask("/reviews").text
    #expect(page.contains("class=\"find\" href=\"/reviews#q\"") && page.contains("<dialog id=\"switcher\""))
    #expect(try await !site.ask(as: nil, "/signin").text.contains("<dialog"))
  }
}
