import Testing

@testable import Debrief

struct EnglishStemTests {
  @Test(arguments: [
    "fail fails failed failing", "cache caches cached caching", "query queries queried querying",
    "deploy deploys deployed deploying", "stop stops stopped stopping", "process processes processed processing",
    "address addresses addressed addressing", "class classes", "status statuses", "connect connects connected",
    "database databases", "release releases released releasing", "retry retries retried retrying",
    "try tries tried trying", "code codes coded coding", "use uses used using", "call calls called calling",
    "add adds added adding", "go going", "install installs installed installing", "cancel cancelled canceled",
    "queue queues queued queueing queuing", "copy copies copied copying", "log logs logged logging",
    "crash crashes crashed crashing", "box boxes boxed boxing", "match matches matched matching",
    "index indexes indexed indexing", "create creates created creating", "set sets setting settings",
    "occur occurs occurred occurring", "page pages paged paging", "write writes writing", "pass passes passed passing",
    "alias aliases aliased", "api apis", "cpu cpus", "bus buses", "agree agrees agreed agreeing", "die dies died",
    "edge edges edged", "have having", "ping pings pinged pinging", "type types typed typing", "cookie cookies",
    "programme programmes program programs programmed programming", "trigger triggered triggers triggering",
  ])
  func theFormsOfAWordAgree(forms: String) {
    #expect(Set(SearchWord.stems(of: forms)).count == 1, "\(SearchWord.stems(of: forms))")
  }

  @Test(arguments: [
    ("bus", "bus"), ("dns", "dns"), ("https", "https"), ("status", "status"), ("process", "process"),
    ("address", "address"), ("class", "class"), ("redis", "redis"), ("analysis", "analysis"), ("cached", "cach"),
    ("queries", "queri"), ("deployed", "deploy"), ("stopping", "stop"), ("string", "string"), ("speed", "speed"),
    ("thing", "thing"), ("coding", "code"), ("using", "use"), ("error", "error"), ("days", "day"), ("this", "this"),
    ("gas", "gas"), ("v2s", "v2s"), ("servers2", "servers2"), ("größen", "grossen"), ("ключами", "ключами"),
    ("tree", "tre"), ("dies", "die"), ("tries", "try"), ("eeee", "eee"), ("ssss", "ssss"), ("yyyy", "yyyy"),
  ])
  func aWordHasAStem(word: String, stem: String) {
    #expect(SearchWord.stems(of: word) == [stem])
  }

  @Test(arguments: ["http https", "cod code", "stat status", "bus buss", "test text"])
  func differentWordsStayDifferent(pair: String) {
    #expect(Set(SearchWord.stems(of: pair)).count == 2)
  }

  /// Every word of these letters up to a length: all suffixes meet all rests.
  @Test func aStemIsNeverEmptyAndNeverLongerThanItsWord() {
    for word in Self.words(of: "aeisdngy", upTo: 5) {
      let stem = SearchWord.stems(of: word)
      #expect(stem.count == 1 && !stem[0].isEmpty && stem[0].utf8.count <= word.utf8.count)
    }
  }

  static func words(of letters: String, upTo length: Int) -> [String] {
    var words: [String] = []
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { word in letters.map { word + String($0) } }
      words += last
    }
    return words
  }
}
