/// A table as comma-separated values with a header (RFC 4180): quoted fields may hold commas, quotes
/// doubled and line ends; lines end in LF or CRLF.
public struct CommaSeparatedText: Sendable {
  public let columns: [String]
  public let rows: [[String]]

  /// Why a text is no such table.
  public struct Malformed: Error, Hashable, Sendable {
    public let reason: String
  }

  /// - Throws: `Malformed` for an empty text, an open quote, text beside quotes or a row of another length.
  public init(_ text: String) throws(Malformed) {
    var lines = try Self.lines(of: Array(text.utf8))
    guard !lines.isEmpty else { throw Malformed(reason: "it is empty") }
    columns = lines.removeFirst()
    for (index, row) in lines.enumerated() where row.count != columns.count {
      throw Malformed(reason: "row \(index + 1) has \(row.count) fields, not \(columns.count)")
    }
    rows = lines
  }

  private static func lines(of bytes: [UInt8]) throws(Malformed) -> [[String]] {
    let quote = UInt8(ascii: "\"")
    var lines: [[String]] = []
    var line: [String] = []
    var position = 0
    while position < bytes.count {
      var field: [UInt8] = []
      if bytes[position] == quote {
        position += 1
        while true {
          guard position < bytes.count else {
            throw Malformed(reason: "a quote is not closed")
          }
          if bytes[position] == quote {
            guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
            position += 1
          }
          field.append(bytes[position])
          position += 1
        }
        position += 1
      } else {
        while position < bytes.count, !isEnd(bytes[position]) {
          guard bytes[position] != quote else {
            throw Malformed(reason: "a quote stands within a field")
          }
          field.append(bytes[position])
          position += 1
        }
      }
      line.append(String(decoding: field, as: UTF8.self))
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        // A comma at the very end of the file begins one more, empty field.
        if position == bytes.count { line.append("") }
        continue
      }
      if bytes[position] == UInt8(ascii: "\r") { position += 1 }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else {
        throw Malformed(reason: "text follows a quoted field")
      }
      position += 1
      lines.append(line)
      line = []
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
