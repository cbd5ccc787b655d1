extension Review {
  /// Reads a review from its JSON; what could not be read is in the notes.
  package static func read(_ json: JSON) -> (review: Review, notes: [Note]) {
    var reader = Reader()
    guard let review = Review(json, &reader) else {
      reader.note(.unreadable, "a review is an object")
      return (Review(), reader.notes)
    }
    return (review, reader.notes)
  }

  /// The canonical bytes: what is stored and hashed.
  package var canonical: [UInt8] { (json ?? [:]).bytes() }
}
