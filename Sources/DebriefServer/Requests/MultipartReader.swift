/// Reads the body of a form as it arrives: no more than a chunk and a boundary are held, however long a file is.
struct MultipartReader {
  enum Piece: Equatable {
    /// A part begins; the file's name where it is one.
    case part(name: String, file: String?)
    /// More of the part's content.
    case content(ArraySlice<UInt8>)
    /// The part is whole.
    case end
  }

  /// Why a body cannot be read any further.
  enum Problem: Error { case headersTooLong, tooManyParts }

  /// Bytes of the header lines of one part, and parts of one form.
  static let most = (headers: 16_384, parts: 32)

  private enum Place { case start, boundary, headers, content, skipped, finished }

  /// The line break before a boundary belongs to it; the first one needs none.
  private let delimiter: [UInt8]
  private var buffer: [UInt8] = Array("\r\n".utf8)
  private var place = Place.start
  private var parts = 0

  init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

  /// Whether the last boundary was seen: without it the body was cut off.
  var isWhole: Bool { place == .finished }

  /// What those bytes add, in order.
  mutating func read(_ bytes: some Collection<UInt8>) throws(Problem) -> [Piece] {
    guard place != .finished else { return [] }
    buffer += bytes
    var pieces: [Piece] = []
    while try step(&pieces) {}
    return pieces
  }

  /// False when it takes more bytes to go on.
  private mutating func step(_ pieces: inout [Piece]) throws(Problem) -> Bool {
    switch place {
    case .start, .skipped: return skip()
    case .boundary: return afterBoundary()
    case .headers: return try headers(&pieces)
    case .content: return content(&pieces)
    case .finished: return false
    }
  }

  private mutating func skip() -> Bool {
    guard let found = Multipart.find(delimiter, in: buffer, from: 0) else {
      drop(held)
      return false
    }
    drop(found + delimiter.count)
    place = .boundary
    return true
  }

  /// Two dashes end the form; anything else is the end of the boundary's line.
  private mutating func afterBoundary() -> Bool {
    guard buffer.count >= 2 else { return false }
    place = buffer.starts(with: "--".utf8) ? .finished : .headers
    return place == .headers
  }

  private mutating func headers(_ pieces: inout [Piece]) throws(Problem) -> Bool {
    guard let end = Multipart.find(Array("\r\n\r\n".utf8), in: buffer, from: 0) else {
      guard buffer.count <= Self.most.headers else { throw .headersTooLong }
      return false
    }
    guard end <= Self.most.headers else { throw .headersTooLong }
    parts += 1
    guard parts <= Self.most.parts else { throw .tooManyParts }
    let head = Multipart.head(buffer[..<end])
    if let head { pieces.append(.part(name: head.name, file: head.file)) }
    drop(end + 4)
    place = head == nil ? .skipped : .content
    return true
  }

  private mutating func content(_ pieces: inout [Piece]) -> Bool {
    guard let found = Multipart.find(delimiter, in: buffer, from: 0) else {
      if held > 0 { pieces.append(.content(buffer[..<held])) }
      drop(held)
      return false
    }
    if found > 0 { pieces.append(.content(buffer[..<found])) }
    pieces.append(.end)
    drop(found + delimiter.count)
    place = .boundary
    return true
  }

  /// How many bytes cannot be the beginning of a delimiter that goes on in the next chunk.
  private var held: Int { max(0, buffer.count - delimiter.count + 1) }

  private mutating func drop(_ count: Int) { buffer.removeFirst(count) }
}
