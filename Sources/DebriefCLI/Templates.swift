import Debrief
import DebriefIntegrations

/// The templates that a command knows by name: Debrief's own, those of a team's folder, and those that a team wrote in
/// Debrief.
struct Templates: Sendable {
  /// Finds the template of a document.
  let detector: Detector
  private let own: [Template]
  /// What people call those that were written in Debrief.
  private let labels: [String: String]

  private init(own: [Template], labels: [String: String] = [:]) {
    self.own = own
    self.labels = labels
    detector = Detector(own: own)
  }

  static let ofDebrief = Templates(own: [])

  var names: [String] { Template.builtInNames + own.map(\.name) }

  func label(of name: String) -> String? { labels[name] }

  /// The same with those that were written in Debrief. Of two with one name that of the folder counts.
  func adding(_ team: [(label: String, template: Template)]) -> Templates {
    let more = team.filter { !names.contains($0.template.name) }
    let labels = Dictionary(more.map { ($0.template.name, $0.label) }) { first, _ in first }
    return Templates(own: own + more.map(\.template), labels: labels)
  }

  func named(_ name: String) -> Template? { Template.named(name) ?? own.first { $0.name == name } }

  /// A template by its name, or from a file of the user's own.
  func of(_ name: String) throws(Failure) -> Template {
    if let known = named(name) { return known }
    guard name.contains("/") || name.hasSuffix(".md") || Path.kind(name) == .file else {
      throw .unknownTemplate(name, known: names)
    }
    let template = try Template.fromFile(name)
    guard template.problems.isEmpty else { throw .brokenTemplate(name, template.problems) }
    return template
  }
}

extension Templates {
  /// Debrief's templates and every `*.md` of the folder. One with problems is left out, and what is wrong is said.
  static func with(folder: String?) throws(Failure) -> Templates {
    guard let folder else { return ofDebrief }
    guard Path.kind(folder) == .folder else { throw .noTemplates(folder) }
    var own: [Template] = []
    for file in try Folder.documents(in: folder) where !file.contains("/") && file.lowercased().hasSuffix(".md") {
      let path = Path.joined(folder, file)
      do throws(Failure) {
        let template = try Template.fromFile(path)
        let problems = problems(of: template, beside: own)
        guard problems.isEmpty else { throw .leftOut(path, problems) }
        own.append(template)
      } catch {
        Output.say("debrief: " + error.words)
      }
    }
    return Templates(own: own)
  }

  private static func problems(of template: Template, beside others: [Template]) -> [Note] {
    if Template.builtInNames.contains(template.name) || others.contains(where: { $0.name == template.name }) {
      return [Note(.unreadable, "Debrief brings a template of this name; give the file another one", line: 1)]
    }
    return template.faults
  }
}

extension Template {
  /// A template from a file, whatever is wrong with it.
  static func fromFile(_ path: String) throws(Failure) -> Template {
    let input = Input(path: path)
    return Template(name: input.stem, source: try input.text(upTo: 1 << 20).text)
  }
}
