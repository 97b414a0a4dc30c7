import Ledger

/// A table of a source as comma-separated values with a header.
struct SourceTable {
  let columns: [String]
  let rows: [[String]]

  /// - Throws: `ReplayError` for what is no such table.
  init(_ text: String, file: String) throws {
    do {
      let table = try CommaSeparatedText(text)
      columns = table.columns
      rows = table.rows
    } catch {
      throw ReplayError.malformed(file, error.reason)
    }
  }

  /// The place of a column in each row.
  ///
  /// - Throws: `ReplayError` where there is none of that name.
  func column(_ name: String, of file: String) throws -> Int {
    guard let place = columns.firstIndex(of: name) else {
      throw ReplayError.malformed(file, "it has no column \(name)")
    }
    return place
  }
}
