import GRDB
import Testing

@testable import LedgerStore

@Suite("Settings of a connection") struct SettingsTests {
  let scratch: Scratch
  let ledger: LedgerFile

  init() throws {
    scratch = try Scratch()
    ledger = try LedgerFile(opening: try scratch.ledger())
  }

  func answer(_ pragma: String) throws -> String? {
    try ledger.read { try String.fetchOne($0.database, sql: "PRAGMA \(pragma)") }
  }

  @Test(arguments: [
    ("journal_mode", "truncate"), ("synchronous", "2"), ("trusted_schema", "0"),
    ("cell_size_check", "1"), ("application_id", "1197569644"), ("user_version", "1"),
    ("secure_delete", "1"),
  ]) func `the settings that safety rests on are there`(pragma: String, value: String) throws {
    #expect(try answer(pragma) == value)
  }

  @Test func `SQLite itself can't be told to change the tables behind our back`() throws {
    let error = #expect(throws: DatabaseError.self) {
      try ledger.record { recording throws in
        let database = recording.reading.database
        try database.execute(sql: "PRAGMA writable_schema = ON")
        try database.execute(sql: "DELETE FROM sqlite_schema")
      }
    }
    #expect(error?.message == "table sqlite_master may not be modified")
  }

  @Test func `no other file can be attached`() throws {
    let error = #expect(throws: StoreError.self) {
      try ledger.read { try $0.database.execute(sql: "ATTACH ':memory:' AS other") }
    }
    #expect(error?.sentence.contains("too many attached databases") == true)
  }
}
