/// A review's JSON, opened only where changes touch it.
struct Patch {
  fileprivate indirect enum Node: Sendable {
    case raw(JSON?)
    /// In the order of the contract.
    case record([Field])
    case list(Chain<Node>)
  }

  fileprivate struct Field: Sendable {
    let name: String
    let lens: Lens
    var node: Node
  }

  private var root: Node
  private let lens: Lens

  init(_ json: JSON?, _ shape: RecordShape) {
    root = .raw(json)
    lens = .record(shape)
  }

  var json: JSON? { Self.close(root) }

  /// Alters the value at that path; false when there is no such place.
  mutating func alter(_ path: FieldPath, _ body: (JSON?, Lens) -> JSON?) -> Bool {
    Self.descend(&root, lens, path.steps[...]) { node, lens in
      node = .raw(body(Self.close(node), lens))
      return true
    }
  }

  /// Alters the list at that path: its elements, by their names, as JSON; false when there is no such list.
  mutating func alterList(_ path: FieldPath, _ body: (inout List) -> Void) -> Bool {
    Self.descend(&root, lens, path.steps[...]) { node, lens in
      guard let element = lens.element else { return false }
      Self.open(&node, lens)
      guard case .list(let chain) = node else { return false }
      node = .raw(nil)
      var list = List(chain: chain, element: element)
      body(&list)
      node = .list(list.chain)
      return true
    }
  }

  struct List {
    fileprivate var chain: Chain<Node>
    let element: Lens

    subscript(id: String) -> JSON? { chain[id].flatMap(Patch.close) }
    func contains(_ id: String) -> Bool { chain.contains(id) }
    var ids: [String] { chain.ordered.map(\.key) }
    mutating func insert(_ id: String, _ json: JSON, after: String?) { chain.insert(id, .raw(json), after: after) }
    mutating func remove(_ id: String) { chain.remove(id) }
    mutating func move(_ id: String, after: String?) { chain.move(id, after: after) }
  }
}

extension Patch {
  private static func descend(
    _ node: inout Node, _ lens: Lens, _ steps: ArraySlice<FieldPath.Step>, _ body: (inout Node, Lens) -> Bool
  ) -> Bool {
    guard let step = steps.first else { return body(&node, lens) }
    open(&node, lens)
    switch (step, node) {
    case (.field(let name), .record(var fields)):
      guard let place = fields.firstIndex(where: { $0.name == name }) else { return false }
      node = .raw(nil)
      let done = descend(&fields[place].node, fields[place].lens, steps.dropFirst(), body)
      node = .record(fields)
      return done
    case (.element(let id), .list(var chain)):
      guard let element = lens.element, var inner = chain[id] else { return false }
      node = .raw(nil)
      let done = descend(&inner, element, steps.dropFirst(), body)
      chain[id] = inner
      node = .list(chain)
      return done
    default: return false
    }
  }

  private static func open(_ node: inout Node, _ lens: Lens) {
    guard case .raw(let json) = node else { return }
    switch lens {
    case .record(let shape):
      node = .record(shape.fields.map { Field(name: $0.name, lens: $0.lens, node: .raw(json?[$0.name])) })
    case .list(let element):
      let elements = json?.elements ?? []
      node = .list(Chain(zip(elements.identities(element), elements).map { (key: $0, value: .raw($1)) }))
    default: break
    }
  }

  private static func close(_ node: Node) -> JSON? {
    switch node {
    case .raw(let json): return json
    case .record(let fields):
      let members = fields.compactMap { field in close(field.node).map { JSON.Member(field.name, $0) } }
      return members.isEmpty ? nil : .object(members)
    case .list(let chain):
      let elements = chain.ordered.compactMap { close($0.value) }
      return elements.isEmpty ? nil : .array(elements)
    }
  }
}
