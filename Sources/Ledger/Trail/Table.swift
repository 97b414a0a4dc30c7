/// Rows of text for people and spreadsheets, as CSV (RFC 4180): CRLF between records, a cell in quotes
/// where it needs them, and an apostrophe before what a spreadsheet would take for a formula.
///
/// A spreadsheet whose separator is the semicolon or the tab, as it is in half of Europe, does not see
/// our quotes where they stand amid its own cells: so what follows one of these, or the end of a line,
/// within a cell is disarmed too.
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
    guard isStarter(first) || first == 32 || last == 32 || text.contains(where: isSpecial) else {
      bytes += text
      return
    }
    bytes.append(34)
    if isSeparator(first), first != UInt8(ascii: ";") { bytes.append(39) }
    var beginsCell = true
    for byte in text {
      if beginsCell && isStarter(byte) { bytes.append(39) }
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
      beginsCell = isSeparator(byte) || beginsCell && (byte == 34 || byte == 32)
    }
    bytes.append(34)
  }

  /// What a spreadsheet program evaluates when a cell begins with it.
  private static func isStarter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "@")
  }

  /// After what a cell begins for a program that does not see our quotes.
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == 9 || byte == 10 || byte == 13
  }

  /// A comma or a quote, or what separates.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 44 || byte == 34 || isSeparator(byte)
  }
}
