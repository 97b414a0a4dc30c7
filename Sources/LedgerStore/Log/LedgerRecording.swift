import Foundation
import GRDB
public import Governance
public import Sodium
public import TransparencyLog

/// One transaction: everything that is put into it stays, or nothing.
///
/// For each entry first the register's changes, then the entry itself: once an entry is in the log, the
/// versions that it brought are frozen.
///
/// Valid only inside the closure of `LedgerFile.record` that it was handed to.
public struct LedgerRecording {
  /// What is in the ledger by now, what this transaction has put into it included.
  public private(set) var reading: LedgerReading
  /// The register, to which the changes of the next entry are applied.
  public var register: SQLiteRegister

  private let database: Database
  /// Whether the journal stays after the commit, to be wiped.
  private let canErase: Bool
  private var frontier: Frontier?

  /// - Parameter tip: what the recording before this one left, where nobody wrote in between.
  init(_ database: Database, tip: LogTip? = nil, canErase: Bool = false) throws(StoreError) {
    self.database = database
    self.canErase = canErase
    reading = try LedgerReading(
      database, size: tip?.frontier.size, remembered: tip?.log ?? RememberedLog())
    frontier = tip?.frontier
    register = SQLiteRegister(
      database, entering: reading.size, remembered: tip?.register ?? RememberedRecords())
  }

  /// Adds an entry to the log, and to the tree the complete subtrees that it finishes.
  ///
  /// - Parameter number: the log's size so far; another one is a mistake of the caller.
  public mutating func append(_ entry: Entry, number: Int64) throws(StoreError) {
    precondition(number == reading.size, "entries are numbered without gaps")
    let event = entry.event
    var entriesOnDay: Int64 = 0
    if event.bindsAuthor {
      let latest = try reading.latest(by: event.author)
      let sameDay = latest.map { $0.day == entry.recorded.calendarDay } ?? false
      entriesOnDay = sameDay ? (latest?.entriesOnDay ?? 0) + 1 : 1
    }
    try database.run(
      """
      INSERT INTO entry (number, bytes, id, author, type, recorded, seen_size, entries_on_day)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        number, Data(entry.bytes), event.id.data, event.author.text, event.type,
        entry.recorded.seconds, event.seen.size, entriesOnDay,
      ])
    reading.remembered?.keep(entry.recorded, ofEntry: number)
    try grow(by: Tree.leafHash(of: entry.bytes))
    reading.size += 1
    register.entering = reading.size
  }

  /// The head over all entries, those of this transaction included.
  public mutating func head() throws(StoreError) -> TreeHead {
    try currentFrontier().head
  }

  /// The audit path that the next entry will have in the tree that ends with it.
  public mutating func pathOfNextEntry() throws(StoreError) -> [Digest] {
    try currentFrontier().pathOfNext
  }

  /// What the next recording can go on from once this one is on disk; nothing where it did not touch
  /// the tree.
  func tip(dataVersion: Int64) -> LogTip? {
    guard let frontier, frontier.size == reading.size, let log = reading.remembered,
      let records = register.remembered
    else { return nil }
    return LogTip(frontier: frontier, log: log, register: records, dataVersion: dataVersion)
  }

  private mutating func currentFrontier() throws(StoreError) -> Frontier {
    if let frontier { return frontier }
    let read = try reading.frontier()
    frontier = read
    return read
  }

  private mutating func grow(by leaf: LeafHash) throws(StoreError) {
    var grown = try currentFrontier()
    let database = database
    try grown.append(leaf) { (address, hash) throws(StoreError) in
      try database.run(
        "INSERT INTO node (level, position, hash) VALUES (?, ?, ?)",
        [address.level, address.index, hash.data])
    }
    frontier = grown
  }

  /// Keeps a document under its hash; one that is there already stays as it is.
  ///
  /// - Parameter salt: 32 bytes, of a document that can be redacted.
  /// - Returns: the hash that names it.
  /// - Throws: `StoreError.corrupt` for a salt of another length.
  @discardableResult
  public func put(document bytes: [UInt8], salt: [UInt8]? = nil) throws(StoreError) -> Digest {
    if let salt, salt.count != 32 {
      throw .corrupt(detail: "a document has a salt of \(salt.count) bytes instead of 32")
    }
    let digest = StoredDocument.digest(of: bytes, salt: salt)
    try database.run(
      "INSERT INTO document (digest, salt, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      [digest.data, salt.map { Data($0) }.databaseValue, Data(bytes)])
    return digest
  }

  /// Destroys documents, their salts with them. Nothing of them stays in the file: SQLite wipes what it
  /// frees, but moves rows between pages without wiping where they were, so that all other rows are
  /// written anew. It takes as long as the documents of the ledger are large.
  ///
  /// - Throws: where the journal would not be kept to be wiped, ``LedgerFile/record(_:)`` begins again.
  public func erase(documents digests: [Digest]) throws {
    guard !digests.isEmpty else { return }
    guard canErase else { throw JournalNotKept() }
    for digest in digests {
      try database.run("DELETE FROM document WHERE digest = ?", [digest.data])
    }
    try database.run("CREATE TEMP TABLE kept AS SELECT digest, salt, bytes FROM document")
    try database.run("DELETE FROM document")
    try database.run("INSERT INTO document (digest, salt, bytes) SELECT * FROM kept")
    try database.run("DROP TABLE kept")
  }

  /// Keeps a signed head. Of those that were not handed out only the newest is kept.
  ///
  /// - Parameters:
  ///   - note: a C2SP signed note over the log's first `size` entries. For a size that has one already
  ///     it takes its place, with more signatures.
  ///   - handedOut: whether somebody else is given it. What was handed out once remains so.
  public func put(
    checkpoint note: [UInt8], size: Int64, handedOut: Bool
  ) throws(StoreError) {
    try database.run("DELETE FROM checkpoint WHERE handed_out = 0 AND size < ?", [size])
    try database.run(
      """
      INSERT INTO checkpoint (size, note, handed_out) VALUES (?, ?, ?)
      ON CONFLICT (size) DO UPDATE SET note = excluded.note,
        handed_out = max(handed_out, excluded.handed_out)
      """,
      [size, Data(note), handedOut ? 1 : 0])
  }
}

/// What is erased would stay in the journal, whose file would be cut off and its blocks freed as they are.
struct JournalNotKept: Error {}
