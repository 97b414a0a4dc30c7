import Foundation
import GRDB
import Synchronization

/// One ledger: one SQLite file with the log, the documents and the register.
///
/// Whoever opens it gets a file whose marks, tables and settings were checked; nothing else is taken on
/// trust. It can be used from several threads, one at a time. A closure that was handed a reading or a
/// recording must not use the file again.
public final class LedgerFile: Sendable {
  /// Where the file is; for a private copy, where the copy is.
  public let path: String
  public let isReadOnly: Bool
  /// A journal that stands beside the file that was copied, and that was not rolled back: the name of
  /// the file. Only of a private copy.
  public let foreignJournal: String?

  private let queue: DatabaseQueue
  private let copy: PrivateCopy?
  private let isDead = Atomic<Bool>(false)
  private let tip = Mutex<LogTip?>(nil)

  /// Opens a ledger.
  ///
  /// - Throws: `StoreError` where it is missing, is not a ledger, belongs to a later version, has other
  ///   tables than ours, is used by another process for over 5 s, or where SQLite does not keep the
  ///   settings that our safety rests on. Nothing of the file is changed then.
  public convenience init(opening path: String, readOnly: Bool = false) throws(StoreError) {
    try self.init(path: path, readOnly: readOnly)
  }

  /// - Parameter wait: seconds for which another process may hold the file.
  init(
    path: String, readOnly: Bool, copy: PrivateCopy? = nil, wait: Double = 5
  ) throws(StoreError) {
    let opening = Opening(path: path, readOnly: readOnly, wait: wait)
    try FileHeader.check(at: opening.path)
    queue = try opening.open()
    self.path = opening.path
    self.copy = copy
    isReadOnly = readOnly
    foreignJournal = copy?.foreignJournal
  }

  /// Makes an empty ledger, readable by its owner only.
  ///
  /// - Throws: `StoreError.exists` where anything is there already; then nothing is touched.
  public static func create(at path: String) throws(StoreError) -> LedgerFile {
    try Opening(path: path, readOnly: false).create()
    return try LedgerFile(opening: path)
  }

  /// Copies a file that nobody vouches for into a folder of our own, and opens the copy for reading. A
  /// journal beside it is named by ``foreignJournal``, not rolled back. The copy goes with this object.
  public static func privateCopy(of path: String) throws(StoreError) -> LedgerFile {
    let copy = try PrivateCopy(of: path)
    return try LedgerFile(path: copy.path, readOnly: true, copy: copy)
  }

  /// Opens the same file, or the same private copy, once more, to be read on another thread.
  public func openedAgain() throws(StoreError) -> LedgerFile {
    try LedgerFile(path: path, readOnly: isReadOnly, copy: copy)
  }

  /// Reads the ledger as it stands at one moment.
  ///
  /// - Throws: `StoreError`, or whatever `body` throws.
  public func read<Value>(_ body: (LedgerReading) throws -> Value) throws -> Value {
    try requireAlive()
    do {
      return try queue.read { database in try body(try LedgerReading(database)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Runs one transaction that nobody else writes beside: what `body` puts into the ledger stays, on
  /// disk, when this returns; when it throws, nothing of it stays.
  ///
  /// A disk that fails while writing leaves unknown what it kept. Then this opening is dead: every later
  /// use throws `StoreError.dead`, and the file must be opened again.
  ///
  /// - Throws: `StoreError.busy` where another process holds the file for over 5 s; `.uncertain` where
  ///   the commit failed, and only the file, opened again, tells whether it took effect; another
  ///   `StoreError` or whatever `body` throws, and then nothing of it stays.
  public func record<Value>(_ body: (inout LedgerRecording) throws -> Value) throws -> Value {
    try requireAlive()
    guard !isReadOnly else { throw StoreError.readOnly }
    do {
      return try queue.writeWithoutTransaction { database in
        do {
          return try transact(in: database, body)
        } catch is JournalNotKept {
          return try transactErasing(in: database, body)
        }
      }
    } catch {
      // Only a closed handle gives up its locks; the journal stays, and the next opening rolls it back.
      if isDead.load(ordering: .acquiring) { try? queue.close() }
      throw error
    }
  }

  /// What SQLite finds wrong with the file itself; nothing when it is sound. Reads all of it.
  public func damage() throws(StoreError) -> [String] {
    try requireAlive()
    let header = try FileHeader(at: path).damage
    return try throughSQLite {
      try queue.read { database in
        // Every row is looked up in every index: with the usual 2 MB most pages would be read again and
        // again. In KiB.
        try database.execute(sql: "PRAGMA cache_size = -32768")
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check")
        try database.execute(sql: "PRAGMA cache_size = -2000")
        return header + (found == ["ok"] ? [] : found)
      }
    }
  }

  /// What is unusual about the file itself and changes nothing of what it says: a `VACUUM` or a copy by
  /// another program counts the schema cookie anew.
  public func remarks() throws(StoreError) -> [String] {
    let made = try Schema.made.get().cookie
    let found = try FileHeader(at: path).schemaCookie
    guard found != made else { return [] }
    return [
      "the schema cookie (bytes 40 to 43 of the file) is \(found), and Gavel leaves \(made): another "
        + "program packed or copied the file, or altered these bytes; no entry depends on them"
    ]
  }

  /// Copies the ledger as it stands at one moment to a new file, by SQLite's own backup: whoever records
  /// meanwhile waits. The copy is on the disk when this returns, readable by its owner only.
  ///
  /// - Throws: `StoreError.exists` where anything is there already; then nothing is touched.
  public func copy(to path: String) throws(StoreError) {
    try requireAlive()
    let target = try Opening(path: path, readOnly: false).createEmpty()
    do {
      try queue.backup(to: target)
      try target.close()
      // The journal that our settings leave behind empty: under the name that the copy gets it would be in the way.
      try? FileManager.default.removeItem(atPath: path + "-journal")
    } catch {
      try? target.close()
      for name in [path, path + "-journal"] { try? FileManager.default.removeItem(atPath: name) }
      throw StoreError(error)
    }
  }

  /// Gives the file up. Later uses throw `StoreError.dead`.
  public func close() throws(StoreError) {
    isDead.store(true, ordering: .releasing)
    try throughSQLite { try queue.close() }
  }

  private func requireAlive() throws(StoreError) {
    guard !isDead.load(ordering: .acquiring) else { throw .dead }
  }

  /// The same once more, with a journal that stays and is wiped: of what is erased nothing is left in it.
  private func transactErasing<Value>(
    in database: Database, _ body: (inout LedgerRecording) throws -> Value
  ) throws -> Value {
    let journal = Journal(of: path)
    do {
      try journal.keep(true, in: database)
      let value = try transact(in: database, canErase: true, body)
      // It is recorded, whatever becomes of the wiping: the next opening for writing wipes what is left.
      do {
        try journal.wipe(in: database)
        try journal.keep(false, in: database)
      } catch {
        isDead.store(true, ordering: .releasing)
      }
      return value
    } catch {
      do { try journal.keep(false, in: database) } catch {
        isDead.store(true, ordering: .releasing)
      }
      throw error
    }
  }

  private func transact<Value>(
    in database: Database, canErase: Bool = false,
    _ body: (inout LedgerRecording) throws -> Value
  ) throws -> Value {
    try database.run("BEGIN IMMEDIATE")
    let value: Value
    let left: LogTip?
    do {
      // Inside of the transaction nobody else writes any more.
      let version = try database.integer("PRAGMA data_version") ?? 0
      let known = tip.withLock { $0 }
      var recording = try LedgerRecording(
        database, tip: known?.dataVersion == version ? known : nil, canErase: canErase)
      value = try body(&recording)
      left = recording.tip(dataVersion: version)
    } catch {
      forgetTip()
      rollBack(database, after: error)
      throw error
    }
    do {
      try database.run("COMMIT")
    } catch {
      let failure = error
      // Busy is a reader that did not let go: nothing was written yet. After any other failure nobody
      // knows what reached the disk, and trying again on this handle could acknowledge what is lost.
      let isUncertain = failure != .busy
      if isUncertain { isDead.store(true, ordering: .releasing) }
      forgetTip()
      rollBack(database, after: failure)
      throw isUncertain ? .uncertain(failure) : failure
    }
    tip.withLock { $0 = left }
    return value
  }

  /// What a recording remembers that came to nothing may never have been so.
  private func forgetTip() {
    tip.withLock { $0 = nil }
  }

  private func rollBack(_ database: Database, after error: any Error) {
    if let error = error as? StoreError, error.isFatal {
      isDead.store(true, ordering: .releasing)
    }
    guard database.isInsideTransaction else { return }
    do {
      try database.rollback()
    } catch {
      isDead.store(true, ordering: .releasing)
    }
  }
}
