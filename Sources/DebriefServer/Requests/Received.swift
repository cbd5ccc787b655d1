import DebriefStore
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that came in: its bytes wait on the disk.
struct Received {
  let spool: Spool
  let name: String

  /// The first file of a form.
  ///
  /// - Parameter limit: of the file, in bytes.
  /// - Throws: `Sorry` for a body that holds none, a `StoreError` where there is too much of it.
  init(form request: Request, into spool: Spool, upTo limit: Int) async throws {
    // Boundaries, names and other fields come on top of the file.
    try Self.check(request, upTo: limit + 64 * 1024, of: limit)
    guard let boundary = Multipart.boundary(of: request.headers[.contentType] ?? "") else { throw Sorry.noForm }
    var reader = MultipartReader(boundary: boundary)
    var name: String?
    var isOpen = false
    for try await chunk in request.body {
      for piece in try Self.pieces(of: chunk, &reader) {
        switch piece {
        case .part(_, let file):
          isOpen = name == nil && file?.isEmpty == false
          if isOpen { name = file }
        case .content(let bytes): if isOpen { try spool.append(bytes) }
        case .end: isOpen = false
        }
      }
    }
    guard reader.isWhole else { throw Self.unreadable }
    guard let name else {
      throw Sorry(
        .unprocessableContent, "No file arrived", "Nothing was attached, and the review is as it was.",
        advice: "Go back, choose a file, and attach it then.")
    }
    self.spool = spool
    self.name = name
  }

  /// The whole body.
  init(body request: Request, name: String, into spool: Spool, upTo limit: Int) async throws {
    try Self.check(request, upTo: limit, of: limit)
    for try await chunk in request.body { try spool.append(chunk.readableBytesView) }
    self.spool = spool
    self.name = name
  }

  private static func pieces(
    of chunk: ByteBuffer, _ reader: inout MultipartReader
  ) throws -> [MultipartReader.Piece] {
    do { return try reader.read(chunk.readableBytesView) } catch { throw unreadable }
  }

  /// A stated length tells at once; a body without one is counted as it comes.
  private static func check(_ request: Request, upTo most: Int, of limit: Int) throws {
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most else { return }
    throw Sorry(
      .contentTooLarge, "This file is too large",
      "A file of a review has \(Figure.size(limit)) at most. Nothing was attached, and the review is as it was.",
      advice: "Attach a part of it, or raise the limit (attachment.limit).")
  }

  private static let unreadable = Sorry(
    .badRequest, "This could not be understood", "The file did not arrive whole, so nothing was attached.",
    advice: "Go back, and attach it again from the page.")
}
