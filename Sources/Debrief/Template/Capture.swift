/// What a document says at one place, before it is read as a value.
struct Capture {
  var slot: Int
  /// Which element of its list it belongs to.
  var element: Int?
  var text: String
  /// The items of a list that stands there, one text each.
  var items: [String] = []
  var ticked: Bool?
  /// Of the document, from 1.
  var line: Int
  /// The zone that its section names.
  var zone: String?
  /// Whether it never was on a page, so that no escape has to be taken off.
  var isPlain = false
}

/// Text that no address takes, with the headings it stands under.
struct Passage {
  var heading: String?
  var level: Int?
  var under: [String]
  var body: [String]
  var line: Int
  /// Whether it comes from the end of a document that Debrief wrote.
  var isKept = false
}
