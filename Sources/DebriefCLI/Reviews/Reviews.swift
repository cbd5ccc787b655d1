import Debrief
import DebriefStore

/// Kept reviews, as commands ask for them: in a store of this machine, or behind a server.
protocol Reviews: Sendable {
  /// How messages call where they are.
  var place: String { get }
  /// For how many days a removed review can be brought back, where that is known here.
  var removedDays: Int? { get }

  /// What measures should stay below there.
  func targets() async throws -> Targets
  /// Those, and the templates that a team wrote in Debrief there.
  func templates(beside brought: Templates) async throws -> Templates

  /// By its incident id or uid.
  func find(_ name: String) async throws -> KeptReview?
  func review(_ uid: String, at version: Int) async throws -> Review
  /// Every review that passes the filter.
  func list(_ filter: Filter, sort: Sort) async throws -> [ReviewRow]
  /// Those that answer best to the filter's words.
  func search(_ filter: Filter, limit: Int) async throws -> [ReviewRow]
  func actions(_ filter: ActionFilter) async throws -> [ActionItemRow]
  /// The newest version first.
  func history(_ uid: String) async throws -> [HistoryRow]

  func create(_ review: Review) async throws -> KeptReview
  /// What a document says, which changes nothing: several are read at a time.
  ///
  /// - Parameter reader: for what this machine reads by itself; a server reads by its own templates.
  func read(_ document: IncomingDocument, _ reader: DocumentReader) async throws -> ReadDocument
  func keep(_ document: ReadDocument) async throws -> KeptDocument
  func revert(_ uid: String, to version: Int) async throws -> Int
  func remove(_ uid: String) async throws
  func removed() async throws -> [RemovedReview]
  func restore(_ uid: String) async throws -> KeptReview
  /// Takes back the import of that name.
  func undoImport(_ run: String) async throws -> [Undone]

  func files(_ uid: String) async throws -> [AttachedFile]
  func attach(_ path: String, as name: String, to uid: String) async throws -> AttachedFile
  /// Gives the bytes of a file, as they come.
  func bytes(_ name: String, of uid: String, _ take: ([UInt8]) throws -> Void) async throws
}

extension Reviews {
  func existing(_ name: String) async throws -> KeptReview {
    guard let kept = try await find(name) else { throw Failure.noReviewCalled(name, data: place) }
    return kept
  }
}

struct KeptReview {
  let uid: String
  let version: Int
  let review: Review
}

struct RemovedReview {
  let uid: String
  let id: String?
  let title: String?
  /// When it was removed.
  let at: String
}

struct AttachedFile {
  let name: String
  /// In bytes.
  let size: Int
  let type: FileType
  let by: String
  /// How many bytes of its text are searched.
  let indexed: Int
}

/// What a person chose for all documents of an import.
struct ImportChoices {
  /// The name by which it can be taken back.
  var run = Store.newRun()
  /// The moment of it.
  var at = Stamp.now
  /// Whether nothing is kept.
  var isTrial = false
  /// Who alone will see new reviews: `me`, sign-in names, names of groups; everyone where it is empty.
  var onlyFor: [String] = []
  /// Whoever looks after reviews whose document names nobody.
  var owner: String?
}

/// A document's bytes.
struct IncomingDocument {
  let bytes: [UInt8]
  /// As the person named it.
  let path: String
  /// By which its next edition is known.
  let name: String
  /// The name of the template that it follows; nil for the nearest.
  let template: String?
  let choices: ImportChoices
  /// What lies beside it and comes along.
  var companions: [Companions.File] = []
  /// Whether it stands among a tool's incidents and is none of them.
  var isForeign = false
}

/// A document that was read.
struct ReadDocument {
  let incoming: IncomingDocument
  /// nil where it is known, or where a server reads it.
  var reading: DocumentReader.Reading?
  var sha256 = ""
  /// What was made of these very bytes before.
  var known: Imported?
}

/// What became of a document.
struct KeptDocument {
  enum Outcome {
    case created, updated, unchanged
  }

  let outcome: Outcome
  let uid: String
  let words: String
  /// What was read; nil where a server read it.
  var review: Review?
  let notes: [Note]
  /// The paths at which both sides said something else.
  let conflicts: [String]
}
