/// Cuts a stretch of a text into what is a hit and what is not.
struct Pieces {
  private var pieces: [Snippet.Piece] = []
  private var text = ""
  private var isHit = false
  /// Whether the white space that waits to be written is all inside a hit; nil when none waits.
  private var gap: Bool?
  private var room: Int

  /// More than `atMost` scalars are cut away, whatever they are.
  static func cut(
    _ range: Range<String.Index>, of text: String, marking hits: [SearchQuery.Hit], atMost: Int
  ) -> [Snippet.Piece] {
    let scalars = text.unicodeScalars
    var cut = Pieces(room: atMost)
    if scalars[..<range.lowerBound].contains(where: { !$0.isGap }) { cut.take("…", isHit: false) }
    var place = range.lowerBound
    for hit in hits where hit.range.upperBound > place && hit.range.lowerBound < range.upperBound {
      let start = max(place, hit.range.lowerBound)
      let end = max(start, min(hit.range.upperBound, range.upperBound))
      place = cut.copy(scalars, place..<start, isHit: false)
      if place == start { place = cut.copy(scalars, start..<end, isHit: true) }
      if cut.room == 0 { break }
    }
    place = cut.copy(scalars, place..<max(place, range.upperBound), isHit: false)
    if scalars[place...].contains(where: { !$0.isGap }) { cut.end("…") }
    cut.flush()
    return cut.pieces
  }

  private init(room: Int) { self.room = room }

  /// Takes scalars while there is room and gives the place behind the last one.
  private mutating func copy(
    _ scalars: String.UnicodeScalarView, _ range: Range<String.Index>, isHit: Bool
  ) -> String.Index {
    var place = range.lowerBound
    while place < range.upperBound, room > 0 {
      take(scalars[place], isHit: isHit)
      scalars.formIndex(after: &place)
    }
    return place
  }

  private mutating func take(_ scalar: Unicode.Scalar, isHit: Bool) {
    if scalar.isGap {
      // A gap is written when something follows it: none stands at the ends.
      if !pieces.isEmpty || (!text.isEmpty && text != "…") { gap = (gap ?? true) && isHit }
      return
    }
    if let gap {
      turn(to: gap && isHit)
      text.append(" ")
      self.gap = nil
      room -= 1
    }
    turn(to: isHit)
    text.unicodeScalars.append(scalar)
    room = max(0, room - 1)
  }

  private mutating func end(_ mark: Unicode.Scalar) {
    turn(to: false)
    text.unicodeScalars.append(mark)
  }

  private mutating func turn(to isHit: Bool) {
    if self.isHit != isHit { flush() }
    self.isHit = isHit
  }

  private mutating func flush() {
    if !text.isEmpty { pieces.append(Snippet.Piece(text, isHit: isHit)) }
    text = ""
  }
}
