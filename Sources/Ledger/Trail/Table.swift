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

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ cells: [String?]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(cell ?? "", to: &bytes)
    }
    bytes += [13, 10]
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    let text = cell.utf8
    guard let first = text.first, let last = text.last else { return }
    let isFormula = isStarter(first)
    guard isFormula || first == 32 || last == 32 || text.contains(where: isSpecial) else {
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

  /// What a spreadsheet program evaluates when a cell begins with it.
  private static func isStarter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 10, 13:
      true
    default: false
    }
  }

  /// A comma, a quote, the end of a line.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 44 || byte == 34 || byte == 10 || byte == 13
  }
}
