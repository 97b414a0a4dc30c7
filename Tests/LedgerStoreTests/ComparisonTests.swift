import GRDB
import Governance
import Testing

@testable import LedgerStore

@Suite("The register on disk beside the replay") struct ComparisonTests {
  let scratch: Scratch
  let ledger: LedgerFile

  init() throws {
    scratch = try Scratch()
    ledger = try LedgerFile(opening: try scratch.book())
  }

  struct Done: Error {}

  /// What a verifier finds after somebody got around the triggers of a table, after each statement
  /// alone. All is taken back.
  func differences(
    in table: String, afterEach statements: [String]
  ) throws -> [[RegisterDifference]] {
    var found: [[RegisterDifference]] = []
    #expect(throws: Done.self) {
      try ledger.record { recording throws in
        let database = recording.reading.database
        for trigger in ["stays", "kept", "superseded_once"] {
          try database.execute(sql: "DROP TRIGGER IF EXISTS \(table)_\(trigger)")
        }
        for statement in statements {
          try database.inSavepoint {
            try database.execute(sql: statement)
            found.append(try recording.reading.differencesFromBook())
            return .rollback
          }
        }
        throw Done()
      }
    }
    return found
  }

  func differences(
    in table: String, after statements: String...
  ) throws -> [RegisterDifference] {
    try differences(in: table, afterEach: [statements.joined(separator: ";")])[0]
  }

  func count(of table: String, where condition: String = "true") throws -> Int {
    try ledger.read {
      try Int.fetchOne(
        $0.database, sql: "SELECT count(*) FROM \(table) WHERE \(condition)") ?? 0
    }
  }

  @Test func `a register that was left alone is the replayed one`() throws {
    let found = try ledger.read { try $0.differencesFromBook() }
    #expect(found == [])
  }

  @Test(arguments: Change.tables.map(\.name))
  func `the book has a value for every column of every table`(table: String) throws {
    let layout = try #require(Change.tables.first { $0.name == table })
    for column in layout.columns {
      #expect(try count(of: table, where: "\(column) IS NOT NULL") > 0, "\(column)")
    }
  }

  @Test(arguments: Change.tables.map(\.name)) func `a changed column is found`(
    table: String
  ) throws {
    let layout = try #require(Change.tables.first { $0.name == table })
    let found = try differences(
      in: table,
      afterEach: layout.columns.map { column in
        """
        UPDATE \(table) SET \(column) =
          CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 100 ELSE \(column) || 'x' END
        WHERE place = (SELECT max(place) FROM \(table) WHERE \(column) IS NOT NULL)
        """
      })
    for (column, found) in zip(layout.columns, found) {
      #expect(found.contains { $0.isColumn(column, of: table) }, "\(column)")
    }
  }

  @Test(arguments: Change.tables.map(\.name)) func `a column that was emptied is found`(
    table: String
  ) throws {
    let columns = try ledger.read {
      try String.fetchAll(
        $0.database,
        sql: """
          SELECT name FROM pragma_table_info('\(table)')
          WHERE "notnull" = 0 AND name NOT IN ('place', 'superseded')
          """)
    }
    let found = try differences(
      in: table,
      afterEach: columns.map { column in
        """
        UPDATE \(table) SET \(column) = NULL
        WHERE place = (SELECT min(place) FROM \(table) WHERE \(column) IS NOT NULL)
        """
      })
    for (column, found) in zip(columns, found) {
      #expect(found.contains { $0.isColumn(column, of: table) }, "\(column)")
    }
  }

  @Test(arguments: Change.tables.map(\.name)) func `a row that is gone is missing`(
    table: String
  ) throws {
    let found = try differences(
      in: table,
      afterEach: ["min", "max"].map { which in
        "DELETE FROM \(table) WHERE place = (SELECT \(which)(place) FROM \(table))"
      })
    for found in found {
      #expect(found.contains { $0.table == table && $0.finding == .rowMissing })
    }
  }

  @Test(arguments: Change.tables.map(\.name), [0, 6, 99])
  func `a row that no entry brought is found`(
    table: String, entry: Int64
  ) throws {
    let layout = try #require(Change.tables.first { $0.name == table })
    let key = layout.keyColumns.map { layout.columns[$0] }
    let columns = layout.columns.map { column in
      key.contains(column)
        ? "CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 900 ELSE \(column) || 'z' END"
        : column
    }
    let names = (layout.isVersioned ? ["record"] : []) + layout.columns + ["entered"]
    let values = (layout.isVersioned ? ["record + 900"] : []) + columns + ["\(entry)"]
    let found = try differences(
      in: table,
      after: """
        INSERT INTO \(table) (\(names.joined(separator: ", ")))
        SELECT \(values.joined(separator: ", ")) FROM \(table) LIMIT 1
        """)
    #expect(found.contains { $0.table == table && $0.finding == .rowUnexpected })
  }

  @Test(arguments: Change.tables.filter(\.isVersioned).map(\.name))
  func `a newest version that claims to be superseded is found`(table: String) throws {
    let found = try differences(
      in: table,
      after: """
        UPDATE \(table) SET superseded = 14
        WHERE place = (SELECT max(place) FROM \(table) WHERE superseded IS NULL)
        """)
    #expect(
      found.contains {
        $0.table == table && $0.finding == .superseded(expected: nil, found: 14)
      })
  }

  @Test(arguments: ["NULL", "superseded + 1"])
  func `an old version that is not superseded where it should be is found`(value: String) throws {
    for table in ["founding", "admission", "person_key", "tenure", "motion", "poll", "effect"] {
      let found = try differences(
        in: table, after: "DROP INDEX \(table)_newest", "DROP INDEX \(table)_order",
        """
        UPDATE \(table) SET superseded = \(value)
        WHERE place = (SELECT min(place) FROM \(table) WHERE superseded IS NOT NULL)
        """)
      #expect(
        found.contains {
          if case .superseded(let expected?, let found) = $0.finding {
            return $0.table == table && found != expected
          }
          return false
        }, "\(table)")
    }
  }

  @Test func `a row under another entry is found`() throws {
    let found = try differences(
      in: "ballot", after: "UPDATE ballot SET entered = entered + 1 WHERE turn = 7")
    #expect(
      Set(found.map(\.finding)) == [.rowMissing, .rowUnexpected])
  }

  @Test func `a row under another record is found`() throws {
    let found = try differences(
      in: "motion", after: "UPDATE motion SET record = 3 WHERE id = (SELECT id FROM motion LIMIT 1)"
    )
    #expect(found.contains { $0.table == "motion" && $0.finding == .record(found: 3) })
  }

  @Test func `a first row that moved before its place is found`() throws {
    let found = try differences(in: "motion", after: "UPDATE motion SET place = 0 WHERE place = 1")
    #expect(found.map(\.place) == [0])
  }

  @Test func `two rows that changed places are found`() throws {
    let found = try differences(
      in: "elector", after: "UPDATE elector SET place = -place",
      "UPDATE elector SET place = place + 100")
    #expect(found.contains { $0.isColumn("seat", of: "elector") })
  }

  @Test func `a text that only looks the same is found`() throws {
    for change in ["title || char(0)", "replace(title, char(233), 'e' || char(769))"] {
      let found = try differences(
        in: "motion", after: "UPDATE motion SET title = \(change) WHERE place = 1")
      #expect(found.map(\.place) == [1])
      #expect(found.first?.isColumn("title", of: "motion") == true)
    }
  }

  @Test func `a difference tells table, row, entry and values`() throws {
    let found = try differences(
      in: "ballot", after: "UPDATE ballot SET choice = 'yes' WHERE place = 1")
    #expect(
      found.map(\.description) == [
        "ballot: row 1 of entry 10 has \u{201C}yes\u{201D} in choice instead of \u{201C}no\u{201D}"
      ])
  }
}

extension RegisterDifference {
  func isColumn(_ name: String, of table: String) -> Bool {
    guard self.table == table, case .column(name, _, _) = finding else { return false }
    return true
  }
}
