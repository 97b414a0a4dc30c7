/// Rows of text for people and spreadsheets, as CSV (RFC 4180): CRLF between records, a cell in quotes
/// where it needs them, and an apostrophe before a cell that a spreadsheet would take for a formula.
struct Table {
  let name: String
  private(set) var bytes: [UInt8]

  init(_ name: String, columns: [String]) {
    self.name = name
    bytes = []
    append(columns)
  }

  mutating func removeAll() { bytes = [] }

  mutating func append(_ cells: [String?]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(cell ?? "", to: &bytes)
    }
    bytes += [13, 10]
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let text = Array(cell.utf8)
    // What a spreadsheet program evaluates when a cell begins with it.
    let starters: [UInt8] = Array("=+-@\t\r\n".utf8)
    let isFormula = text.first.map(starters.contains) ?? false
    let needsQuotes =
      isFormula || text.contains { [44, 34, 13, 10].contains($0) } || text.first == 32
      || text.last == 32
    guard needsQuotes else {
      bytes += text
      return
    }
    bytes.append(34)
    if isFormula { bytes.append(39) }
    for byte in text {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
