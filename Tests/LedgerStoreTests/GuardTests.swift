import GRDB
import Governance
import Testing

@Suite("What can't be changed by a slip of the hand") struct GuardTests {
  let scratch: Scratch
  let path: String

  init() throws {
    scratch = try Scratch()
    path = try scratch.book()
  }

  @Test(arguments: [
    "UPDATE entry SET author = 'eve' WHERE number = 1", "DELETE FROM entry WHERE number = 14",
    "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 1",
    "INSERT OR REPLACE INTO entry SELECT 99, bytes, id, author, type, 0, 0, 0 FROM entry",
    "INSERT OR REPLACE INTO node SELECT level, position, zeroblob(32) FROM node",
    "UPDATE node SET hash = zeroblob(32)", "DELETE FROM node WHERE level = 0",
    "UPDATE ballot SET choice = 'yes'", "DELETE FROM ballot", "DELETE FROM elector",
    "UPDATE attendance SET evidence = 'signed'", "DELETE FROM notice_waiver",
    "UPDATE meeting_demand SET person = 'eve'", "DELETE FROM meeting",
    "UPDATE second SET person = 'eve'", "UPDATE demand SET person = 'eve'",
    "UPDATE member SET standing = 'suspended'", "DELETE FROM policy",
    "UPDATE motion SET superseded = NULL WHERE superseded IS NOT NULL",
    "UPDATE motion SET superseded = 99 WHERE superseded IS NOT NULL",
    "UPDATE poll SET entered = 0", "UPDATE tenure SET record = record + 100",
  ]) func `entries, nodes and versions stay as they are`(statement: String) throws {
    let error = #expect(throws: DatabaseError.self) { try scratch.tamper(path, statement) }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
  }

  @Test func `a text where a number belongs is refused`() throws {
    let error = #expect(throws: DatabaseError.self) {
      try scratch.tamper(
        path, "INSERT INTO counter (record, series, last, entered) VALUES (9, 's', 'two', 9)")
    }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_DATATYPE)
  }
}
