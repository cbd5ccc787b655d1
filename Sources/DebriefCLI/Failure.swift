import ArgumentParser
import Debrief
import DebriefIntegrations
import DebriefServer
import DebriefStore

/// What a command ends with, as the manual lists it.
enum ExitStatus: Int32 {
  case fine = 0
  /// There were notes, and --strict was asked for; or a template has problems.
  case notes = 1
  case usage = 2
  /// A file is not what it should be.
  case badInput = 65
  case noInput = 66
  /// The network address is taken.
  case unavailable = 69
  /// Something went wrong that should not be able to.
  case internalError = 70
  case cannotCreate = 73
  case cannotWrite = 74
  /// Somebody else is writing; trying again helps.
  case busy = 75
  /// The server wants a token, or another one.
  case notAllowed = 77
  case configuration = 78
  /// Somebody stopped it; what it had done by then is kept.
  case stopped = 130
}

/// Everything that can go wrong in a command: what, where, and what to do.
enum Failure: Error {
  case noSuchFile(String)
  case unreadable(String, File.SystemError)
  case tooLarge(String, limit: Int)
  case noText(String, NoText)
  case noDocument(String, DocumentTextError)
  case noJSON(String, JSONError)
  case noReview(String)
  case noExport(String)
  case manyIncidents(String, Int)
  case noDocuments(String)
  case brokenTemplate(String, [Note])
  case leftOut(String, [Note])
  case unknownTemplate(String, known: [String])
  case noTemplates(String)
  case embedNeedsMarkdown(String)
  case manyToOne(String)
  case severalToOne(String, String, String)
  case overwritesInput(String)
  case cannotCreate(String, File.SystemError)
  case cannotWrite(String, File.SystemError)
  case noSettings(String, line: Int, String)
  case badSetting(String, String, String, wanted: String)
  case unknownSetting(String, String, near: String?)
  case noDataFolder
  case noData(String)
  case noReviewCalled(String, data: String)
  case noAttachmentCalled(String, of: String)
  case unknownWord(String, option: String, known: [String])
  case addressTaken(host: String, port: Int)
  case needsData(String)
  case noToken(String)
  case noConfigurationFolder
  case templateOfServer(String)
  case noImport(String)
  /// Nobody and no group has this name.
  case nobodyCalled(String, data: String)
  /// Somebody else than oneself, named to a server.
  case sharedOnServer(String)
  case asNeedsPDF(String)
  case noPDFOnTerminal
  case noPrinter
  case notPrinted(String, String)
}

extension Failure {
  var status: ExitStatus {
    switch self {
    case .noSuchFile, .unreadable, .noData, .noReviewCalled, .noAttachmentCalled, .noImport, .nobodyCalled: .noInput
    case .tooLarge, .noText, .noJSON, .noReview, .noExport, .manyIncidents, .noDocuments, .brokenTemplate, .leftOut:
      .badInput
    case .unknownWord, .unknownTemplate, .embedNeedsMarkdown, .manyToOne, .severalToOne, .overwritesInput,
      .needsData, .sharedOnServer, .templateOfServer, .asNeedsPDF, .noPDFOnTerminal:
      .usage
    case .cannotCreate: .cannotCreate
    case .cannotWrite: .cannotWrite
    case .noSettings, .badSetting, .unknownSetting, .noDataFolder, .noTemplates, .noConfigurationFolder: .configuration
    case .noToken: .notAllowed
    case .addressTaken, .noPrinter, .notPrinted: .unavailable
    case .noDocument(_, let error): error.exitStatus
    }
  }

  var words: String {
    switch self {
    case .noSuchFile(let path):
      "\(path): there is no such file. Check the name; “-” reads standard input."
    case .unreadable(let path, let error):
      "\(path): it cannot be read (\(error.words)). Check who may read it, or name another file."
    case .tooLarge(let path, let limit):
      "\(path): it is larger than \(Self.size(limit)), the limit for one document. Raise it with --max-size, in bytes."
    case .noText(let path, let reason):
      "\(path): \(reason.words)"
    case .noDocument(let path, let error):
      "\(path): \(error.words)"
    case .noJSON(let path, let error):
      "\(path):\(error.line): this is no JSON: \(error.message). Mend the line, or name a Markdown document."
    case .noReview(let path):
      "\(path): a review in JSON is an object, “{ … }”. See debrief schema."
    case .noExport(let path):
      "\(path): this is neither a review in JSON (see debrief schema) nor an export of a tool that is known here: "
        + Exports.tools.joined(separator: ", ") + "."
    case .manyIncidents(let path, let count):
      "\(path): this export holds \(count) incidents, and a document is one. debrief import keeps each of them as a review."
    case .noDocuments(let path):
      "\(path): there is no document in it whose name ends as one does that Debrief reads: .md, .html, .docx and others, "
        + "which docs/import.md lists."
    case .brokenTemplate(let path, let problems):
      Self.words(path, problems) + "\nThe template cannot be used until this is mended."
    case .leftOut(let path, let problems):
      "\(path) is left out of the templates until this is mended:\n" + Self.words(path, problems)
    case .unknownTemplate(let name, let known):
      "“\(name)” is neither a template that is known here (\(known.joined(separator: ", "))) nor a file of your own."
    case .noTemplates(let folder):
      "There is no folder \(folder) to read templates from. Name another one in “templates”, or leave it out."
    case .embedNeedsMarkdown(let format):
      "--embed puts a review into a Markdown document; \(format) has no place for it. Leave --embed out."
    case .manyToOne(let format):
      "Several documents as \(format) cannot share one output. Name a folder with -o FOLDER."
    case .severalToOne(let a, let b, let output):
      "\(a) and \(b) would both be written to \(output). Convert them into different folders."
    case .overwritesInput(let path):
      "\(path) is one of the inputs, and an input is never overwritten. Name another file or folder with -o."
    case .cannotCreate(let path, let error):
      "\(path): it cannot be created (\(error.words)). Check that its folder exists and that you may write there."
    case .cannotWrite(let path, let error):
      "\(path): writing failed (\(error.words)). Nothing was left half written."
    case .noSettings(let path, let line, let message):
      "\(path):\(line): this is no configuration: \(message). Mend the line; docs/configuration.md shows a file."
    case .badSetting(let source, let name, let value, let wanted):
      "“\(value)” of \(name) in \(source) cannot be used: it takes \(wanted)."
    case .unknownSetting(let source, let name, let near):
      "\(source) sets “\(name)”, which Debrief does not know. "
        + (near.map { "Was “\($0)” meant?" } ?? "It knows \(Setting.allCases.map(\.rawValue).joined(separator: ", ")).")
    case .noDataFolder:
      "There is no home folder to keep reviews in. Name a folder with --data FOLDER or DEBRIEF_DATA."
    case .noData(let folder):
      "There are no reviews in \(folder) yet. Begin with debrief import FILE, or name another folder with --data."
    case .noReviewCalled(let name, let data):
      "There is no review “\(name)” in \(data). debrief list shows those that are there."
    case .noAttachmentCalled(let name, let review):
      "\(review) has no attachment “\(name)”. debrief attachments \(review) lists those that it has."
    case .unknownWord(let word, let option, let known):
      "“\(word)” is nothing that \(option) knows. It takes \(known.joined(separator: ", "))."
    case .addressTaken(let host, let port):
      "Port \(port) of \(host) is in use by another program. Choose another with --port, or 0 for any that is free."
    case .needsData(let server):
      "This works on the data itself, not through a server (\(server)). Run it where the data is, with --data FOLDER or "
        + "--database ADDRESS."
    case .noToken(let server):
      "There is no token for \(server). debrief login --server \(server) keeps one; DEBRIEF_TOKEN gives one for a run."
    case .templateOfServer(let name):
      "A server reads documents by the templates that it knows, and \(name) is a file of yours. Name one of its templates."
    case .noImport(let run):
      "Nothing that an import “\(run)” did can be taken back here. An import of several documents ends with the name by "
        + "which it is taken back."
    case .nobodyCalled(let name, let data):
      "Nobody signs in as “\(name)” in \(data), and no group is called so. --only-for takes me, a sign-in name, or a "
        + "group's name."
    case .sharedOnServer(let name):
      "Through a server --only-for takes me alone, not “\(name)”. Share the reviews on their pages, or import where the "
        + "data is."
    case .asNeedsPDF(let target):
      "--as names the template of a PDF, and \(target) is none. Say --to pdf, or leave --as out."
    case .noPDFOnTerminal:
      "A PDF is nothing for a terminal. Name a file with -o FILE."
    case .noPrinter:
      "A PDF is printed by Chromium (chromium, chromium-browser or google-chrome) or by WeasyPrint (weasyprint), and "
        + "none of them is on the PATH. Install one of them, or print the page from a browser."
    case .notPrinted(let program, let why):
      "\(program) made no PDF: \(why). Try again, or print the page from a browser."
    case .noConfigurationFolder:
      "There is no home folder to keep tokens in. Give the token in DEBRIEF_TOKEN."
    }
  }

  private static func words(_ path: String, _ problems: [Note]) -> String {
    problems.map { $0.line(of: path) }.joined(separator: "\n")
  }

  private static func size(_ bytes: Int) -> String {
    bytes.isMultiple(of: 1 << 20) && bytes > 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}

extension Failure {
  /// The last word on any error: prints it and gives the status to end with.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let failure as Failure:
      Output.say("debrief: " + failure.words)
      return failure.status.rawValue
    case let code as ExitCode:
      return code.rawValue
    case let error as StoreError:
      Output.say("debrief: " + error.description)
      return status(of: error).rawValue
    case let error as RemoteError:
      Output.say("debrief: " + error.words.harmless)
      return error.exitStatus.rawValue
    case let refusal as AccountRefusal:
      Output.say("debrief: " + refusal.words)
      return ExitStatus.usage.rawValue
    case let error as ConfigurationError:
      Output.say("debrief: " + error.description)
      return ExitStatus.configuration.rawValue
    default:
      return reportUsage(error)
    }
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error.kind {
    case .notWritable: .cannotCreate
    case .newerSchema, .notADatabase, .damaged, .tooLarge: .badInput
    case .locked, .gaveWay, .outdated: .busy
    case .unreachable, .unknownOutcome: .unavailable
    case .refused: .usage
    case .diskFull: .cannotWrite
    case .notFound: .noInput
    case .failed: .internalError
    }
  }

  /// What ArgumentParser has to say: help and versions are no errors.
  private static func reportUsage(_ error: any Error) -> Int32 {
    let message = DebriefCommand.fullMessage(for: error)
    guard DebriefCommand.exitCode(for: error) != .success else {
      do { try Output.print(message + "\n") } catch { return report(error) }
      return ExitStatus.fine.rawValue
    }
    // What is neither of ours nor about the command line says so itself.
    let isUsage = DebriefCommand.exitCode(for: error) == .validationFailure
    Output.say(isUsage ? message : "debrief: \(error)")
    return (isUsage ? ExitStatus.usage : .internalError).rawValue
  }
}

extension Note {
  /// `file:line: kind: what`, as compilers say it, so that editors find the place.
  func line(of file: String) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    let about = path.map { message.contains($0) ? "" : " (\($0))" } ?? ""
    return "\(place): \(kind.rawValue): \(message)\(about)".harmless
  }
}

extension String {
  /// Text of a document on a terminal: without characters that would steer it.
  var harmless: String {
    guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control && self != "\n" && self != "\t" }
}
