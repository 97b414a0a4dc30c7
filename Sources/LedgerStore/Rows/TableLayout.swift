import Governance

/// One table of the register: its own columns in their order, and the statements over it.
struct TableLayout: Sendable {
  let name: String
  let columns: [String]
  /// Where the columns of the record's key are.
  let keyColumns: [Int]
  /// Whether a record can get a newer version.
  let isVersioned: Bool

  /// Adds a row: its own columns, then `entered` and, where versioned, before them `record`.
  let insert: String
  /// The newest version of a record: `place`, `record`, `entered`.
  let newest: String
  let supersede: String
  let remove: String
  /// The highest `record` there is.
  let lastRecord: String
  private let selected: String
  private let order: String

  init(_ name: String, _ columns: [String], key: [String], isVersioned: Bool = true) {
    self.name = name
    self.columns = columns
    self.isVersioned = isVersioned
    keyColumns = key.compactMap { columns.firstIndex(of: $0) }
    precondition(keyColumns.count == key.count, "a key is made of columns")
    let written = (isVersioned ? ["record"] : []) + columns + ["entered"]
    insert =
      "INSERT INTO \(name) (\(written.joined(separator: ", "))) VALUES ("
      + written.map { _ in "?" }.joined(separator: ", ") + ")"
    newest =
      "SELECT place, record, entered FROM \(name) WHERE superseded IS NULL AND "
      + key.map { "\($0) = ?" }.joined(separator: " AND ")
    supersede = "UPDATE \(name) SET superseded = ? WHERE place = ?"
    remove = "DELETE FROM \(name) WHERE place = ?"
    lastRecord =
      "SELECT record FROM \(name) WHERE superseded IS NULL ORDER BY record DESC LIMIT 1"
    selected =
      "SELECT \(columns.joined(separator: ", ")) FROM \(name)"
      + (isVersioned ? " WHERE superseded IS NULL" : " WHERE true")
    order = isVersioned ? " ORDER BY record" : " ORDER BY place"
  }

  /// The newest versions, in the order in which the records first appeared.
  func select(_ condition: String? = nil, order: String? = nil, limit: String = "") -> String {
    selected + (condition.map { " AND \($0)" } ?? "")
      + (order.map { " ORDER BY \($0)" } ?? self.order) + limit
  }

  /// Every version of the records that a condition finds, the superseded ones too, in the order in which they came.
  func selectVersions(_ condition: String) -> String {
    "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE \(condition) ORDER BY place"
  }

  /// One record by its key.
  func selectOne(_ condition: String) -> String {
    "\(selected) AND \(condition)"
  }
}

/// A record that has a table.
protocol StoredRecord: Record {
  static var table: TableLayout { get }
  /// Its own columns, in the table's order.
  func cells() throws(StoreError) -> [Cell]
  init(reading row: inout RowReader) throws(StoreError)
}
