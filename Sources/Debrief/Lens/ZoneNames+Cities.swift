extension ZoneNames {
  /// The zone of a city by its name in small letters: people say “Denver time”. Those whose name several zones share are
  /// not here.
  static let cities: [String: String] = Dictionary(
    uniqueKeysWithValues: zones.flatMap { zone, names in names.map { ($0, zone) } })

  private static let zones: [(zone: String, cities: [String])] = [
    ("Africa/Cairo", ["cairo"]), ("Africa/Johannesburg", ["johannesburg", "cape town"]), ("Africa/Lagos", ["lagos"]),
    ("Africa/Nairobi", ["nairobi"]), ("America/Bogota", ["bogota", "bogotá"]),
    ("America/Argentina/Buenos_Aires", ["buenos aires"]),
    ("America/Chicago", ["chicago", "austin", "dallas", "houston"]),
    ("America/Denver", ["denver", "boulder", "salt lake city"]),
    ("America/Los_Angeles", ["los angeles", "san francisco", "sf", "seattle", "san diego", "portland"]),
    ("America/Mexico_City", ["mexico city"]), ("America/New_York", ["new york", "nyc", "boston", "atlanta", "miami"]),
    ("America/Phoenix", ["phoenix"]), ("America/Santiago", ["santiago"]),
    ("America/Sao_Paulo", ["sao paulo", "são paulo"]),
    ("America/Toronto", ["toronto", "montreal", "montréal", "ottawa"]), ("America/Vancouver", ["vancouver"]),
    ("Asia/Bangkok", ["bangkok"]), ("Asia/Dubai", ["dubai"]), ("Asia/Ho_Chi_Minh", ["ho chi minh city", "saigon"]),
    ("Asia/Hong_Kong", ["hong kong"]), ("Asia/Jakarta", ["jakarta"]), ("Asia/Jerusalem", ["jerusalem", "tel aviv"]),
    ("Asia/Karachi", ["karachi"]), ("Asia/Kolkata", ["mumbai", "delhi", "bangalore", "bengaluru", "kolkata", "india"]),
    ("Asia/Kuala_Lumpur", ["kuala lumpur"]), ("Asia/Manila", ["manila"]), ("Asia/Seoul", ["seoul"]),
    ("Asia/Shanghai", ["shanghai", "beijing", "shenzhen", "china"]), ("Asia/Singapore", ["singapore"]),
    ("Asia/Taipei", ["taipei"]), ("Asia/Tokyo", ["tokyo", "japan"]),
    ("Australia/Brisbane", ["brisbane"]), ("Australia/Melbourne", ["melbourne"]), ("Australia/Perth", ["perth"]),
    ("Australia/Sydney", ["sydney"]), ("Europe/Amsterdam", ["amsterdam"]), ("Europe/Athens", ["athens"]),
    ("Europe/Berlin", ["berlin", "hamburg", "munich", "münchen", "frankfurt", "cologne", "köln"]),
    ("Europe/Brussels", ["brussels"]), ("Europe/Bucharest", ["bucharest"]), ("Europe/Budapest", ["budapest"]),
    ("Europe/Copenhagen", ["copenhagen"]), ("Europe/Dublin", ["dublin"]), ("Europe/Helsinki", ["helsinki"]),
    ("Europe/Istanbul", ["istanbul"]), ("Europe/Kyiv", ["kyiv", "kiev"]), ("Europe/Lisbon", ["lisbon", "porto"]),
    ("Europe/London", ["london", "manchester", "edinburgh"]), ("Europe/Madrid", ["madrid", "barcelona"]),
    ("Europe/Moscow", ["moscow"]), ("Europe/Oslo", ["oslo"]), ("Europe/Paris", ["paris", "lyon"]),
    ("Europe/Prague", ["prague"]), ("Europe/Rome", ["rome", "milan"]), ("Europe/Sofia", ["sofia"]),
    ("Europe/Stockholm", ["stockholm"]), ("Europe/Tallinn", ["tallinn"]), ("Europe/Vienna", ["vienna", "wien"]),
    ("Europe/Vilnius", ["vilnius"]), ("Europe/Warsaw", ["warsaw"]),
    ("Europe/Zurich", ["zurich", "zürich", "geneva", "bern"]),
    ("Pacific/Auckland", ["auckland", "wellington"]), ("Pacific/Honolulu", ["honolulu", "hawaii"]),
  ]
}
