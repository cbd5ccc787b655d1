/// A place in a line, always at a byte that is not blank or at the line's end, and the indentation before it.
///
/// Columns count from the line's start with tab stops of four, as CommonMark has it; a container takes columns off
/// `indent`, not bytes, because a tab can belong half to a container's prefix and half to what follows.
struct Cursor {
  var offset: Int
  /// The column of `offset`.
  var column: Int
  /// The columns before `offset` that no container has taken.
  var indent: Int
  /// Where the run of blanks before `offset` starts.
  var blankStart: Int
  var blankColumn: Int
  /// The end of the line, without the line feed.
  let end: Int

  init(_ bytes: Bytes, start: Int, end: Int) {
    (offset, column, indent, blankStart, blankColumn) = (start, 0, 0, start, 0)
    self.end = end
    measure(bytes)
  }

  var isAtEnd: Bool { offset == end }

  /// Steps over `count` bytes of a marker and over the blanks after it.
  mutating func advance(_ bytes: Bytes, by count: Int) {
    offset += count
    column += count
    measure(bytes)
  }

  private mutating func measure(_ bytes: Bytes) {
    blankStart = offset
    blankColumn = column
    while offset < end {
      let byte = bytes[offset]
      if byte == .space {
        column += 1
      } else if byte == .tab {
        column = (column | 3) + 1
      } else {
        break
      }
      offset += 1
    }
    indent = column - blankColumn
  }

  /// Where the line goes on after `columns` of its indentation, with the columns left of a tab that this cuts.
  func verbatim(_ bytes: Bytes, after columns: Int) -> (offset: Int, pad: Int) {
    let target = column - indent + min(columns, indent)
    var (offset, column) = (blankStart, blankColumn)
    while column < target {
      column = bytes[offset] == .tab ? (column | 3) + 1 : column + 1
      offset += 1
    }
    return (offset, column - target)
  }
}
