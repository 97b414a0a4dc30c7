import Foundation
import GRDB

/// One row of a register's table as it is on disk, with nothing taken for granted. Valid until the next
/// row is read.
///
/// Which type a value has is not asked here: the tables are STRICT, and `LedgerFile.damage()` names
/// every value of another type than its column's.
struct FoundRow {
  let place: Int64
  /// Of a table with versions.
  let record: Int64?
  let entered: Int64
  let superseded: Int64?
  private let row: Row
  private let first: Int

  static func sql(over table: TableLayout) -> String {
    let marks = table.isVersioned ? "place, entered, record, superseded" : "place, entered"
    return "SELECT \(marks), \(table.columns.joined(separator: ", ")) FROM \(table.name) "
      + "ORDER BY place"
  }

  init(_ row: Row, of table: TableLayout) throws(StoreError) {
    self.row = row
    place = try row.integer(0)
    entered = try row.integer(1)
    record = table.isVersioned ? try row.integer(2) : nil
    superseded = table.isVersioned ? Int64.fromDatabaseValue(row[3]) : nil
    first = table.isVersioned ? 4 : 2
  }

  /// Whether a column holds this value.
  func holds(_ cell: Cell, at index: Int) -> Bool {
    let column = first + index
    switch cell {
    case .null: return row.hasNull(atIndex: column)
    case .integer(let wanted):
      return !row.hasNull(atIndex: column) && row[column] as Int64 == wanted
    case .text(let wanted):
      // A String would end at a zero byte, and invalid UTF-8 be repaired.
      let isSame = try? row.withUnsafeData(atIndex: column) { $0?.spells(wanted) ?? false }
      return isSame ?? false
    }
  }

  /// What a column holds, for a person.
  func description(at index: Int) -> String {
    switch (row[first + index] as DatabaseValue).storage {
    case .null: "nothing"
    case .int64(let number): "\(number)"
    case .string(let text): "\u{201C}\(text)\u{201D}"
    case .double, .blob: "bytes"
    }
  }
}

extension Data {
  /// Whether these are the bytes of the text.
  fileprivate func spells(_ text: String) -> Bool {
    let left = span
    let right = text.utf8.span
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}

extension Cell {
  var description: String {
    switch self {
    case .null: "nothing"
    case .integer(let number): "\(number)"
    case .text(let text): "\u{201C}\(text)\u{201D}"
    }
  }
}
