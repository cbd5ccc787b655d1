import ArgumentParser
import Debrief
import DebriefIntegrations

/// What a command ends with, as the manual lists it.
enum ExitStatus: Int32 {
  case fine = 0
  /// There were notes, and --strict was asked for; or a template has problems.
  case notes = 1
  case usage = 2
  /// A file is not what it should be.
  case badInput = 65
  case noInput = 66
  case cannotCreate = 73
  case cannotWrite = 74
}

/// Everything that can go wrong in a command: what, where, and what to do.
enum Failure: Error {
  case noSuchFile(String)
  case unreadable(String, File.SystemError)
  case tooLarge(String, limit: Int)
  case noText(String, NoText)
  case noJSON(String, JSONError)
  case noReview(String)
  case noDocuments(String)
  case brokenTemplate(String, [Note])
  case unknownTemplate(String)
  case embedNeedsMarkdown(String)
  case manyToOne(String)
  case severalToOne(String, String, String)
  case overwritesInput(String)
  case cannotCreate(String, File.SystemError)
  case cannotWrite(String, File.SystemError)
}

extension Failure {
  var status: ExitStatus {
    switch self {
    case .noSuchFile, .unreadable: .noInput
    case .tooLarge, .noText, .noJSON, .noReview, .noDocuments, .brokenTemplate: .badInput
    case .unknownTemplate, .embedNeedsMarkdown, .manyToOne, .severalToOne, .overwritesInput: .usage
    case .cannotCreate: .cannotCreate
    case .cannotWrite: .cannotWrite
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
      "\(path): \(Self.words(reason))"
    case .noJSON(let path, let error):
      "\(path):\(error.line): this is no JSON: \(error.message). Mend the line, or name a Markdown document."
    case .noReview(let path):
      "\(path): a review in JSON is an object, “{ … }”. See debrief schema."
    case .noDocuments(let path):
      "\(path): there is no Markdown document (*.md) in this folder or below it."
    case .brokenTemplate(let path, let problems):
      Self.words(path, problems) + "\nThe template cannot be used until this is mended."
    case .unknownTemplate(let name):
      "“\(name)” is neither a template of Debrief (\(Template.builtIn.map(\.name).joined(separator: ", "))) nor a file "
        + "of your own. debrief template list shows them."
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
    }
  }

  private static func words(_ reason: NoText) -> String {
    let place = reason.offset.map { "this is no text: there is a NUL byte at offset \($0)" } ?? "this is no text"
    let likely = reason.kind.map { "; it looks like \($0.rawValue)" } ?? ""
    return place + likely + ". Save the document as Markdown first."
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
    default:
      return reportUsage(error)
    }
  }

  /// What ArgumentParser has to say: help and versions are no errors.
  private static func reportUsage(_ error: any Error) -> Int32 {
    let message = DebriefCommand.fullMessage(for: error)
    guard DebriefCommand.exitCode(for: error) != .success else {
      do { try Output.print(message + "\n") } catch { return report(error) }
      return ExitStatus.fine.rawValue
    }
    Output.say(message)
    return ExitStatus.usage.rawValue
  }
}

extension Note {
  /// `file:line: kind: what`, as compilers say it, so that editors find the place.
  func line(of file: String) -> String {
    let place = line.map { "\(file):\($0)" } ?? file
    let about = path.map { message.contains($0) ? "" : " (\($0))" } ?? ""
    return "\(place): \(kind.rawValue): \(message)\(about)"
  }
}
