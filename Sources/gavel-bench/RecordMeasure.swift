import Foundation
import GRDB
import Governance
import Ledger
import LedgerStore
import SampleLedger
import TransparencyLog

/// Recording of ballots in the process against bare commits of the same rows, on disk and in memory.
struct RecordMeasure {
  private let rounds: Int
  private let cache: String
  static let ballots = 300

  init(rounds: Int, cache: String) {
    self.rounds = rounds
    self.cache = cache
  }

  func run() throws {
    for (place, folder, wanted) in [
      ("disk", "\(cache)/record", "at least 0.80"),
      ("tmpfs", "/dev/shm/gavel-bench-\(getpid())", "at least 0.50"),
    ] {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let open = try OpenPoll(in: folder)
      var ratio = Rounds()
      var rate = Rounds()
      for _ in 0..<rounds {
        let recorded = try open.record()
        let bare = try open.commitBare()
        ratio.add(bare / recorded)
        rate.add(Double(open.events.count) / recorded)
      }
      show("record on \(place)", "\(text(rate.median, 0))/s")
      show("record on \(place), of the rate of bare commits", text(ratio.median, 3), wanted)
    }
  }
}

/// A ledger with an open poll, and ballots that are signed and not yet recorded.
struct OpenPoll {
  let events: [SignedEvent]
  private let folder: String
  private let consortium: SampleConsortium
  let time: Timestamp
  let size: Int64

  init(in folder: String, entries: Int64 = 10_000) throws {
    self.folder = folder
    let file = try LedgerFile.create(at: "\(folder)/base.gavel")
    let writer = BulkWriter(file)
    var grown = try GrownLedger(entries: entries, members: 240) { try writer.take($0) }
    let checkpoint = try grown.growToOpenPoll()
    size = grown.size
    try writer.finish(checkpoint, size: size)
    try file.close()
    events = try grown.signedBallots(RecordMeasure.ballots)
    consortium = grown.consortium
    time = grown.now.adding(60)
  }

  private func copy() throws -> String {
    let path = "\(folder)/copy.gavel"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: "\(folder)/base.gavel", toPath: path)
    return path
  }

  /// Records every ballot as a program does it.
  ///
  /// - Parameter keeping: whether the head outside and the receipts are kept too.
  /// - Returns: seconds.
  func record(keeping: Bool = false) throws -> Double {
    let state = "\(folder)/state"
    try? FileManager.default.removeItem(atPath: state)
    let receipts = Receipts(folder: "\(state)/receipts")
    let ledger = try reopened(heads: keeping ? OutsideHeads(folder: "\(state)/heads") : nil)
    return try seconds {
      try recordAll(in: ledger) { if keeping { try receipts.keep($0.receipt) } }
    }
  }

  /// A copy of it, in which nothing more is recorded yet.
  func reopened(heads: OutsideHeads? = nil) throws -> OpenLedger {
    let time = time
    return try OpenLedger(opening: try copy(), heads: heads, clock: .rehearsal { time })
  }

  /// Records every ballot.
  func recordAll(in ledger: OpenLedger, after: (Recorded) throws -> Void = { _ in }) throws {
    for event in events { try after(try ledger.record(event, with: consortium.registrar)) }
  }

  /// Commits the rows that the recordings before brought, one commit for each.
  ///
  /// - Returns: seconds.
  func commitBare() throws -> Double {
    let rows = try recordedRows()
    let queue = try DatabaseQueue(path: try copy())
    return try queue.writeWithoutTransaction { database in
      for setting in [
        "journal_mode = TRUNCATE", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON",
        "trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = OFF",
      ] {
        _ = try Row.fetchAll(database, sql: "PRAGMA \(setting)")
      }
      let statements = try Statements(database, ballot: rows.first?.ballots.first?.count ?? 0)
      return try seconds {
        for row in rows { try statements.commit(row, in: database) }
      }
    }
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let took = try ContinuousClock().measure(body)
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
  }

  /// What one entry brought.
  struct Rows {
    var entry: [DatabaseValue]
    var nodes: [[DatabaseValue]]
    var ballots: [[DatabaseValue]]
    var checkpoint: [DatabaseValue]
  }

  private func recordedRows() throws -> [Rows] {
    try DatabaseQueue(path: "\(folder)/copy.gavel").read { database in
      let note = try Row.fetchOne(
        database, sql: "SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")?.databaseValues
      return try (size..<size + Int64(events.count)).map { number in
        func all(_ sql: String, _ arguments: StatementArguments) throws -> [[DatabaseValue]] {
          try Row.fetchAll(database, sql: sql, arguments: arguments).map {
            Array($0.databaseValues)
          }
        }
        var nodes: [[DatabaseValue]] = []
        for level in 0...(~number).trailingZeroBitCount {
          nodes += try all(
            "SELECT level, position, hash FROM node WHERE level = ? AND position = ?",
            [level, number >> Int64(level)])
        }
        var checkpoint = note.map { Array($0) } ?? []
        checkpoint.insert((number + 1).databaseValue, at: 0)
        checkpoint.append(0.databaseValue)
        return Rows(
          entry: try all("SELECT * FROM entry WHERE number = ?", [number])[0], nodes: nodes,
          ballots: try all("SELECT * FROM ballot WHERE entered = ?", [number]),
          checkpoint: checkpoint)
      }
    }
  }

  /// The bare statements, prepared once.
  private struct Statements {
    let begin, entry, node, ballot, forget, checkpoint, commit: Statement

    /// - Parameter columns: of a ballot's row.
    init(_ database: Database, ballot columns: Int) throws {
      begin = try database.makeStatement(sql: "BEGIN IMMEDIATE")
      entry = try database.makeStatement(sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      node = try database.makeStatement(sql: "INSERT INTO node VALUES (?, ?, ?)")
      ballot = try database.makeStatement(
        sql: "INSERT INTO ballot VALUES ("
          + Array(repeating: "?", count: columns).joined(separator: ", ") + ")")
      forget = try database.makeStatement(
        sql: "DELETE FROM checkpoint WHERE handed_out = 0 AND size < ?")
      checkpoint = try database.makeStatement(sql: "INSERT INTO checkpoint VALUES (?, ?, ?)")
      commit = try database.makeStatement(sql: "COMMIT")
    }

    func commit(_ rows: Rows, in database: Database) throws {
      try begin.execute()
      try run(entry, rows.entry)
      for row in rows.nodes { try run(node, row) }
      for row in rows.ballots { try run(ballot, row) }
      try run(forget, Array(rows.checkpoint.prefix(1)))
      try run(checkpoint, rows.checkpoint)
      try commit.execute()
    }

    private func run(_ statement: Statement, _ values: [DatabaseValue]) throws {
      // The faster of GRDB's two ways, which the store takes as well.
      statement.setUncheckedArguments(
        StatementArguments(values.map { value -> (any DatabaseValueConvertible)? in value }))
      try statement.execute()
    }
  }
}
