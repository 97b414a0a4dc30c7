import GRDB
import Governance
import Testing

@testable import LedgerStore

@Suite("Statements and views") struct StatementTests {
  let scratch: Scratch
  let ledger: LedgerFile

  init() throws {
    scratch = try Scratch()
    ledger = try LedgerFile(opening: try scratch.book())
  }

  static let lookups =
    MembershipStatements.lookups + BodyStatements.lookups + DecisionStatements.lookups
    + MeetingStatements.lookups
    + RollCallStatements.lookups
    + DissentStatements.lookups + RulingStatements.lookups
    + HearingStatements.lookups
    + OldDecisionStatements.lookups
    + RosterStatements.lookups + AuthorityStatements.lookups + InterestStatements.lookups
    + DocumentStatements.lookups
    + ObjectiveStatements.lookups + RiskStatements.lookups + ProxyStatements.lookups
    + FormalityStatements.lookups
    + ProcedureStatements.lookups + InitiativeStatements.lookups
    + AffiliationStatements.lookups + MoveStatements.lookups
    + KeyStatements.lookups + CosignedHeadStatements.lookups
    + HeldBallotStatements.lookups

  static let ofRecording = Change.tables.flatMap { table in
    table.isVersioned ? [table.newest, table.lastRecord, table.supersede, table.remove] : []
  }

  @Test(arguments: lookups + ofRecording)
  func `a look-up goes through an index, however long the ledger is`(sql: String) throws {
    let filled = sql.split(separator: "?", omittingEmptySubsequences: false)
      .joined(separator: "'x'")
    let plan = try ledger.read { reading throws in
      try Row.fetchAll(reading.database, sql: "EXPLAIN QUERY PLAN \(filled)")
        .map { $0["detail"] as String }
    }
    let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("USING INDEX") }
    #expect(scans == [], "\(plan)")
    #expect(plan.contains { $0.contains("INDEX") || $0.contains("PRIMARY KEY") })
  }

  @Test func `the fingerprint by which a file is known is of what schema/sql makes`() throws {
    let made = Schema.fingerprint(of: try Schema.made.get().objects)
    #expect(made == Schema.fingerprint)
  }

  @Test func `no plan hangs on a parameter's value, or it would be made anew at each binding`()
    throws
  {
    let sql =
      "EXPLAIN QUERY PLAN SELECT * FROM ballot WHERE poll = ? AND person = ? AND capacity = ?"
    let plans = try ledger.read { reading throws in
      try ["holder", "proxy"].map { capacity in
        try Row.fetchAll(reading.database, sql: sql, arguments: ["p", "x", capacity])
          .map { $0["detail"] as String }
      }
    }
    #expect(plans[0] == plans[1])
  }

  @Test(arguments: [
    ("log", 22), ("current_member", 1), ("current_affiliation", 2), ("current_seat_holder", 1),
    ("current_office_holder", 1),
    ("current_policy", 2), ("current_motion", 2), ("current_poll", 2), ("ballot_cast", 4),
    ("current_meeting", 2), ("current_attendance", 2),
    ("current_attested_place", 1), ("current_objective", 2), ("current_risk", 1),
    ("current_commitment", 2),
    ("current_interest", 1), ("seat_recused", 2),
    ("current_proxy", 1), ("current_fulfilment", 2),
  ]) func `people read what the book knows`(view: String, rows: Int) throws {
    let found = try ledger.read {
      try Row.fetchAll($0.database, sql: "SELECT * FROM \(view)")
    }
    #expect(found.count == rows)
    #expect(found.allSatisfy { !$0.databaseValues.isEmpty })
  }

  @Test func `people read names, not only hashes`() throws {
    try ledger.read { reading throws in
      let database = reading.database
      let ballot = try String.fetchOne(
        database,
        sql: "SELECT motion || ' ' || seat || ' ' || choice FROM ballot_cast WHERE turn = 7")
      #expect(ballot == "board-2026-001 board-2 yes")
      let line = try String.fetchOne(
        database, sql: "SELECT recorded || ' ' || type FROM log WHERE number = 2")
      #expect(line == "2026-01-01T00:00:02Z motion.withdrawn")
      let member = try String.fetchOne(
        database, sql: "SELECT title || ', ' || class_title FROM current_member")
      #expect(member == "IBM, Founders")
    }
  }
}
