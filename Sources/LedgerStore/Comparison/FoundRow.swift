import GRDB

/// One row of a register's table as it is on disk, with nothing taken for granted.
struct FoundRow {
  let place: Int64
  /// Of a table with versions.
  let record: Int64?
  let entered: Int64
  let superseded: Int64?
  let cells: [FoundCell]

  static func sql(over table: TableLayout) -> String {
    let marks = table.isVersioned ? "place, entered, record, superseded" : "place, entered"
    // A text comes as its bytes: as a String it would end at a zero byte, and invalid UTF-8 be repaired.
    let columns = table.columns.map {
      "CASE typeof(\($0)) WHEN 'text' THEN CAST(\($0) AS BLOB) WHEN 'blob' THEN 0.5 ELSE \($0) END"
    }
    return "SELECT \(marks), \(columns.joined(separator: ", ")) FROM \(table.name) ORDER BY place"
  }

  init(_ row: Row, of table: TableLayout) throws(StoreError) {
    place = try row.integer(0)
    entered = try row.integer(1)
    record = table.isVersioned ? try row.integer(2) : nil
    superseded = table.isVersioned ? Int64.fromDatabaseValue(row[3]) : nil
    let first = table.isVersioned ? 4 : 2
    cells = (0..<table.columns.count).map { FoundCell(row[first + $0]) }
  }
}

/// What stands in a column on disk.
enum FoundCell {
  case null
  case integer(Int64)
  case text([UInt8])
  /// A number with a fraction, or bytes that are no text: never what a ledger holds.
  case other

  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .blob(let data): self = .text([UInt8](data))
    case .double, .string: self = .other
    }
  }

  func holds(_ cell: Cell) -> Bool {
    switch (self, cell) {
    case (.null, .null): true
    case (.integer(let found), .integer(let wanted)): found == wanted
    case (.text(let found), .text(let wanted)): wanted.utf8.elementsEqual(found)
    default: false
    }
  }

  var description: String {
    switch self {
    case .null: "nothing"
    case .integer(let number): "\(number)"
    case .text(let bytes): "\u{201C}\(String(decoding: bytes, as: UTF8.self))\u{201D}"
    case .other: "bytes"
    }
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
