import Foundation
import GRDB
import SampleLedger

/// Whether the loss of power is one that a store can fail at: a plain database that is written to in the
/// same way, in the mode in which SQLite is often used, must lose commits that were acknowledged; and in
/// the mode of a ledger it must lose none.
public enum Control: String, CaseIterable, Sendable {
  case walNormal = "wal-normal"
  case truncateFull = "truncate-full"

  private var pragmas: [String] {
    switch self {
    case .walNormal: ["journal_mode = WAL", "synchronous = NORMAL"]
    case .truncateFull: ["journal_mode = TRUNCATE", "synchronous = FULL"]
    }
  }

  /// Makes the database, before anything is written down.
  static func create(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      try database.execute(
        sql: "CREATE TABLE entry (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
    }
    try queue.close()
  }

  /// Records so many rows, a transaction and a line of standard output for each: what the process does that
  /// is written down.
  public func record(_ count: Int, in path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      for pragma in pragmas { _ = try Row.fetchAll(database, sql: "PRAGMA \(pragma)") }
    }
    for number in 1...count {
      try queue.write { database in
        try database.execute(
          sql: "INSERT INTO entry (number, bytes) VALUES (?, ?)",
          arguments: [number, Data(repeating: UInt8(number % 256), count: 900)])
      }
      try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
    }
  }

  /// Loses power in such a process.
  ///
  /// - Parameters:
  ///   - program: this very program, whose argument `control` comes back to ``record(_:in:)``.
  ///   - folder: made, and removed again.
  /// - Returns: how many images there were, and how many had lost acknowledged rows or were damaged.
  public func run(
    program: String, library: String, folder: String, rows: Int, images: Int, seed: UInt64
  ) throws -> (images: Int, lost: Int) {
    let work = "\(folder)/work"
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(work)/control.db"
    try Self.create(path)
    var disk = CrashingDisk(try FolderContents.read(work))
    let run = try ProgramRun(
      program, ["control", rawValue, path, "\(rows)"],
      environment: [
        "GAVEL_DISK_FOLDER": work, "GAVEL_DISK_LOG": "\(folder)/calls", "LD_PRELOAD": library,
      ], in: folder, files: "\(folder)/said")
    let end = try run.wait()
    guard end.status == 0 else { throw Mistake("the control failed by itself: \(end.errors)") }
    let calls = try DiskCall.all(in: "\(folder)/calls")
    let each = max(1, images / max(1, calls.count))
    var acknowledged = 0
    var result = (images: 0, lost: 0)
    for (number, call) in calls.enumerated() {
      disk.take(call)
      if case .answer(let text) = call {
        acknowledged = Int(text.split(separator: "\n").last ?? "") ?? acknowledged
      }
      for place in 0..<each {
        var random = SampleRandom(seed: seed &+ UInt64(number * 10_000 + place))
        // What processes share of a write-ahead log is made anew from it.
        let image = disk.image(&random).filter { !$0.key.hasSuffix("-shm") }
        try FolderContents.write(image, from: work, to: "\(folder)/image")
        result.images += 1
        if !Self.holds("\(folder)/image/control.db", rows: acknowledged) { result.lost += 1 }
      }
    }
    return result
  }

  private static func holds(_ path: String, rows: Int) -> Bool {
    do {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.read { database in
        let found = try Int.fetchOne(database, sql: "SELECT count(*) FROM entry") ?? 0
        let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        return found >= rows && damage == ["ok"]
      }
    } catch {
      return false
    }
  }
}
