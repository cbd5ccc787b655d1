import Debrief
import DebriefIntegrations
import Foundation

/// A ZIP archive of documents, read one document after the other, each with the files in it that it links.
struct ArchiveFile {
  private let archive: Zip
  private let name: String
  /// For as long as this is read: the files that documents link.
  private let folder: PrivateFolder
  /// Where each lies by its name in the archive.
  private let linked: [String: String]

  /// - Parameters:
  ///   - name: as notes and errors call it.
  ///   - limits: of one document in it, and of all.
  init(_ path: String, name: String, limits: Zip.Limits) throws(Failure) {
    self.name = name
    folder = try PrivateFolder(in: [FileManager.default.temporaryDirectory.path])
    do throws(DocumentTextError) {
      linked = try Self.unpack(path, limits, into: folder)
      archive = try Zip(path: path, limits: limits)
    } catch {
      folder.remove()
      throw .noDocument(name, error)
    }
  }

  /// nil for a file that is no such archive.
  ///
  /// - Parameter limit: of one document in it, in bytes.
  init?(_ input: Input, limit: Int) throws(Failure) {
    guard !input.isStandardInput, try Self.isArchive(input, limit: limit) else { return nil }
    try self.init(input.path, name: input.path, limits: Zip.Limits(entry: limit))
  }

  /// To be called once it is read.
  func close() { folder.remove() }

  /// The next that is a document by its name; nil behind the last.
  func next() throws(Failure) -> Zip.Entry? {
    do throws(DocumentTextError) {
      return try archive.next(Self.isDocument)
    } catch {
      throw .noDocument(name, error)
    }
  }

  func companions(_ bytes: [UInt8], of document: String) async -> Companions {
    await Companions(bytes, name: document) { target in Path.beside(document, target).flatMap { linked[$0] } }
  }

  /// What was passed over, each with its name.
  var leftOut: [Note] { archive.leftOut.map { Note(.omitted, "“\($0.name)” is left out: it is \($0.why)") } }

  private static func isDocument(_ name: String) -> Bool { Folder.isDocument(name, exports: true) }

  /// The files that documents link, written where only their owner reads them: no name in the archive is a path here.
  private static func unpack(
    _ path: String, _ limits: Zip.Limits, into folder: PrivateFolder
  ) throws(DocumentTextError) -> [String: String] {
    var wanted: Set<String> = []
    let documents = try Zip(path: path, limits: limits)
    while let document = try documents.next(isDocument) {
      wanted.formUnion(Companions.links(document.bytes ?? [], name: document.name))
    }
    guard !wanted.isEmpty else { return [:] }
    var limits = limits
    limits.entry = max(limits.entry, 64 << 20)
    var found: [String: String] = [:]
    let files = try Zip(path: path, limits: limits)
    while let file = try files.next(wanted.contains) {
      let place = "\(folder.path)/\(found.count)"
      guard let bytes = file.bytes, (try? Output.write(bytes, to: place, mode: 0o600)) != nil else { continue }
      found[file.name] = place
    }
    return found
  }

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
