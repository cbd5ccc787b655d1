import Debrief
import DebriefIntegrations

/// A ZIP archive of documents, read one document after the other.
struct ArchiveFile {
  private let archive: Zip
  private let path: String

  /// nil for a file that is no such archive.
  ///
  /// - Parameter limit: of one document in it, in bytes.
  init?(_ input: Input, limit: Int) throws(Failure) {
    guard !input.isStandardInput, try Self.isArchive(input, limit: limit) else { return nil }
    path = input.path
    do { archive = try Zip(path: path, limits: Zip.Limits(entry: limit)) } catch { throw .noDocument(path, error) }
  }

  /// The next that is a document by its name; nil behind the last.
  func next() throws(Failure) -> Zip.Entry? {
    do throws(DocumentTextError) {
      return try archive.next { Folder.isDocument($0, exports: true) }
    } catch {
      throw .noDocument(path, error)
    }
  }

  /// What was passed over, each with its name.
  var leftOut: [Note] { archive.leftOut.map { Note(.omitted, "“\($0.name)” is left out: it is \($0.why)") } }

  /// Told by its first bytes: a word processor's file is an archive, too. One larger than any document is told by its name.
  private static func isArchive(_ input: Input, limit: Int) throws(Failure) -> Bool {
    guard let beginning = input.beginning, FileKind(beginning)?.isArchive == true else { return false }
    if DocumentFormat.of(name: input.path) == .zip { return true }
    guard let size = Path.size(input.path), size <= limit else { return false }
    return DocumentFormat(name: input.path, bytes: try input.bytes(upTo: limit)) == .zip
  }
}

extension FileKind {
  fileprivate var isArchive: Bool { [.zip, .word, .openDocument].contains(self) }
}
