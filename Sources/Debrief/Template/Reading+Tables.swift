import Markdown

extension Reading {
  /// A table: rows of a list, lines with a label in their first cell, or text.
  mutating func table(_ block: Int) {
    var header: [String] = []
    var rows: [(cells: [String], line: Int)] = []
    for row in document.children(block) {
      let cells = document.children(row).map { document.cellText($0) }
      if case .row(header: true) = document.blocks[row].kind {
        header = cells
      } else {
        rows.append((cells, line(of: row)))
      }
    }
    let keys = header.map(Self.columnKey)
    let found = table(of: keys)
    let fields = rowPlace(for: keys, atLeast: 3)
    if found?.headers != keys, fields == nil, knownRows(rows) * 2 > rows.count, labels(rows, keys, header) { return }
    if let table = found, let place = table.row { return elements(rows, keys, place, header) }
    if rows.count == 1, keys.count > 1, columns(keys, rows[0]) { return }
    if let place = fields ?? rowPlace(for: keys) { return elements(rows, keys, place, header) }
    if labels(rows, keys, header) { return }
    if let place = rowsHere(), form.places[place].scope != nil { return elements(rows, keys, place, header) }
    unplaced(document.source(of: block), line(of: block))
  }

  /// The words of a column: of "対策 (Action)" and "Duration / Dauer" those that some element has a field for.
  private static func columnKey(_ header: String) -> String {
    let own = Wording.header(header)
    guard header.contains("(") || header.contains("/"), !Catalogue.columns.contains(own) else { return own }
    let parts = header.split { "()/".contains($0) }.map { Wording.header($0) }
    return parts.first(where: Catalogue.columns.contains) ?? own
  }

  /// A table of one row whose columns are labels of the form.
  private mutating func columns(_ keys: [String], _ row: (cells: [String], line: Int)) -> Bool {
    let places = keys.map { nearby($0).flatMap { form.places[$0].line.isEmpty ? nil : $0 } }
    guard places.count(where: { $0 != nil }) * 2 > keys.count else { return false }
    for ((cell, place), key) in zip(zip(row.cells, places), keys) where !Blank.isBlank(cell) {
      if let place { openValue(place, cell, row.line, nil) } else { unplaced("\(key): \(cell)", row.line) }
    }
    closeOpen()
    return true
  }

  /// A list whose elements have fields by the names of most columns: here, or in the groups of this section.
  private func rowPlace(for keys: [String], atLeast least: Int = 2) -> Int? {
    let groups = [open, section] + (below(section).isEmpty ? form.places[section].children : below(section).reversed())
    let places = groups.flatMap { group in form.places[group].rows + form.places[group].tables.compactMap(\.row) }
    var best: (score: Int, place: Int)?
    for place in places {
      guard let scope = form.places[place].scope, let shape = form.shape(of: place) else { continue }
      let known = keys.count { shape.field(named: $0) != nil }
      let score = 2 * known + (form.scopes[scope].options.contains("rest") ? 1 : 0)
      if known >= least, 2 * known >= keys.count, score > (best?.score ?? 0) { best = (score, place) }
    }
    return best?.place
  }

  /// How many rows begin with a label of the form.
  private func knownRows(_ rows: [(cells: [String], line: Int)]) -> Int {
    rows.count { row in
      row.cells.first.flatMap(label).map { form.places[$0].scope == nil && !form.isGuidance($0) }
        ?? false
    }
  }

  /// The table of the form that has most of these columns: near where we are, else anywhere.
  private func table(of keys: [String]) -> Form.Table? {
    var best: (score: Double, table: Form.Table)?
    for (index, place) in form.places.enumerated() {
      for table in place.tables where table.row != nil {
        let common = table.headers.filter { keys.contains($0) }.count
        var score = Double(common) / Double(max(table.headers.count, keys.count, 1))
        if isNear(index) { score += 0.6 }
        if common >= 2 || isNear(index), score > (best?.score ?? 0.55) { best = (score, table) }
      }
    }
    return best?.table
  }

  private func isNear(_ place: Int) -> Bool {
    return place == open || place == section || form.places[place].parent == section
  }

  private mutating func elements(
    _ rows: [(cells: [String], line: Int)], _ keys: [String], _ place: Int, _ header: [String]
  ) {
    let columns = zip(keys, header).enumerated().map { column($1.0, $1.1, place, isFirst: $0 == 0) }
    let isDueTwice = columns.count { $0.map(isDue) ?? false } > 1
    var horizon: String?
    for (cells, line) in rows {
      if let group = self.horizon(of: cells, place) {
        horizon = group
        continue
      }
      startRow(place)
      if let horizon { capture("horizon", horizon, place, line) }
      for (i, cell) in cells.enumerated() where i < columns.count {
        guard !Blank.isCell(cell) else { continue }
        if let bits = columns[i] {
          // Of two columns for the day, the one that says "This quarter" tells how soon.
          if isDueTwice, isDue(bits), let horizon = Horizons.words.word(cell) {
            capture("horizon", horizon.id, place, line)
            continue
          }
          emit(bits, withoutHorizon(cell, bits, place, line), items: [], line: line, ticked: nil)
        } else if Wording.key(keys[i]) != "1", !keys[i].isEmpty || !cell.allSatisfy(\.isNumber) {
          if cell.allSatisfy({ $0.isNumber || $0 == "." }) { continue }
          unplaced("\(header[i]): \(cell)", line)
        }
      }
      row = nil
    }
  }

  /// "Test in CI (this week)": how soon an action is due, said behind its words.
  private mutating func withoutHorizon(_ cell: String, _ bits: [Form.Bit], _ place: Int, _ line: Int) -> String {
    guard cell.hasSuffix(")"), let open = cell.lastIndex(of: "("), open > cell.startIndex,
      let horizon = Horizons.words.word(cell[open...]),
      bits.slots.contains(where: { slots[$0].path == ["action"] })
    else { return cell }
    capture("horizon", horizon.id, place, line)
    return String(cell[..<open]).trimmed
  }

  private func isDue(_ bits: [Form.Bit]) -> Bool {
    bits.slots.contains { slots[$0].path == ["due"] }
  }

  /// A row that says no more than when those below it are due: `| **Long-term** | | |`.
  private func horizon(of cells: [String], _ place: Int) -> String? {
    let said = cells.filter { !Blank.isBlank($0) }
    guard said.count == 1, cells.count > 1, form.shape(of: place)?.field("horizon") != nil else { return nil }
    return Horizons.words.word(said[0])?.id
  }

  /// The slots of a column: the form's own, else those of the element's field of that name.
  private mutating func column(_ key: String, _ header: String, _ place: Int, isFirst: Bool) -> [Form.Bit]? {
    let columns = form.places[place].columns
    if let bits = columns[key] {
      if let zoned = zoned(bits, header) { return zoned }
      return bits.contains { if case .slot = $0 { true } else { false } } ? bits : nil
    }
    guard let scope = form.places[place].scope, let shape = form.shape(of: place) else { return nil }
    // A first column without a name says what the row is about.
    guard let field = header.trimmed.isEmpty && isFirst ? shape.field(Assembly.main(shape)) : shape.field(named: key),
      field.name != "id"
    else {
      return nil
    }
    for bits in Array(columns.values) + [form.places[place].line] {
      for case .slot(let index) in bits where slots[index].path == [field.name] {
        let own = bits.slots.filter { $0 == index || slots[$0].has("prefix") }.map { Form.Bit.slot($0) }
        return zoned(own, header) ?? own
      }
    }
    return [.slot(newSlot([field.name], scope: scope, options: key.contains("utc") ? ["utc"] : []))]
  }

  /// A column "Time (JST)": its times are in that zone, whatever the form's own says.
  private mutating func zoned(_ bits: [Form.Bit], _ header: String) -> [Form.Bit]? {
    guard case .slot(let index)? = bits.first, case .moment? = lens(index) else { return nil }
    if let name = Reading.zone(in: header) {
      slots.append(slots[index].zoned(name))
    } else if slots[index].has("utc"), !header.uppercased().contains("UTC") {
      slots.append(slots[index].zoned(nil))
    } else {
      return nil
    }
    return [.slot(slots.count - 1)]
  }

  /// The place that a cell's words name.
  private func label(_ cell: String) -> Int? {
    if Blank.isBlank(cell) { return nil }
    if isHead, let place = headLabel(cell[...]) { return place }
    return nearby(Wording.key(cell)) ?? nearby(Wording.full(cell)) ?? keys(cell[...]).lazy.compactMap(nearby).first
  }

  /// Rows whose first cell is a label of the form: the other cells by their columns, or the one value.
  private mutating func labels(_ rows: [(cells: [String], line: Int)], _ keys: [String], _ header: [String]) -> Bool {
    var name = 0
    if keys.count > 1, rows.allSatisfy({ $0.cells.count < 2 || label($0.cells[0]) == nil }),
      rows.contains(where: { $0.cells.count > 1 && label($0.cells[1]) != nil })
    {
      name = 1
    }
    let known = rows.map {
      $0.cells.count > name ? label($0.cells[name]) : nil
    }
    let headed = keys.count > name ? nearby(keys[name]).flatMap { form.places[$0].line.isEmpty ? nil : $0 } : nil
    guard known.contains(where: { $0 != nil }) || (headed != nil && keys.count == 2) else { return false }
    if let headed, keys.count == 2 { openValue(headed, header[1 - name], rows.first.map { $0.line - 2 } ?? 0, nil) }
    for ((cells, line), place) in zip(rows, known) {
      guard let place else {
        if cells.contains(where: { !Blank.isBlank($0) }) { unplaced(cells.joined(separator: " | "), line) }
        continue
      }
      labelled(place, cells, name, keys, header, line)
    }
    closeOpen()
    return true
  }

  private mutating func labelled(
    _ place: Int, _ cells: [String], _ name: Int, _ keys: [String], _ header: [String], _ line: Int
  ) {
    let columns = form.places[place].columns
    for (i, cell) in cells.enumerated() where i != name && i < keys.count && !Blank.isBlank(cell) {
      let tick = Labels.tick(cell)
      if let bits = columns[keys[i]], cells.count > 2 || columns.count > 2 {
        emit(bits, cell, items: [], line: line, ticked: nil)
      } else if cells.count == 2 || (columns.isEmpty && !form.places[place].line.isEmpty) || columns.count == 2 {
        openValue(place, tick?.rest ?? cell, line, tick?.ticked)
      } else {
        unplaced("\(cells[name]), \(header[i]): \(cell)", line)
      }
    }
  }
}

extension String {
  /// A cell's `<br>` is a line break; `\<br>` is the tag itself.
  var unbroken: String {
    guard contains("<") else { return self }
    var out = ""
    var rest = self[...]
    while let at = rest.range(ofIgnoringCase: "<br") {
      guard let end = rest[at.upperBound...].firstIndex(of: ">"),
        rest[at.upperBound..<end].allSatisfy({ " /".contains($0) })
      else {
        out += rest[..<at.upperBound]
        rest = rest[at.upperBound...]
        continue
      }
      let before = rest[..<at.lowerBound]
      if before.hasSuffix("\\") {
        out += before.dropLast() + rest[at.lowerBound...end]
      } else {
        out += before + "\n"
      }
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }
}
