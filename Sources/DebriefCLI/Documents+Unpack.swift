import Debrief
import DebriefIntegrations
import DebriefServer
import Foundation

extension Documents {
  /// Of all that one archive holds, in bytes.
  private static let mostBytes = 64 << 20

  /// What `import` takes from such a file.
  @Sendable static func unpack(_ bytes: [UInt8], name: String, most: Int) async -> Unpacked? {
    var unpacked = Unpacked()
    do throws(Failure) {
      if DocumentFormat(name: name, bytes: bytes) == .zip {
        try await unpacked.take(archive: bytes, name: name, most: most)
        if unpacked.documents.isEmpty { throw .noDocuments(name) }
      } else if let parts = ExportFile.parts(bytes, name: name), parts.count > 1 {
        unpacked.take(parts, of: name)
      } else {
        return nil
      }
    } catch {
      unpacked.refusal = error.words
    }
    return unpacked
  }
}

extension Documents.Unpacked {
  fileprivate mutating func take(archive bytes: [UInt8], name: String, most: Int) async throws(Failure) {
    let folder = try PrivateFolder(in: [FileManager.default.temporaryDirectory.path])
    defer { folder.remove() }
    let path = folder.path + "/archive.zip"
    try Output.write(bytes, to: path, mode: 0o600)
    var limits = Zip.Limits(entry: Documents.mostBytes)
    limits.all = Documents.mostBytes
    let archive = try ArchiveFile(path, name: name, limits: limits)
    defer { archive.close() }
    while documents.count <= most, let entry = try archive.next() {
      guard let bytes = entry.bytes, !ExportFile.isOther(bytes, name: entry.name) else { continue }
      if let parts = ExportFile.parts(bytes, name: entry.name) {
        take(parts, of: "\(name)/\(entry.name)")
        continue
      }
      let companions = await archive.companions(bytes, of: entry.name)
      var files: [(name: String, bytes: [UInt8])] = []
      for file in companions.files {
        files.append((file.name, try Input(path: file.path).bytes(upTo: Documents.mostBytes)))
      }
      documents.append(Document(name: "\(name)/\(entry.name)", bytes: companions.bytes, files: files))
    }
    notes = archive.leftOut
  }

  fileprivate mutating func take(_ parts: [Exports.Part], of name: String) {
    documents += parts.map { Document(name: "\(name)#\($0.name)", bytes: $0.json.bytes()) }
  }
}
