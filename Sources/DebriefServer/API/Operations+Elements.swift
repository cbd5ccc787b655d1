import Debrief
import HTTPTypes
import Hummingbird

/// A list of a review whose elements have addresses of their own.
struct ElementList: Sendable {
  /// The last part of the address.
  let name: String
  let path: FieldPath
  /// What one of them is called, as generated clients say it.
  let one: String
  /// The name of its shape.
  let noun: String
  /// What a token that captures may add.
  let adding: Act

  static let all: [ElementList] = [
    ElementList(name: "timeline", path: "timeline", one: "TimelineEntry", schema: "timeline-entry", adding: .capture),
    ElementList(name: "actions", path: "actions", one: "ActionItem", schema: "action-item", adding: .edit),
    ElementList(name: "whys", path: "cause.whys", one: "Why", schema: "why", adding: .edit),
    ElementList(
      name: "factors", path: "cause.factors", one: "ContributingFactor", schema: "contributing-factor", adding: .edit),
  ]

  var schema: JSON { Self.shape(noun) }
  var new: JSON { Self.shape("new-" + noun) }
  var patch: JSON { Self.shape(noun + "-patch") }

  private static func shape(_ name: String) -> JSON { ["$ref": .string("#/components/schemas/" + name)] }

  private init(name: String, path: FieldPath, one: String, schema: String, adding: Act) {
    self.name = name
    self.path = path
    self.one = one
    noun = schema
    self.adding = adding
  }
}

// The elements of lists, one by one: what several people work on at the same time.
extension Operation {
  static let elements: [Operation] = ElementList.all.flatMap(of)

  private static func of(_ list: ElementList) -> [Operation] {
    let path = "/api/reviews/{uid}/\(list.name)"
    let id = Shape.path("id", "The element’s own id, such as t7.")
    return [
      Operation(
        method: .get, path: path, id: "list\(list.one)", summary: "The \(list.name) of a review", needs: .act(.read),
        parameters: [Shape.uid],
        answer: Answer(
          about: "All of them, in their order.", schema: Shape.list(list.name, of: list.schema, isPaged: false),
          isTagged: true),
        run: { server in { try await server.listElements(list, $0, $1) } }),
      Operation(
        method: .post, path: path, id: "add\(list.one)", summary: "Add to the \(list.name) of a review",
        about:
          "`after` is the id of the element that it stands behind; without it, it goes where its time belongs, else to "
          + "the end.",
        needs: .act(list.adding), parameters: [Shape.uid, Shape.match, Shape.key],
        body: Body(type: "application/json", schema: list.new),
        answer: Answer(
          status: .created, about: "The element with its id, and its address in Location.", schema: list.schema,
          isTagged: true),
        run: { server in { try await server.addElement(list, $0, $1) } }),
      Operation(
        method: .get, path: path + "/{id}", id: "get\(list.one)", summary: "One element of the \(list.name)",
        needs: .act(.read), parameters: [Shape.uid, id],
        answer: Answer(about: "The element.", schema: list.schema, isTagged: true),
        run: { server in { try await server.getElement(list, $0, $1) } }),
      Operation(
        method: .patch, path: path + "/{id}", id: "change\(list.one)", summary: "Change an element of the \(list.name)",
        about: "JSON Merge Patch (RFC 7396): null takes a member away. `after` moves it.",
        needs: .act(.edit), parameters: [Shape.uid, id, Shape.match],
        body: Body(type: "application/merge-patch+json", schema: list.patch),
        answer: Answer(about: "The element as it is now.", schema: list.schema, isTagged: true),
        run: { server in { try await server.patchElement(list, $0, $1) } }),
      Operation(
        method: .delete, path: path + "/{id}", id: "remove\(list.one)",
        summary: "Take an element out of the \(list.name)", needs: .act(.edit),
        parameters: [Shape.uid, id, Shape.match],
        answer: Answer(status: .noContent, about: "It was taken out.", type: nil),
        run: { server in { try await server.deleteElement(list, $0, $1) } }),
    ]
  }
}
