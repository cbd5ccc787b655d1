import DebriefIntegrations

// Why a document cannot be read, for whoever brought it: on the command line as in the browser.

extension DocumentTextError {
  var exitStatus: ExitStatus { self == .noPandoc ? .unavailable : .badInput }

  var words: String {
    switch self {
    case .noText(let reason): reason.words
    case .archive:
      "this is a ZIP archive, which holds documents and is none. debrief import FILE.zip keeps each of them as a review."
    case .tooMuch:
      "more text comes out of it than a document may have. Save it as Markdown, in parts, and import these."
    case .noPandoc:
      "documents of this format are read with pandoc, and no pandoc is on the PATH of the machine that reads them. "
        + "Install it (apt-get install pandoc), or save the document as Markdown or HTML first."
    case .pandocFailed(let why):
      "pandoc could not read it: \(why.ended) Open it in the program that wrote it and save it again, or save it as "
        + "Markdown or HTML."
    case .pandocTooSlow(let seconds):
      "pandoc did not read it within \(seconds) seconds and was ended. Save it as Markdown or HTML, or in parts."
    case .pandocTooMuch(let bytes):
      "pandoc makes more than \(bytes >> 20) MiB of it, which is no document. Save the part that matters as Markdown."
    case .damagedArchive(let why):
      "it is no whole archive (\(why)). Fetch or save it again."
    case .archiveTooLarge(let why):
      "it is not unpacked: \(why). Unpack it where there is room, and import the folder."
    case .encrypted:
      "it is encrypted. Save it without a password, and import it again."
    }
  }
}

extension NoText {
  var words: String {
    let place = offset.map { "this is no text: there is a NUL byte at offset \($0)" } ?? "this is no text"
    let likely = kind.map { "; it looks like \($0.rawValue)" } ?? ""
    return place + likely + ". Save the document as Markdown, HTML or Word (.docx) first."
  }
}

extension String {
  /// With a full stop at its end.
  fileprivate var ended: String { last.map { ".!?".contains($0) } == true ? self : self + "." }
}
