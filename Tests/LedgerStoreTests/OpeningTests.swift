import CFaults
import Foundation
import LedgerStore
import Testing

@Suite("Opening a ledger") struct OpeningTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  /// Opening must fail with this code, and leave the file as it is.
  func expectRefused(
    _ path: String, _ code: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try? scratch.bytes(path)
    let beside = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
    for readOnly in [true, false] {
      let error = #expect(throws: StoreError.self, sourceLocation: location) {
        try LedgerFile(opening: path, readOnly: readOnly)
      }
      #expect(error?.code == code, sourceLocation: location)
    }
    #expect((try? scratch.bytes(path)) == before, sourceLocation: location)
    let after = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).sorted()
    #expect(after == beside, "nothing appears beside it", sourceLocation: location)
  }

  @Test func `a new ledger is empty and can be opened again`() throws {
    let path = scratch.path()
    try LedgerFile.create(at: path).close()
    let ledger = try LedgerFile(opening: path)
    #expect(try ledger.read { $0.size } == 0)
    #expect(try ledger.damage() == [])
  }

  @Test(arguments: [36, 37, 38, 39, 48, 49, 50, 51])
  func `what the header alone says and SQLite does not look at is damage too`(offset: Int) throws {
    let path = try scratch.ledger(size: 2)
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: UInt64(offset))
    let before = try #require(try handle.read(upToCount: 1)?.first)
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: Data([before ^ 1]))
    try handle.close()
    #expect(try LedgerFile.privateCopy(of: path).damage().count == 1)
  }

  @Test func `a new ledger is readable by its owner only`() throws {
    _ = try LedgerFile.create(at: scratch.path())
    let mode = try FileManager.default.attributesOfItem(atPath: scratch.path())[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a new ledger takes the place of no file`() throws {
    let path = try scratch.write("minutes of 2019", to: "book.gavel")
    #expect(throws: StoreError.exists(path: path)) { try LedgerFile.create(at: path) }
    #expect(try scratch.bytes(path) == Data("minutes of 2019".utf8))
  }

  @Test func `a new ledger is not made beside a journal that waits for its name`() throws {
    let journal = try scratch.write("pages", to: "book.gavel-journal")
    #expect(throws: StoreError.exists(path: journal)) { try LedgerFile.create(at: scratch.path()) }
    #expect(!FileManager.default.fileExists(atPath: scratch.path()))
  }

  @Test func `a ledger in a folder that is not there is not made`() throws {
    let error = #expect(throws: StoreError.self) {
      try LedgerFile.create(at: scratch.path("nowhere/book.gavel"))
    }
    #expect(error?.code == "E-STORE-IO")
  }

  @Test func `a name that SQLite would take for an address is a name`() throws {
    let path = scratch.path("file:book.gavel?mode=memory")
    try LedgerFile.create(at: path).close()
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try LedgerFile(opening: path).read { $0.size } == 0)
  }

  @Test func `what is not there is missing`() throws {
    try expectRefused(scratch.path("other.gavel"), "E-STORE-MISSING")
  }

  @Test func `a folder is no ledger`() throws {
    try expectRefused(scratch.folder.path, "E-STORE-NOT-A-LEDGER")
  }

  @Test func `an empty file is no ledger`() throws {
    try expectRefused(try scratch.write("", to: "book.gavel"), "E-STORE-NOT-A-LEDGER")
  }

  @Test func `a text is no ledger`() throws {
    let text = String(repeating: "Minutes of the board. ", count: 100)
    try expectRefused(try scratch.write(text, to: "book.gavel"), "E-STORE-NOT-A-LEDGER")
  }

  @Test func `a file that ends within its header is no ledger`() throws {
    let path = try scratch.ledger()
    try scratch.bytes(path).prefix(99).write(to: URL(fileURLWithPath: path))
    try expectRefused(path, "E-STORE-NOT-A-LEDGER")
  }

  @Test func `the database of another program is no ledger`() throws {
    try scratch.tamper(scratch.path(), "CREATE TABLE entry (number INTEGER PRIMARY KEY)")
    try expectRefused(scratch.path(), "E-STORE-FOREIGN-FILE")
  }

  @Test func `a ledger under the mark of another program is no ledger`() throws {
    let path = try scratch.ledger()
    try scratch.tamper(path, "PRAGMA application_id = 1")
    try expectRefused(path, "E-STORE-FOREIGN-FILE")
  }

  @Test func `a ledger of a later version is not touched`() throws {
    let path = try scratch.ledger()
    try scratch.tamper(path, "PRAGMA user_version = 2")
    try expectRefused(path, "E-STORE-NEWER-SCHEMA")
  }

  @Test func `a ledger that was put into another journal mode is not touched`() throws {
    let path = try scratch.ledger()
    try scratch.tamper(path, "PRAGMA journal_mode = WAL")
    try expectRefused(path, "E-STORE-SETTING")
  }

  @Test func `a write-ahead log beside a ledger is not read`() throws {
    let path = try scratch.ledger()
    _ = try scratch.write("", to: "book.gavel-wal")
    try expectRefused(path, "E-STORE-FOREIGN-FILE")
  }

  @Test(arguments: [
    "CREATE TRIGGER more AFTER INSERT ON ballot BEGIN DELETE FROM document; END",
    "CREATE VIEW more AS SELECT 1", "CREATE TABLE more (a)", "CREATE INDEX more ON entry (type)",
    "DROP TRIGGER entry_stays", "DROP VIEW log", "DROP INDEX entry_author",
    "DROP TRIGGER node_kept; CREATE TRIGGER node_kept BEFORE DELETE ON node BEGIN SELECT 1; END",
    "ALTER TABLE ballot ADD COLUMN note TEXT", "ALTER TABLE ballot RENAME COLUMN choice TO vote",
    "ANALYZE",
  ]) func `tables that somebody changed are not used`(change: String) throws {
    let path = try scratch.ledger()
    try scratch.tamper(path, change)
    try expectRefused(path, "E-STORE-SCHEMA-ALTERED")
  }

  @Test func `what is opened for reading records nothing`() throws {
    let ledger = try LedgerFile(opening: try scratch.ledger(size: 2), readOnly: true)
    #expect(throws: StoreError.readOnly) { try ledger.record { _ in } }
    #expect(try ledger.read { $0.size } == 2)
  }

  @Test func `a file that may not be written is opened for reading only`() async throws {
    let path = try scratch.ledger()
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    let before = try scratch.bytes(path)
    // In a process of its own, in which root, too, may not do what modes forbid.
    await #expect(processExitsWith: .success) { [path = path as String] in
      try #require(fault_give_up_privileges() == 0)
      try #require(FileHandle(forWritingAtPath: path) == nil, "else this would show nothing")
      #expect(throws: StoreError.readOnly) { try LedgerFile(opening: path) }
      let ledger = try LedgerFile(opening: path, readOnly: true)
      #expect(try ledger.read { $0.size } == 3)
      #expect(throws: StoreError.readOnly) { try ledger.record { _ in } }
    }
    #expect(try scratch.bytes(path) == before)
  }

  @Test func `a ledger in a folder that may not be written is read`() async throws {
    let path = try scratch.ledger()
    // The empty journal of our own transactions is no part of what is to be read.
    try FileManager.default.removeItem(atPath: path + "-journal")
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
    let folder = scratch.folder.path
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    }
    await #expect(processExitsWith: .success) { [path = path as String] in
      try #require(fault_give_up_privileges() == 0)
      let other = path + ".other"
      try #require(
        !FileManager.default.createFile(atPath: other, contents: nil),
        "else this would show nothing")
      #expect(try LedgerFile(opening: path, readOnly: true).read { $0.size } == 3)
      #expect(throws: StoreError.self) { try LedgerFile.create(at: path + ".new") }
    }
  }
}
