/// Rows under a heading, in columns as wide as their widest cell, two spaces apart. The cells are made
/// visible here.
struct Table: Sendable {
  private let heading: [String]
  private var rows: [[String]] = []

  init(_ heading: [String]) {
    self.heading = heading
  }

  /// As many cells as the heading has.
  mutating func add(_ row: [String]) {
    precondition(row.count == heading.count)
    rows.append(row.map { visible($0) })
  }

  func text(_ style: Style) -> String {
    let widths = heading.indices.map { column in
      ([heading] + rows).map { columns(of: $0[column]) }.max() ?? 0
    }
    func line(_ row: [String], _ paint: (String) -> String) -> String {
      let cells = row.indices.map { column in
        row[column] + String(repeating: " ", count: widths[column] - columns(of: row[column]))
      }
      // No line ends in spaces.
      var text = Substring(cells.joined(separator: "  "))
      while text.last == " " { text.removeLast() }
      return paint(String(text)) + "\n"
    }
    return line(heading) { style($0, .bold) } + rows.map { line($0) { $0 } }.joined()
  }
}
