import GRDB

/// Walks one table from its first row to its last beside the replay.
///
/// It remembers one small value for each record that can get another version, and nothing of the others.
struct TableComparison {
  /// The newest version of a record that was read so far.
  private struct Newest {
    /// Nothing where the row is missing.
    var place: Int64?
    var entered: Int64
    var record: Int64
    /// What its row says; true only if the replay supersedes it there.
    var superseded: Int64?
  }

  let table: TableLayout
  private let cursor: RowCursor
  private var ahead: FoundRow?
  private var isAtEnd = false
  private var newest: [[Cell]: Newest] = [:]
  /// Records of the present entry that are new, by the number that their row gives them.
  private var appeared: [(record: Int64, place: Int64)] = []
  private var recordCount: Int64 = 0

  init(_ table: TableLayout, in database: Database) throws(StoreError) {
    self.table = table
    cursor = try throughSQLite {
      try Row.fetchCursor(database.makeStatement(sql: FoundRow.sql(over: table)))
    }
  }

  /// Compares the next row with the version that the replay made at `entry`.
  mutating func step(
    _ cells: [Cell], entry: Int64, into differences: inout [RegisterDifference]
  ) throws(StoreError) {
    while let row = try peek(), row.entered < entry {
      differences.append(difference(row.place, row.entered, .rowUnexpected))
      ahead = nil
    }
    let row = try peek().flatMap { $0.entered == entry ? $0 : nil }
    if let row {
      ahead = nil
      // Places count from 1; nothing else could stand before the first.
      if row.place < 1 { differences.append(difference(row.place, entry, .rowUnexpected)) }
      compare(row, with: cells, into: &differences)
    } else {
      differences.append(difference(nil, entry, .rowMissing))
    }
    if table.isVersioned { retire(cells, for: row, entry: entry, into: &differences) }
  }

  private func compare(
    _ row: FoundRow, with cells: [Cell], into differences: inout [RegisterDifference]
  ) {
    for (index, cell) in cells.enumerated() where !row.holds(cell, at: index) {
      let finding = RegisterDifference.Finding.column(
        table.columns[index], expected: cell.description, found: row.description(at: index))
      differences.append(difference(row.place, row.entered, finding))
    }
  }

  /// The version before this one must be superseded by `entry`, and be of the same record.
  private mutating func retire(
    _ cells: [Cell], for row: FoundRow?, entry: Int64,
    into differences: inout [RegisterDifference]
  ) {
    let key = table.keyColumns.map { cells[$0] }
    let found = row?.record ?? 0
    if let before = newest[key] {
      if let place = before.place, before.superseded != entry {
        differences.append(
          difference(
            place, before.entered, .superseded(expected: entry, found: before.superseded)))
      }
      if let row, found != before.record {
        differences.append(difference(row.place, entry, .record(found: found)))
      }
    } else {
      recordCount += 1
      if let row { appeared.append((record: found, place: row.place)) }
    }
    newest[key] = Newest(
      place: row?.place, entered: entry, record: newest[key]?.record ?? found,
      superseded: row?.superseded)
  }

  /// Records are numbered without gaps as they appear. Within one entry their order is the order in
  /// which its changes were first applied, which the versions that stayed do not always show.
  mutating func finishEntry(_ entry: Int64, into differences: inout [RegisterDifference]) {
    guard !appeared.isEmpty else { return }
    let allowed = (recordCount - Int64(appeared.count) + 1)...recordCount
    var seen: Set<Int64> = []
    for (record, place) in appeared where !allowed.contains(record) || !seen.insert(record).inserted
    {
      differences.append(difference(place, entry, .record(found: record)))
    }
    appeared = []
  }

  /// What is left when the replay has ended.
  mutating func finish(into differences: inout [RegisterDifference]) throws(StoreError) {
    while let row = try peek() {
      differences.append(difference(row.place, row.entered, .rowUnexpected))
      ahead = nil
    }
    let stale = newest.values.filter { $0.place != nil && $0.superseded != nil }
    for version in stale.sorted(by: { $0.entered < $1.entered }) {
      differences.append(
        difference(
          version.place, version.entered, .superseded(expected: nil, found: version.superseded)))
    }
  }

  private mutating func peek() throws(StoreError) -> FoundRow? {
    if let ahead { return ahead }
    guard !isAtEnd else { return nil }
    guard let row = try throughSQLite({ try cursor.next() }) else {
      isAtEnd = true
      return nil
    }
    ahead = try FoundRow(row, of: table)
    return ahead
  }

  private func difference(
    _ place: Int64?, _ entry: Int64, _ finding: RegisterDifference.Finding
  ) -> RegisterDifference {
    RegisterDifference(table: table.name, place: place, entry: entry, finding: finding)
  }
}
