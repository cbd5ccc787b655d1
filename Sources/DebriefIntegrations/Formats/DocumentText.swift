package import Debrief

/// A document of any format as the Markdown that reviews are read from.
package struct DocumentText: Sendable {
  package var text: String
  /// What could not be brought along.
  package var notes: [Note]
  /// Whether the text is other than what the document's author wrote.
  package var isConverted: Bool

  /// - Parameter tools: the folders where programs are looked for, as in `PATH`; the environment's where nil.
  /// - Throws: what is wrong with the document, or with the program that reads its format.
  package static func read(
    _ bytes: [UInt8], name: String, tools: String? = nil
  ) async throws(DocumentTextError) -> DocumentText {
    let format = DocumentFormat(name: name, bytes: bytes)
    if format == .zip { throw .archive }
    if let reader = format.pandoc { return try await pandoc(bytes, format, reader, tools) }
    let decoded: TextDecoding.Decoded
    do throws(NoText) {
      decoded = format == .html ? try HTMLText.decode(bytes) : try TextDecoding.decode(bytes)
    } catch {
      throw .noText(error)
    }
    let made = converted(decoded.text, format, name)
    guard made.text.utf8.count <= mostBytes else { throw .tooMuch }
    return DocumentText(text: made.text, notes: decoded.notes + made.notes, isConverted: made.text != decoded.text)
  }

  /// In what a document gives, in bytes.
  static let mostBytes = 64 << 20

  private static func converted(_ text: String, _ format: DocumentFormat, _ name: String) -> (
    text: String, notes: [Note]
  ) {
    switch format {
    case .html: HTMLMarkdown.read(text)
    case .asciiDoc: AsciiDoc.markdown(text)
    case .mdx: MDX.markdown(text)
    case .myst: Directives.markdown(text)
    default: isMarkdown(name) ? TaggedBody.markdown(PastedText.markdown(text)) : (text, [])
    }
  }

  /// JSON and tables stay as they are.
  private static func isMarkdown(_ name: String) -> Bool {
    let name = name.lowercased()
    return !name.hasSuffix(".json") && !name.hasSuffix(".csv")
  }

  private static func pandoc(
    _ bytes: [UInt8], _ format: DocumentFormat, _ reader: String, _ tools: String?
  ) async throws(DocumentTextError) -> DocumentText {
    var bytes = bytes
    var notes: [Note] = []
    if format.isArchive {
      try Zip.check(bytes)
    } else if format != .richText {
      let decoded: TextDecoding.Decoded
      do { decoded = try TextDecoding.decode(bytes) } catch { throw .noText(error) }
      // In Org a_b would be a with an index.
      let options = format == .org ? "#+OPTIONS: ^:{}\n" : ""
      (bytes, notes) = (Array((options + decoded.text).utf8), decoded.notes)
    }
    let pandoc = try Pandoc(in: tools)
    let page = try await pandoc.page(of: bytes, reader: reader)
    let (text, more) = PandocPage.markdown(page, reader: reader)
    guard text.utf8.count <= mostBytes else { throw .tooMuch }
    return DocumentText(text: text, notes: notes + more, isConverted: true)
  }
}

/// Why a document gives no text.
package enum DocumentTextError: Error, Equatable, Sendable {
  case noText(NoText)
  /// It holds documents and is none.
  case archive
  /// More text than a document may give.
  case tooMuch
  case noPandoc
  /// With the first words that pandoc says.
  case pandocFailed(String)
  case pandocTooSlow(seconds: Int)
  case pandocTooMuch(bytes: Int)
  /// An archive that is no whole archive.
  case damagedArchive(String)
  /// An archive that grows beyond any use.
  case archiveTooLarge(String)
  case encrypted
}
